"""Pages for errors: they keep the words, say that nothing was sent, and whom to call."""

import contextlib
import logging
import sys
import traceback
from threading import BoundedSemaphore

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import close_old_connections
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.errors import is_database_gone
from umai.identification.report_form.languages import FIRST_LANGUAGE, LANGUAGE_BY_PATH
from umai.identification.report_form.state import ReportState, UnreadableState
from umai.identification.signal.sealing import NoKey

log = logging.getLogger("umai.report")
AT_ONCE = 8  # requests at the same time, each with a connection of its own; others wait
VERY_MANY = gettext_lazy("Very many reports came from your network this hour. Wait a while, then try again.")
TYPED_FIELDS = (
    *("happened", "where", "child_name", "child_age", "child_known", "feared", "more"),
    *("who_writes", "child_stays", "contact", "carer_words", "other_words", "words"),  # of a parent
)


def show_not_sent(request, sentence, *, status):
    """Show all that was typed, to copy or to send again. Sending it again makes no second report."""
    posted = list(request.POST.items())
    answers = {}
    with contextlib.suppress(UnreadableState):
        answers = ReportState.read(request.POST.get("state", "")).answers
    answers |= {name: value for name, value in posted if name in TYPED_FIELDS}
    texts = [answers[name] for name in TYPED_FIELDS if answers.get(name)]
    context = {"sentence": sentence, "posted": posted, "texts": texts, "path": request.path}
    return render(request, "identification/report_form/not_sent.html", context, status=status)


class ReportFormMiddleware:
    """Keeps these pages out of caches, limits requests at once, and handles errors without logging words."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.at_once = BoundedSemaphore(AT_ONCE)

    def __call__(self, request):
        request.spoken = language_of_path(request.path_info)
        request.get_host()  # refuses a name that is not this host's
        request.arrived = is_readable(request)
        with self.at_once, translation.override(request.spoken.code):
            response = self.get_response(request)
            close_old_connections()
        response.headers["Cache-Control"] = "no-store"
        response.headers.setdefault("Content-Language", request.spoken.html)
        return response

    def process_view(self, request, view, arguments, named):
        return None if request.arrived else bad_request(request)

    def process_exception(self, request, exception):
        """Show the words again when the database cannot be reached or a key is missing."""
        if is_database_gone(exception) or isinstance(exception, NoKey):
            sentence = _("We cannot reach the place where reports are kept. Try again in a few minutes.")
            return show_not_sent(request, sentence, status=503)
        return None


def is_readable(request) -> bool:
    """Read all of the request; answers whether it can be read.

    The bytes first: after a form of several parts was read there are none for the page that wants them.
    """
    try:
        request.body  # noqa: B018
        request.POST  # noqa: B018
    except (BadRequest, SuspiciousOperation, UnreadablePostError, MultiPartParserError):
        return False
    return True


def language_of_path(path):
    """The language in the path, as in /report/ru/…; the first one where there is none."""
    parts = path.split("/")
    return LANGUAGE_BY_PATH.get(parts[2] if len(parts) > 2 else "", FIRST_LANGUAGE)


def bad_request(request, exception=None):
    """The page for a request that cannot be read: far too long, or not from a form."""
    return render(request, "identification/report_form/unreadable.html", status=400)


def page_not_found(request, exception=None):
    return render(request, "identification/report_form/nothing_here.html", status=404)


def server_error(request):
    """The page for an error of the program. The log says where it happened, and no values."""
    exception = sys.exception()
    frames = traceback.extract_tb(exception.__traceback__) if exception else []
    where = " < ".join(f"{one.filename.rsplit('/umai/', 1)[-1]}:{one.lineno}" for one in frames[:-6:-1])
    log.error("%s in the report form: %s", type(exception).__name__, where)
    sentence = _("Something went wrong here. It is our mistake, not yours. Try again in a few minutes.")
    return show_not_sent(request, sentence, status=500)
