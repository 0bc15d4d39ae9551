"""One transaction per request, in which the database knows the speaker."""

import logging
import traceback
import uuid

from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.contrib.auth import logout
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from umai.access import sessions
from umai.access.doors import note_refusal
from umai.access.sessions import Speaker
from umai.design import errors
from umai.refusal import Refusal
from umai.staff.sign_in.sign_in import answer_for_program

log = logging.getLogger("umai.requests")

TOKEN_KEY = "umai_token"  # the key in the sign-in session, which the web role cannot read
# Exceptions that are ordinary answers: Django handles the first, allauth's middleware the others.
ORDINARY_ANSWERS = (Http404, ReauthenticationRequired, ImmediateHttpResponse)
UNATTENDED = "X-Unattended"  # header of requests by the script of an open page, without a person


class SignedInRequest(HttpRequest):
    """The request of a page behind `signed_in_only`: it has the speaker as `by`."""

    by: Speaker


class SpeakerMiddleware:
    """Opens the transaction of a signed-in worker and tells the database who speaks.

    Runs after sign-in, which sets `request.account` for an account with its second factor done.
    Sets `request.by`, the speaker, or None for a visitor. A session that was idle too long, that ended
    or whose worker was dismissed is signed out at its next request; signing out ends the session too.
    A request by the page's script does not keep the session open, and does not sign out, so that typed
    words are not lost. An error rolls everything back; looks and refusals on the trail stay, because
    they were written on another connection.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.by = None
        account = getattr(request, "account", None)
        if account is None:
            return forbid_caching(self.get_response(request))
        token = request.session.get(TOKEN_KEY)
        if token is None:
            token = request.session[TOKEN_KEY] = sessions.open_session(account.worker)
        speaker = Speaker(token, request_id=uuid.uuid4())
        with speaker.speaking():
            unattended = UNATTENDED in request.headers
            if speaker.reach is None:
                return HttpResponse(status=401) if unattended else self.sign_out(request)
            if not unattended:
                speaker.keep_open()
            request.by = speaker
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        if not request.user.is_authenticated:
            sessions.end_session(token)  # they signed out
        return forbid_caching(response)

    def sign_out(self, request):
        language = getattr(request, "LANGUAGE_CODE", "ky")
        logout(request)
        response = answer_for_program(request) or redirect(f"{reverse('account_login')}?ended=1")
        response.headers["Content-Language"] = language
        return response

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
