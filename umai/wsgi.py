"""The WSGI application of the staff's pages and of sign-in: which of them, UMAI_PROCESS says."""

import os
from collections.abc import Callable

from django.core.wsgi import get_wsgi_application

from umai.machine.serving.forwarding import forward_sign_in

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umai.settings")
application: Callable = get_wsgi_application()
if port := os.environ.get("UMAI_FORWARD_SIGN_IN"):
    application = forward_sign_in(application, int(port))
