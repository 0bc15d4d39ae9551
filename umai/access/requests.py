"""One transaction per request, in which the database knows the speaker."""

import logging
import traceback
import uuid

from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import note_refusal
from umai.access.sessions import Speaker
from umai.design import errors
from umai.refusal import Refusal
from umai.staff.sign_in.parts import ADDRESSES, answer_for_program, send_to_sign_in_again

log = logging.getLogger("umai.requests")

# Exceptions that are ordinary answers: Django handles the first, allauth's middleware the others.
ORDINARY_ANSWERS = (Http404, ReauthenticationRequired, ImmediateHttpResponse)
UNATTENDED = "X-Unattended"  # header of requests by the script of an open page, without a person


class SignedInRequest(HttpRequest):
    """The request of a page behind `signed_in_only`: it has the speaker as `by`."""

    by: Speaker
    child_id: uuid.UUID | None
    """The child whose file the page shows, as the page says before it is drawn."""


class SpeakerMiddleware:
    """Opens the transaction of a signed-in worker and tells the database who speaks.

    The token comes in a cookie that the process of sign-in set. Sets `request.by`, the speaker, or None
    for a visitor and on the pages of sign-in. Whoever comes with a session that was idle too long, that
    ended or whose worker was dismissed is sent to sign-in. A request by the page's script does not keep
    the session open, and does not send away, so that typed words are not lost. An error rolls everything
    back; looks and refusals on the trail stay, because they were written on another connection.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.by = None
        token = request.COOKIES.get(settings.UMAI_SESSION_COOKIE)
        if not token or request.path_info.startswith(ADDRESSES):
            return forbid_caching(self.get_response(request))
        speaker = Speaker(token, request_id=uuid.uuid4())
        with speaker.speaking():
            unattended = UNATTENDED in request.headers
            if speaker.reach is None:
                if unattended:
                    return HttpResponse(status=401)
                return answer_for_program(request) or send_to_sign_in_again()
            if not unattended:
                speaker.keep_open()
            request.by = speaker
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return forbid_caching(response)

    def process_exception(self, request, exception):
        """Answer a refusal with its page; log of any other failure its place in the code and no values."""
        if isinstance(exception, Refusal):
            note_refusal(exception, by=request.by)
            if is_for_a_program(request):
                answer = {"errors": {}, "refusal": str(exception), "seen": None}
                return JsonResponse(answer, status=exception.status)
            return errors.refusal_page(request, str(exception), status=exception.status)
        if isinstance(exception, ORDINARY_ANSWERS):
            return None
        match = request.resolver_match
        frames = traceback.extract_tb(exception.__traceback__)
        log.error(
            "%s in %s: %s",
            type(exception).__name__,
            match.view_name if match else "no view",
            " < ".join(
                f"{frame.filename.rsplit('/umai/', 1)[-1]}:{frame.lineno}" for frame in frames[:-6:-1]
            ),
        )
        return None


def is_for_a_program(request) -> bool:
    """Whether a program reads the answer, and not a person."""
    types = ["text/html", "application/json"]
    return request.get_preferred_type(types) == "application/json"


def forbid_caching(response):
    """Forbid browsers and proxies to store a page, so that after signing out going back shows nothing."""
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def signed_in_only(view):
    """Let only a signed-in worker see this page; a visitor is sent to sign-in and back."""

    def guarded(request, *args, **kwargs):
        if request.by is None:
            return redirect(f"{reverse('account_login')}?next={request.path}")
        return view(request, *args, **kwargs)

    guarded.__name__ = view.__name__
    guarded.__doc__ = view.__doc__
    return guarded
