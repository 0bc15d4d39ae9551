"""The two parts of the staff's pages: sign-in, and all other pages. Each is a process with its own role.

Nothing here needs the libraries of sign-in, which the process of the pages does not have.
"""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

ADDRESSES = "/account/"  # how the addresses of sign-in begin
ALSO_HERE = ("/static/", "/language/", "/healthz")


class SignInAloneMiddleware:
    """In the process of sign-in: no address but those of sign-in is answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.UMAI_PART == "sign-in" and not request.path_info.startswith((ADDRESSES, *ALSO_HERE)):
            return HttpResponse(_("This address is not served here."), status=421, content_type="text/plain")
        return self.get_response(request)


def send_to_sign_in_again():
    """Send somebody whose session is over to sign-in, which says so; the browser forgets the session."""
    response = redirect(f"{reverse('account_login')}?ended=1")
    response.delete_cookie(settings.UMAI_SESSION_COOKIE)
    return response


def answered_by_sign_in(request, *args, **kwargs):
    """In the process of the pages: what stands in front is set up wrong, and sign-in came here."""
    return render(request, "staff/elsewhere.html", status=421)


def answer_for_program(request):
    """The answer for a program instead of a redirect to sign-in; None for a person's browser."""
    if not request.path_info.startswith("/api/"):
        return None
    return JsonResponse({"error": _("Sign in first."), "fields": []}, status=401)
