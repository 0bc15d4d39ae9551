"""From a finished sign-in to an open session. Only the process of sign-in opens one.

The browser gets the session's token in a cookie, and the pages read it there; the process of the pages
holds no right to open a session, nor the keys of one.
"""

from django.conf import settings
from django.contrib.auth import logout
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from umai.access import sessions
from umai.design.errors import refusal_page
from umai.schema.models import InstallationMark
from umai.staff.sign_in.parts import ADDRESSES, send_to_sign_in_again
from umai.staff.sign_in.sign_in import has_second_factor

OTHER_KIND = gettext_noop(
    "A real register and a rehearsal were mixed up on this server, so nobody is let in. "
    "Tell the administrator."
)
OPENED = "umai_session"  # the key in the sign-in session: the id of the session that it opened


class OpenSessionMiddleware:
    """Opens a session, once, for an account that has signed in with its second factor.

    A sign-in whose session is over is signed out, so that it opens no second one. Signing out ends the
    session. On the pages of the account the session is in use, as on every other page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(ADDRESSES):
            return self.get_response(request)
        opened = request.session.get(OPENED)
        if opened is not None and not sessions.use_session(opened):
            logout(request)
            return send_to_sign_in_again()
        response = self.get_response(request)
        if not (request.user.is_authenticated and has_second_factor(request)):
            if opened is not None:  # they signed out
                sessions.end_session_of(opened)
                response.delete_cookie(settings.UMAI_SESSION_COOKIE)
        elif request.session.get(OPENED) is None:
            if not is_database_of_this_kind():
                logout(request)
                return refusal_page(request, _(OTHER_KIND), title=_("Nobody can sign in now"), status=503)
            token, request.session[OPENED] = sessions.open_named_session(request.user.worker_id)
            hand_over(response, token)
        return response


def is_database_of_this_kind() -> bool:
    """Whether the database is for what this process was started for: real, or a rehearsal.

    Asked at each sign-in as well as at the start, since a database can be put in another's place meanwhile.
    """
    return InstallationMark.objects.using("auth").filter(rehearsal=settings.UMAI_REHEARSAL).exists()


def hand_over(response, token):
    """Give the browser the token, for this host alone, out of reach of scripts, until it is closed."""
    response.set_cookie(
        settings.UMAI_SESSION_COOKIE,
        token,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
