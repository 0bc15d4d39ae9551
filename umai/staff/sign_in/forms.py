"""The forms of sign-in: allauth's checks in our fields and sentences."""

import hashlib
import json

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as passkey_forms
from cryptography.exceptions import InvalidSignature
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, PhoneField, TextField
from umai.staff.models import WorkerLanguage
from umai.staff.sign_in import adapter, enrolment, second_step
from umai.staff.sign_in.passwords import require_good_password

NOT_ACCEPTED = _("This passkey was not accepted. Try once more, or use the other way.")
# What the libraries raise at an answer that comes from no device, since a browser can send anything.
MALFORMED = (TypeError, ValueError, LookupError, AttributeError)


class CredentialDecoder(json.JSONDecoder):
    """Refuses as no JSON what Python refuses in another way: numbers of thousands of digits, deep lists."""

    def decode(self, s, *args):
        try:
            return super().decode(s, *args)
        except (ValueError, RecursionError) as failure:
            raise json.JSONDecodeError("not read", "", 0) from failure


def credential_field():
    """What a device answered; a browser can send anything."""
    return forms.JSONField(widget=forms.HiddenInput, decoder=CredentialDecoder)


class PasswordField(forms.CharField):
    """A password as it was typed, with blanks at its ends."""

    def __init__(self, *, autocomplete="current-password", **kwargs):
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "class": "govuk-input--width-20"})
        super().__init__(widget=widget, strip=False, max_length=200, **kwargs)
        self.error_messages |= {
            "required": _("Write the password."),
            "max_length": _("This password is too long: use 200 signs at most."),
        }


class CodeField(TextField):
    """A code from an app or from the sheet of recovery codes; blanks and hyphens do not matter."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 40, "size": "m", **kwargs})
        self.widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        self.error_messages["required"] = _("Write the code.")


def sign_in_name_field():
    field = TextField(label=_("Sign-in name"), max_length=60, size="m")
    field.error_messages["required"] = _("Write your sign-in name.")
    field.widget.attrs |= {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
    return field


class SignInForm(account_forms.LoginForm, Form):
    """Name and password; the second factor is asked for on the next page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = sign_in_name_field()
        self.fields["password"] = PasswordField(label=_("Password"))


class PasswordAgainForm(account_forms.ReauthenticateForm, Form):
    password = PasswordField(label=_("Password"))


class ChangePasswordForm(account_forms.ChangePasswordForm, Form):
    oldpassword = PasswordField(label=_("Present password"))
    password1 = PasswordField(
        label=_("New password"),
        help_text=_("12 signs or more. Four words one after another are easy to remember."),
        autocomplete="new-password",
    )
    password2 = PasswordField(label=_("New password once more"), autocomplete="new-password")

    def clean_password1(self):
        return require_good_password(self.cleaned_data["password1"], self.user)

    def clean(self):
        return require_same_passwords(self, forms.Form.clean(self))


class OneUseCodeForm(factor_forms.BaseAuthenticateForm):
    """Limits wrong codes, and refuses a code of the app that was used before while its clock lets it live."""

    def clean_code(self):
        second_step.require_tries_left(context.request, self.user)
        try:
            return self.right_code()
        except forms.ValidationError:
            second_step.note_wrong_code(context.request, self.user)
            raise

    def right_code(self):
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            used = hashlib.sha256(f"{self.user.pk}:{normalize_user_code(code)}".encode()).hexdigest()
            alive = settings.MFA_TOTP_PERIOD * (2 * settings.MFA_TOTP_TOLERANCE + 1)
            if not cache.add(f"totp:{used}", 1, timeout=alive):
                raise adapter.wrong_code_error()
        return code

    def _emit_authentication_failed(self, authenticator):
        adapter.note_refusal("staff.second_factor", self.user, context.request)


class SecondFactorForm(OneUseCodeForm, factor_forms.AuthenticateForm, Form):
    code = CodeField(label=_("Code"))


class SecondFactorAgainForm(OneUseCodeForm, factor_forms.ReauthenticateForm, Form):
    code = CodeField(label=_("Code"))


class SetUpAppForm(totp_forms.ActivateTOTPForm, Form):
    code = CodeField(label=_("Code that the app shows now"))


class AddPasskeyForm(passkey_forms.AddWebAuthnForm, Form):
    """Adds a passkey, which must check a finger, a face or a PIN, because it replaces both factors."""

    name = TextField(
        label=_("Name of this device"),
        help_text=_("So that you know it again, for example: phone."),
        max_length=40,
        size="m",
        required=False,
    )
    credential = credential_field()
    passwordless = forms.BooleanField(widget=forms.HiddenInput, initial=True)

    def clean(self):
        """Refuse a passkey without that check, whatever the page sent."""
        self.cleaned_data["passwordless"] = True
        try:
            return super().clean()
        except (forms.ValidationError, InvalidSignature, *MALFORMED) as failure:
            raise forms.ValidationError(NOT_ACCEPTED, code="passkey") from failure


class PasskeyMessageForm(passkey_forms.AuthenticateWebAuthnForm):
    """Words for a wrong passkey, where allauth uses those for codes."""

    credential = credential_field()

    def clean_credential(self):
        try:
            return super().clean_credential()
        except (forms.ValidationError, InvalidSignature, *MALFORMED) as failure:
            if self.user is not None:
                adapter.note_refusal("staff.second_factor", self.user, context.request)
            if getattr(failure, "code", "") == "too_many_login_attempts":
                raise
            raise forms.ValidationError(NOT_ACCEPTED, code="passkey") from failure


class PasskeyForm(PasskeyMessageForm, passkey_forms.AuthenticateWebAuthnForm, Form):
    """A passkey instead of the code, after the password."""


class PasskeySignInForm(PasskeyMessageForm, passkey_forms.LoginWebAuthnForm, Form):
    """A passkey instead of both factors; the device checks the person's finger, face or PIN."""


class EnrolForm(Form):
    """The one-time code, and the password that its holder wants."""

    username = sign_in_name_field()
    code = TextField(
        label=_("One-time code"),
        help_text=_("12 letters and digits that the administrator gave you, for example K7QM-2XRT-9HWD."),
        max_length=40,
        size="m",
        required_message=_("Write the one-time code."),
    )
    password1 = PasswordField(
        label=_("New password"),
        help_text=_("12 signs or more. Four words one after another are easy to remember."),
        autocomplete="new-password",
    )
    password2 = PasswordField(label=_("New password once more"), autocomplete="new-password")

    def clean(self):
        found = require_same_passwords(self, super().clean())
        if {"username", "code"} <= found.keys():
            self.enrolment = enrolment.find_enrolment(found["username"], found["code"])
            if self.enrolment is None:
                get_adapter().authentication_failed(context.request, username=found["username"])
                raise forms.ValidationError(
                    _(
                        "This name and this code do not belong together, or the code is too old. "
                        "Check both, or ask the administrator for a new code."
                    ),
                    code="code",
                )
        if "password1" in found and getattr(self, "enrolment", None):
            try:
                require_good_password(found["password1"], self.enrolment.account)
            except forms.ValidationError as failure:
                self.add_error("password1", failure)
        return found


def require_same_passwords(form, found):
    """Refuse two different passwords; answers what was found."""
    if found.get("password1") and found.get("password2") and found["password1"] != found["password2"]:
        form.add_error("password2", _("The two passwords differ. Type the same one twice."))
    return found


class WorkerContactForm(Form):
    """How urgent calls reach somebody outside the screen."""

    phone = PhoneField(
        label=_("Mobile telephone"),
        help_text=_("For an SMS. Your own telephone, or that of the duty, if it is with you."),
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Write the whole address, for example aigul@example.kg.")},
    )
    language = ChoiceField(label=_("In which language?"), choices=WorkerLanguage.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs |= {"autocomplete": "email", "spellcheck": "false"}
        self.fields["phone"].widget.attrs["autocomplete"] = "tel"
