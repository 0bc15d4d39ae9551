"""What the server of the report form calls."""

import os

from django.core.wsgi import get_wsgi_application

# Not a default: the environment of whoever started us may name the settings of the staff.
os.environ["DJANGO_SETTINGS_MODULE"] = "umai.settings_of_report"
application = get_wsgi_application()
