"""The bare framework, to compare with: the same rows in a plain Django view, by `.values()`.

No middleware, no sign-in, no row security (it reads as the owner, with the district written out),
no trail and no base page: what Django itself costs for these rows in a table. Served by granian
exactly as Umai is. This file is at once the settings, the addresses and the view of that server.
"""

import os
import sys

from umai.machine.cluster.database import connection_settings, database_address
from umai.machine.installation import Installation
from umai.machine.serving.serve import granian_command

PLACE = Installation.from_environment()
SECRET_KEY = "nothing is signed here"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "bench.bare"
MIDDLEWARE = []
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "umai.design",
    "umai.trail",
    "umai.places",
    "umai.staff",
    "umai.access",
    "umai.offices",
    "umai.notices",
    "umai.register",
    "umai.documents",
    "umai.identification",
    "umai.intake",
]
AUTH_USER_MODEL = "staff.Account"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
DATABASES = {"default": connection_settings(database_address(PLACE), "umai_owner")}
DATABASE_ROUTERS = []
USE_TZ = True
TIME_ZONE = "Asia/Bishkek"
UMAI_FACTOR_KEY = ""
PAGE = """<!doctype html><title>Cases</title><table>{% for row in rows %}<tr><td>{{ row.surname }}
{{ row.given }} {{ row.patronymic }}</td><td>{{ row.due_on|date:"j F Y" }}</td><td>{{ row.concern }}</td>
<td>{{ row.worker_surname }} {{ row.worker_given }}</td><td>{{ row.municipality_ky }}</td></tr>{% endfor %}
</table>"""


def cases(request, district):
    from django.http import HttpResponse
    from django.template import engines

    from umai.intake.cases.worklist import as_rows
    from umai.intake.models import WorklistRow

    rows = as_rows(WorklistRow.objects.filter(district_id=district).order_by("due_on", "case_id"))[:25]
    template = cases.__dict__.setdefault("template", engines["django"].from_string(PAGE))
    body = template.render({"rows": list(rows)}).encode()
    return HttpResponse(body, headers={"Content-Length": len(body)})


def application(environ, start_response):
    """The WSGI application; made at the first request."""
    if "app" not in application.__dict__:
        from django.core.wsgi import get_wsgi_application

        application.app = get_wsgi_application()
    return application.app(environ, start_response)


def __getattr__(name):
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.urls import path

    return [path("<int:district>/", cases)]


def server_command(port, workers):
    """The command and environment of this server."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "bench.bare",
        "UMAI_PROCESS": "manage",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    return granian_command("127.0.0.1", port, workers, application="bench.bare:application"), environment
