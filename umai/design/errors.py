"""Error pages: what happened, what was kept, what to do; never a stack trace.

These pages have no form and no name, so that a 404 has the same bytes for every request, and none of
them queries the database, so that they can be shown without one.
"""

import sys

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

RETRY_SECONDS = 20
# SQLSTATE classes of PostgreSQL: no connection, too many of them, the server going down or coming up.
GONE_STATES = ("08", "53", "57P")


def _page(template, *, status, **context):
    """One error page in the active language, with only the rehearsal and the system's name as context."""
    kind = {"rehearsal": settings.UMAI_REHEARSAL, "training": settings.UMAI_TRAINING}
    about = kind | {"product": _(settings.UMAI_NAME)}
    return HttpResponse(render_to_string(f"design/{template}", about | context), status=status)


def handler400(request, exception=None):
    return _page("400.html", status=400)


def handler403(request, exception=None):
    return _page("403.html", status=403)


def handler404(request, exception=None):
    """The page for a record that does not exist or is out of reach: the same bytes for both."""
    return _page("404.html", status=404)


def handler500(request):
    """The page for a bug, or for a database that is gone, which is no bug and comes back by itself."""
    if is_database_gone(sys.exception()):
        return database_gone_page(request)
    return _page("500.html", status=500)


def csrf_failure(request, reason=""):
    """The page for a form that was open too long, or for a browser without cookies."""
    return _page("csrf.html", status=403)


def database_gone_page(request):
    """The page for a missing database, in all three languages, because the reader's may not be known.

    After a GET it reloads by itself; a form is never sent again without a person.
    """
    looking = request.method in ("GET", "HEAD")
    response = _page("503.html", status=503, looking=looking)
    response["Retry-After"] = str(RETRY_SECONDS)
    if looking:
        response["Refresh"] = str(RETRY_SECONDS)
    return response


def refusal_page(request, sentence, *, title=None, kept="", back=None, status=409):
    """The page of a refusal: the sentence, what was kept, and the address to go back to."""
    context = {"sentence": sentence, "title": title or _("This was not done"), "kept": kept, "back": back}
    return _page("refusal.html", status=status, **context)


def is_database_gone(exception) -> bool:
    """Whether an exception means that the database is not there, and not that it refused.

    A lock timeout or a statement timeout is the same class of error with its own SQLSTATE; an error
    without one never reached a server.
    """
    if isinstance(exception, InterfaceError):
        return True
    if not isinstance(exception, DatabaseError):
        return False
    state = getattr(exception.__cause__, "sqlstate", None)
    if state is None:
        return isinstance(exception, OperationalError)
    return state.startswith(GONE_STATES)


class DatabaseGoneMiddleware:
    """Answers `database_gone_page` when a view or an outer layer found no database.

    A bug in a view still goes to `handler500`, and so does an error of an inner middleware, because
    Django turns it into a response before this one sees it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return database_gone_page(request) if is_database_gone(exception) else None
