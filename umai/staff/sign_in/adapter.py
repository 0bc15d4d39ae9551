"""The adapters of allauth: no sign-up, no e-mail, our sentences, our trail."""

from functools import cache

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.staff.sign_in import enrolment, guess_limits, second_step
from umai.staff.sign_in.models import Account
from umai.staff.sign_in.passwords import require_good_password
from umai.trail import entries
from umai.trail.entries import EntrySubject

WRONG_SIGN_IN = _("The sign-in name or the password is wrong. Check both and try again.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given by the administrator, never made by a visitor."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG_SIGN_IN,
        "invalid_login": WRONG_SIGN_IN,
        "account_inactive": WRONG_SIGN_IN,
        "incorrect_password": _("The password is wrong. Try again."),
        "enter_current_password": _("This is not your present password. Try again."),
        "incorrect_code": _("This code is not right. Wait for the next one and type it."),
        "too_many_login_attempts": second_step.WAIT,
        "rate_limited": second_step.WAIT,
    }

    def is_open_for_signup(self, request):
        return False

    def pre_authenticate(self, request, **credentials):
        """No limit by name alone, by which anybody could lock out anybody: see `guess_limits`."""

    def authenticate(self, request, **credentials):
        """A closed account has the same answer as one that does not exist."""
        account = super().authenticate(request, **credentials)
        return account if account and account.is_active else None

    def authentication_failed(self, request, **credentials):
        """Note the refusal, for a name that nobody has too: the time it takes must not tell names apart."""
        name = credentials.get("username", "").strip().lower()
        account = Account.objects.filter(username=name).first()
        about = EntrySubject.of_row(account) if account else guess_limits.subject_of_unknown_name(name)
        entries.note_refusal(_token(request), "staff.sign_in", about)

    def get_client_ip(self, request):
        """The hidden address: neither allauth nor axes gets the real one."""
        return guess_limits.hide_address(get_client_ip(request) or "unknown")

    def post_login(self, request, user, **particulars):
        """Note a sign-in with both factors, tell of wrong codes of others, and know the browser again."""
        if not any(record["method"] == "mfa" for record in get_authentication_records(request, user)):
            return super().post_login(request, user, **particulars)
        note_act("staff.sign_in", user, request)
        second_step.tell_holder(request, user)
        response = super().post_login(request, user, **particulars)
        second_step.remember_browser(request, response, user)
        return response

    def logout(self, request):
        note_act("staff.sign_out", request.user, request)
        super().logout(request)

    def is_reauthentication_required(self, *, app, **more):
        """Not for a person who came with a one-time code, who has just proved who they are."""
        return enrolment.current_enrolment(self.request) is None

    def get_reauthentication_methods(self, user):
        """The password or a code; a person with a passkey has a password too."""
        methods = [
            {"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")},
            {"id": "mfa_reauthenticate", "description": "", "url": reverse("mfa_reauthenticate")},
        ]
        return methods if user.is_authenticated else []

    def get_password_change_redirect_url(self, request):
        return "/"

    def clean_password(self, password, user=None):
        return require_good_password(password, user)

    def add_message(self, request, level, message_template=None, *args, message=None, **more):
        """Only errors; the page itself shows success."""
        if message and level >= messages.ERROR:
            messages.error(request, message)

    def send_notification_mail(self, *args, **more):
        """No e-mail: most field workers have no address of the office."""


class FactorAdapter(DefaultMFAAdapter):
    """Secrets of the second factors are sealed with a key that is not in the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Wait for the next one and type it.")
    }

    def encrypt(self, text):
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _seal().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user, type):
        return ""


@cache
def _seal():
    return Fernet(f"{settings.UMAI_FACTOR_KEY}=")  # 32 bytes in base64 end in one =


def note_act(act, account, request):
    entries.note_act(_token(request), act, EntrySubject.of_row(account), using="auth")


def note_refusal(act, account, request):
    entries.note_refusal(_token(request), act, EntrySubject.of_row(account))


def _token(request):
    """The session's token, by which the trail knows the speaker; "" before sign-in."""
    return request.COOKIES.get(settings.UMAI_SESSION_COOKIE, "")


def wrong_code_error(code="incorrect_code"):
    """The error for a code that is not right, for forms of our own."""
    return ValidationError(FactorAdapter.error_messages[code], code=code)
