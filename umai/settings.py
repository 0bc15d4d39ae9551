"""Settings, from the environment; every default is production's."""

import os
from pathlib import Path
from typing import Any

from umai.machine.cluster.database import django_databases
from umai.machine.installation import Installation
from umai.machine.keys import secrets
from umai.machine.serving.logs import FORMATTERS, log_format
from umai.machine.ways import Ways

CHECKOUT = Path(__file__).resolve().parent.parent
MACHINE = Installation.from_environment(os.environ)

UMAI_NAME = os.environ.get("UMAI_NAME", "Umai")  # the displayed name
UMAI_REHEARSAL = MACHINE.rehearsal  # invented people only; a banner on every page
UMAI_TRAINING = not UMAI_REHEARSAL and os.environ.get("UMAI_TRAINING") == "1"  # papers are missing: a banner
UMAI_REPORT_URL = os.environ.get("UMAI_REPORT_URL", "")  # of the report form, where it has its own host
UMAI_REPORT_DATABASE = "default"  # where the page of the line looks places up, as the report form does
# The application's own filter by reach; a test switches it off, and row security must hold.
UMAI_OWN_FILTER = True

DEBUG = False
# Which part of the staff's pages this process serves: "pages", "sign-in", or both where nobody is served.
PROCESS = os.environ.get("UMAI_PROCESS") or "web"
UMAI_PART = {"web": "pages", "worker": "pages", "sign-in": "sign-in"}.get(PROCESS, "both")
SIGNS_IN = UMAI_PART != "pages"
SECRET_KEY = secrets.password(MACHINE.home, "sign-in" if UMAI_PART == "sign-in" else "django")
UMAI_ENROLMENT_KEY = secrets.password(MACHINE.home, "enrolment")  # of the hashes of one-time codes
hosts = [host for host in os.environ.get("UMAI_HOSTS", "").split(",") if host]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *hosts]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in hosts]

# Passwords, second factors and the counting of wrong tries are known to the process of sign-in alone.
SIGN_IN_APPS = ["django.contrib.sessions", "allauth", "allauth.account", "allauth.mfa", "axes"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django.contrib.postgres",
    *(SIGN_IN_APPS if SIGNS_IN else []),
    "django_htmx",
    "procrastinate.contrib.django",
    "umai.schema",
    "umai.design",
    "umai.trail",
    "umai.places",
    "umai.staff",
    "umai.access",
    "umai.offices",
    "umai.notices",
    "umai.urgency",
    "umai.register",
    "umai.documents",
    "umai.lawbook",
    "umai.linkage",
    "umai.identification",
    "umai.outreach",
    "umai.rounds",
    "umai.intake",
    "umai.protection",
    "umai.assessment",
    "umai.planning",
    "umai.visits",
    "umai.referrals",
    "umai.prevention",
    "umai.guardianship",
    "umai.unseen",
    "umai.contradictions",
    "umai.opens",
    "umai.walls",
    "umai.commission",
    "umai.justice",
    "umai.call_back",
    "umai.self_harm",
    "umai.entitlements",
    "umai.contact",
    "umai.situations",
    "umai.review",
    "umai.feedback",
    "umai.rights",
    "umai.watch",
    "umai.indicators",
    "umai.casefile",
    "umai.oversight",
    "umai.statistics",
]

MIDDLEWARE = [
    *(["umai.oversight.state.middleware.MeasuringMiddleware"] if UMAI_PART != "sign-in" else []),
    "umai.design.responses.isolation.IsolationMiddleware",
    *(["umai.staff.sign_in.parts.SignInAloneMiddleware"] if UMAI_PART == "sign-in" else []),
    "umai.design.errors.DatabaseGoneMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    *(["django.contrib.sessions.middleware.SessionMiddleware"] if SIGNS_IN else []),
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    *(["django.contrib.auth.middleware.AuthenticationMiddleware"] if SIGNS_IN else []),
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    *(["allauth.account.middleware.AccountMiddleware"] if SIGNS_IN else []),
    "django_htmx.middleware.HtmxMiddleware",
    "umai.design.responses.htmx.redirect_for_htmx",
    *(["umai.staff.sign_in.sign_in.RequireSecondFactor"] if SIGNS_IN else []),
    *(["umai.access.browser.signed_in.OpenSessionMiddleware"] if SIGNS_IN else []),
    "umai.lawbook.following.LawMiddleware",
    "umai.access.requests.SpeakerMiddleware",
    *(["axes.middleware.AxesMiddleware"] if SIGNS_IN else []),
]

ROOT_URLCONF = "umai.urls"
WSGI_APPLICATION = "umai.wsgi.application"
FORM_RENDERER = "umai.design.fields.forms.Renderer"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "umai.design.context.page_context",
                "umai.casefile.navigation.navigation",
            ]
        },
    }
]

DATABASES = django_databases()
DATABASE_ROUTERS = ["umai.staff.routing.RoleRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "staff.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "umai.staff.sign_in.session_store.SignInBackend",
]
UMAI_SESSION_COOKIE = (
    "umai" if UMAI_REHEARSAL else "__Host-umai"
)  # holds the session's token; for this host alone
# Accounts are given by the administrator: no sign-up, no e-mail, no reset but a code in person.
ACCOUNT_ADAPTER = "umai.staff.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False  # the cookie goes when the browser is closed
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds for which a password shown again counts
# Tries within a minute from one address. Wrong codes are limited by umai/staff/sign_in/second_step.py, since
# allauth counts them for the account alone, by which whoever has the password shuts out its holder.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": ""}
ACCOUNT_FORMS = {
    "login": "umai.staff.sign_in.forms.SignInForm",
    "reauthenticate": "umai.staff.sign_in.forms.PasswordAgainForm",
    "change_password": "umai.staff.sign_in.forms.ChangePasswordForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 0 if UMAI_REHEARSAL else 1  # whose word on a visitor's address counts
MFA_ADAPTER = "umai.staff.sign_in.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = UMAI_NAME
MFA_TOTP_PERIOD = 30
MFA_TOTP_TOLERANCE = 1  # phones' clocks go wrong by half a minute
MFA_FORMS = {
    "authenticate": "umai.staff.sign_in.forms.SecondFactorForm",
    "authenticate_webauthn": "umai.staff.sign_in.forms.PasskeyForm",
    "login_webauthn": "umai.staff.sign_in.forms.PasskeySignInForm",
    "reauthenticate": "umai.staff.sign_in.forms.SecondFactorAgainForm",
    "activate_totp": "umai.staff.sign_in.forms.SetUpAppForm",
    "add_webauthn": "umai.staff.sign_in.forms.AddPasskeyForm",
}
if SIGNS_IN:
    UMAI_FACTOR_KEY = secrets.password(MACHINE.home, "factors")  # seals the secrets of second factors
# One name from one address waits longer and longer: umai/staff/sign_in/guess_limits.py.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = "umai.staff.sign_in.guess_limits.failure_limit"
AXES_COOLOFF_TIME = 24  # hours without a mistake, after which all is forgotten
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "umai.staff.sign_in.guess_limits.name_hash"
AXES_CLIENT_IP_CALLABLE = "umai.staff.sign_in.guess_limits.hidden_address"
AXES_LOCKOUT_CALLABLE = "umai.staff.sign_in.guess_limits.wait_page"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "ip_address", "code", "next", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True
# Counters of tries and codes already used, seen by all processes; kept by the role of the accounts.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "account_counter",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_ENGINE = "umai.staff.sign_in.session_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not UMAI_REHEARSAL  # a rehearsal is plain HTTP on this machine alone
CSRF_COOKIE_SECURE = not UMAI_REHEARSAL
SECURE_HSTS_SECONDS = 0 if UMAI_REHEARSAL else 31_536_000
SECURE_SSL_REDIRECT = False  # the reverse proxy does it; docs/how-to/install.md
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_AGE = 12 * 3600  # the longest a session lasts, used or not
UMAI_IDLE_MINUTES = 30  # an unused session ends after this
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "manifest-src": ["'self'"],
    "require-trusted-types-for": ["'script'"],
}

LANGUAGE_CODE = "ky"
LANGUAGES = [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LOCALE_PATHS = [CHECKOUT / "umai" / "locale"]
FORMAT_MODULE_PATH = "umai.design.formats"  # where Django's own formats of a language are not ours
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bishkek"  # the clocks of the law run in this zone

STATIC_URL = "/static/"
STORAGES = {"staticfiles": {"BACKEND": "umai.design.storage.StaticStorage"}}
CSRF_FAILURE_VIEW = "umai.design.errors.csrf_failure"
STATIC_ROOT = MACHINE.home / "static"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = ["umai.documents.uploads.MemoryUploadHandler"]  # nothing lies on a disk in the clear
MESSAGE_STORAGE = "umai.design.responses.messages.HandedOverMessages"
UMAI_MESSAGES_KEY = secrets.password(MACHINE.home, "messages")

# Urgent calls leave by these ways, with the address at which the call can be taken.
# The processes that serve people send nothing, and have no key of the gateway.
UMAI_WAYS = (
    Ways()
    if PROCESS in ("web", "sign-in")
    else Ways.from_environment(os.environ, MACHINE.home, rehearsal=UMAI_REHEARSAL)
)
UMAI_ADDRESS = f"http://localhost:{MACHINE.port}" if UMAI_REHEARSAL else (CSRF_TRUSTED_ORIGINS or [""])[0]

# How long a process goes by what it knows of the law in force before it looks again. An edition begins later
# than that after two persons agreed, so that every process knows of it before. A test looks when it means to.
UMAI_LAW_SECONDS = None if PROCESS == "test" else 20

# Where the worker keeps signed heads of the trail, besides this machine: folders, or files with an ending.
UMAI_ANCHORS = [Path(place) for place in os.environ.get("UMAI_ANCHORS", "").split(":") if place]

PROCRASTINATE_DATABASE_ALIAS = "default"
PROCRASTINATE_IMPORT_PATHS = ["umai.timetable"]

# Nothing here may print a name, a path with an id, or anything a person typed. What jobs have done is
# said to whoever keeps a real register; on the terminal of a rehearsal it speaks to nobody.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": FORMATTERS,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": log_format()}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "umai": {"level": "WARNING" if UMAI_REHEARSAL else "INFO"},
        "django.request": {"level": "CRITICAL"},  # it prints paths; umai.access.requests logs instead
        "django.security": {"level": "CRITICAL"},
        "axes": {"level": "CRITICAL"},  # it prints user names and addresses
    },
}
