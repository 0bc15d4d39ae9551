"""Pages for when something went wrong: what happened, what was kept, what to do. Never a stack trace.

These pages carry no form and no name, so that a 404 is the same bytes whatever was asked for, and
none of them asks the database, so that they can be shown without one.
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
    """One error page, in the language in force, told only of the rehearsal and the system's name."""
    about = {"rehearsal": settings.UMAI_REHEARSAL, "product": _(settings.UMAI_NAME)}
    return HttpResponse(render_to_string(f"design/{template}", about | context), status=status)


def handler400(request, exception=None):
    return _page("400.html", status=400)


def handler403(request, exception=None):
    return _page("403.html", status=403)


def handler404(request, exception=None):
    """Nothing here, or nothing for you: the same bytes either way."""
    return _page("404.html", status=404)


def handler500(request):
    """A bug; or the database gone, which is no bug and mends itself."""
    if is_database_gone(sys.exception()):
        return database_gone_page(request)
    return _page("500.html", status=500)


def csrf_failure(request, reason=""):
    """The page was open too long, or cookies are off."""
    return _page("csrf.html", status=403)


def database_gone_page(request):
    """In all three languages at once, because which one is wanted may not be known.

    A page that was only looked at asks again by itself; a form is never sent twice without a person.
    """
    looking = request.method in ("GET", "HEAD")
    response = _page("503.html", status=503, looking=looking)
    response["Retry-After"] = str(RETRY_SECONDS)
    if looking:
        response["Refresh"] = str(RETRY_SECONDS)
    return response


def refusal_page(request, sentence, *, title=None, kept="", back=None, status=409):
    """The page of a refusal: the sentence, what was kept, and the way back (an address)."""
    context = {"sentence": sentence, "title": title or _("This was not done"), "kept": kept, "back": back}
    return _page("refusal.html", status=status, **context)


def is_database_gone(exception) -> bool:
    """Whether this means that there is no database to talk to, rather than that it declined.

    A lock that was not got or a statement that took too long comes as the same class of error, with
    a SQLSTATE of its own; an error without one never reached a server.
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
    """Answer `database_gone_page` where a view or an outer layer met a database that is not there.

    A bug in a view still goes to `handler500`; what an inner middleware met arrives there too,
    because Django turns it into a response before this one sees it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return database_gone_page(request) if is_database_gone(exception) else None
