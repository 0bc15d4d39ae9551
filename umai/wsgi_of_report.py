"""The WSGI application of the report form."""

import os

from django.core.wsgi import get_wsgi_application

# Set and not a default, because the environment may name the settings of the staff's process.
os.environ["DJANGO_SETTINGS_MODULE"] = "umai.settings_of_report"
application = get_wsgi_application()
