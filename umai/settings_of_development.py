"""Settings of `bin/run --dev`: those of the web server, with errors in full and templates not cached.

No environment variable turns one of these on, and a real register does not start with them, because a
traceback can hold a child's file.
"""

from umai.machine import rehearsal
from umai.settings import *  # noqa: F403
from umai.settings import LOGGING, MACHINE, TEMPLATES

rehearsal.refuse_development(MACHINE)

DEBUG = True
DEFAULT_EXCEPTION_REPORTER_FILTER = "umai.machine.development.plain_errors.ErrorReportFilter"
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]  # what UMAI_HOSTS names would come from elsewhere
CSRF_TRUSTED_ORIGINS = []

LOADERS = ["django.template.loaders.app_directories.Loader"]  # without the cached loader
TEMPLATES = [one | {"APP_DIRS": False, "OPTIONS": one["OPTIONS"] | {"loaders": LOADERS}} for one in TEMPLATES]
# A traceback stands in the terminal as well, once; addresses that were asked for do not.
LOUDER = {"django": {"level": "INFO"}, "django.request": {"level": "ERROR"}}
LOGGING = LOGGING | {"loggers": LOGGING["loggers"] | LOUDER}
