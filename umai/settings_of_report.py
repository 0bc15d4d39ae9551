"""Settings of the process that serves the report form only, which knows as little as possible.

They do not import those of the staff's process, which read the keys of sessions and of second factors.
There is no account here, no session, no cookie and no message. There is no CSRF token either: it
protects a signed-in person, and nobody is signed in.
"""

import os
from pathlib import Path

from umai.machine import gateway_key
from umai.machine.cluster.database import django_databases
from umai.machine.installation import Installation
from umai.machine.keys import secrets
from umai.machine.serving.logs import FORMATTERS, log_format

os.environ.setdefault("UMAI_PROCESS", "report")
CHECKOUT = Path(__file__).resolve().parent.parent
MACHINE = Installation.from_environment(os.environ)
UMAI_REHEARSAL = MACHINE.rehearsal
UMAI_TRAINING = not UMAI_REHEARSAL and os.environ.get("UMAI_TRAINING") == "1"
UMAI_NAME = os.environ.get("UMAI_NAME", "Umai")

DEBUG = False
SECRET_KEY = secrets.password(MACHINE.home, "report")  # signs what travels on the pages, makes the codes
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *filter(None, os.environ.get("UMAI_HOSTS", "").split(",")),
]

INSTALLED_APPS = ["django.contrib.staticfiles", "django.forms", "umai.design", "umai.places"]
MIDDLEWARE = [
    "umai.design.responses.isolation.IsolationMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "umai.identification.report_form.failures.ReportFormMiddleware",
    "umai.lawbook.following.LawMiddleware",
]
ROOT_URLCONF = "umai.urls_of_report"
WSGI_APPLICATION = "umai.wsgi_of_report.application"
APPEND_SLASH = False
FORM_RENDERER = "umai.design.fields.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            CHECKOUT / "umai" / room / "templates" for room in ("identification", "guardianship", "call_back")
        ],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["umai.identification.report_form.pages.form_context"]},
    }
]

DATABASES = django_databases()
UMAI_LAW_SECONDS = 20  # as in umai/settings.py
UMAI_REPORT_DATABASE = "default"  # the alias with the role of the report form
for _one in DATABASES.values():
    # Threads end, and a connection left open in one is lost for the others.
    _one |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What one network may send; a network is the first 24 bits of an address (48 of a long one). Whole
# villages and the customers of a mobile operator share one, so what is many for a person is not
# many for them: from so many reports in ten minutes they are still taken, and stand behind the
# others in the inbox; from so many in an hour none is taken, and the page says whom to call.
UMAI_REPORT_CROWDED = (10, 600)
UMAI_REPORT_CLOSED = (300, 3600)
UMAI_REPORT_WRONG_CODES = (30, 600)  # after which no code is looked up, right or wrong
UMAI_REPORT_PROXIES = 0 if UMAI_REHEARSAL else 1  # whose word on a visitor's address counts
UMAI_REPORT_EXIT = os.environ.get("UMAI_REPORT_EXIT", "https://www.google.com/")  # Leave this page quickly

# The gateway of SMS and messengers (docs/how-to/gateway.md); without a key there is none. A message that
# names no place is read by the department of this district. From so many messages in so many seconds no
# more are taken, and the gateway sends them later.
UMAI_GATEWAY_KEY = gateway_key.key_of(MACHINE.home)
UMAI_GATEWAY_DISTRICT = os.environ.get("UMAI_GATEWAY_DISTRICT", "")
UMAI_GATEWAY_LARGEST = 20_000  # bytes of one request
UMAI_GATEWAY_CLOSED = (600, 600)

# 100,000 letters, each as the twelve signs that a browser makes of a picture letter, and what was
# answered before; what is longer is not read at all.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
FILE_UPLOAD_HANDLERS: list[str] = []  # nothing takes a file
SECURE_HSTS_SECONDS = 0 if UMAI_REHEARSAL else 31_536_000
SECURE_SSL_REDIRECT = False  # the reverse proxy does it; docs/how-to/install.md
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "require-trusted-types-for": ["'script'"],
}

LANGUAGE_CODE = "ky"
LANGUAGES = [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English"), ("uz-cyrl", "Ўзбекча")]
LOCALE_PATHS = [CHECKOUT / "umai" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bishkek"

STATIC_URL = "/static/"
STORAGES = {"staticfiles": {"BACKEND": "umai.design.storage.StaticStorage"}}
STATIC_ROOT = MACHINE.home / "static"

# Nothing here may print an address, a path or anything a person typed: an error is logged by its kind
# and the place in our code (umai.identification.report_form.failures), and by nothing else.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": FORMATTERS,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": log_format()}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "umai": {"level": "INFO"},
        "django.request": {"level": "CRITICAL"},
        "django.security": {"level": "CRITICAL"},
    },
}
