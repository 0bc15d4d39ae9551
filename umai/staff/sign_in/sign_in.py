"""Sign-in: nobody is signed in without a second factor."""

from allauth.account.authentication import get_authentication_records
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from umai.staff.sign_in import enrolment
from umai.staff.sign_in.parts import ADDRESSES

# The pages for a person with a password and no second factor, and those that a one-time code opens
# besides. Every other page redirects to one of these.
ALWAYS_OPEN = {"account_logout", "account_enrol", "set_language"}
WITH_A_CODE = {"account_second_factor", "mfa_activate_totp", "mfa_add_webauthn"}


class RequireSecondFactor:
    """Sets `request.account` to the account that signed in with its second factor done, else to None.

    A person with a password alone sees only the pages on which a one-time code, handed over in person,
    lets them set up a second factor.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.account = None
        if request.path_info.startswith(ADDRESSES) and request.user.is_authenticated:
            if has_second_factor(request):
                request.account = request.user
            else:
                enrolling = enrolment.current_enrolment(request) is not None
                if page_name(request) not in (ALWAYS_OPEN | WITH_A_CODE if enrolling else ALWAYS_OPEN):
                    return redirect("account_second_factor" if enrolling else "account_enrol")
        return self.get_response(request)


def has_second_factor(request):
    """Whether this session was opened with an app, a passkey or a recovery code."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def page_name(request):
    """The name of the requested page; "" for an address that does not exist."""
    try:
        return resolve(request.path_info).url_name
    except Resolver404:
        return ""
