"""The pages of sign-in: allauth's views with our forms and pages, and the ones it does not have.

Each runs in one transaction of the accounts' own connection (`in_one_transaction`), because allauth locks
rows on the default connection.
"""

import json
from functools import wraps

from allauth.account import views as account_views
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.decorators import rate_limit
from allauth.mfa.base import views as factor_views
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as totp_views
from allauth.mfa.webauthn import views as passkey_views
from allauth.mfa.webauthn.internal import auth as passkeys
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from umai.design.responses.isolation import uses
from umai.staff import contacts
from umai.staff.sign_in import adapter, enrolment, second_step
from umai.staff.sign_in.forms import EnrolForm, WorkerContactForm


def in_one_transaction(view):
    """Run a view in one transaction of the role that holds accounts and sessions."""

    @wraps(view)
    def run(request, *args, **kwargs):
        with transaction.atomic(using="auth"):
            response = view(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    return run


class Answers422:
    """Answers an invalid form with 422, as all pages do."""

    def form_invalid(self, form):
        response = super().form_invalid(form)  # type: ignore[misc]  # a view of allauth's comes next
        if response.status_code == 200:
            response.status_code = 422
        return response


class SignIn(Answers422, account_views.LoginView):
    template_name = "staff/sign_in.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"ended": "ended" in self.request.GET}


class SignOut(account_views.LogoutView):
    template_name = "staff/sign_out.html"

    def post(self, *args, **kwargs):
        """End the session and have the browser delete what it stored."""
        response = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response


class SecondFactor(Answers422, factor_views.AuthenticateView):
    template_name = "staff/second_factor.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        has = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        return context | {
            "has_app": Authenticator.Type.TOTP in has,
            "has_passkey": Authenticator.Type.WEBAUTHN in has,
            "options": json.dumps(context["js_data"]["request_options"]),
        }


class PasskeySignIn(passkey_views.LoginWebAuthnView):
    """Gives a challenge to the page's script, and answers no other request."""


class PasswordAgain(Answers422, account_views.ReauthenticateView):
    template_name = "staff/password_again.html"


class CodeAgain(Answers422, factor_views.ReauthenticateView):
    template_name = "staff/code_again.html"


class ChangePassword(Answers422, account_views.PasswordChangeView):
    template_name = "staff/change_password.html"

    def form_valid(self, form):
        adapter.note_act("staff.change_password", self.request.user, self.request)
        return super().form_valid(form)


class SetUpFactor:
    """What both ways to set up a second factor have in common.

    The person proves the new factor by using it: then the session has both factors, and the one-time
    code is used up.
    """

    request: HttpRequest
    kind: str

    def form_valid(self, form):
        response = super().form_valid(form)  # type: ignore[misc]  # a view of allauth's comes next
        factor = Authenticator.objects.filter(user=self.request.user, type=self.kind).latest("created_at")
        post_authentication(self.request, factor, reauthenticated=True)
        enrolment.finish_enrolment(self.request)
        adapter.note_act("staff.add_second_factor", self.request.user, self.request)
        second_step.remember_browser(self.request, response, self.request.user)
        return response


class SetUpApp(SetUpFactor, Answers422, totp_views.ActivateTOTPView):
    template_name = "staff/set_up_app.html"
    kind = Authenticator.Type.TOTP

    def dispatch(self, request, *args, **kwargs):
        mine = Authenticator.objects.filter(user_id=request.user.pk, type=self.kind)  # a visitor has none
        if mine.exists():
            return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return context | {"groups": [secret[at : at + 4] for at in range(0, len(secret), 4)]}


class AddPasskey(SetUpFactor, Answers422, passkey_views.AddWebAuthnView):
    template_name = "staff/add_passkey.html"
    kind = Authenticator.Type.WEBAUTHN

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"options": json.dumps(passkeys.begin_registration(self.request.user, True))}


class RecoveryCodes(recovery_views.ViewRecoveryCodesView):
    template_name = "staff/recovery_codes.html"


class NewRecoveryCodes(Answers422, recovery_views.GenerateRecoveryCodesView):
    template_name = "staff/new_recovery_codes.html"


class MyAccount(factor_views.IndexView):
    template_name = "staff/my_account.html"

    def get_context_data(self, **kwargs):
        wrong_codes = second_step.wrong_codes_of(self.request.user)
        return super().get_context_data(**kwargs) | {"wrong_codes": wrong_codes}


@never_cache
@sensitive_post_parameters("password1", "password2", "code")
@rate_limit(action="login")
def enrol_with_code(request):
    """Choose a password with a one-time code, and then a second factor."""
    if request.account is not None:
        return redirect("/")
    form = EnrolForm(request.POST or None)
    if form.is_valid():
        account = form.enrolment.account
        enrolment.begin_enrolment(request, form.enrolment, form.cleaned_data["password1"])
        record_authentication(request, account, "password")
        get_adapter().login(request, account)
        request.session[enrolment.ENROLMENT] = form.enrolment.pk
        adapter.note_act("staff.enrol", account, request)
        return redirect("account_second_factor")
    return render(request, "staff/enrol.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@login_required
def choose_second_factor(request):
    """Choose an app on the phone or a passkey."""
    if request.account is not None:
        return redirect("mfa_index")
    return render(request, "staff/choose_second_factor.html")


@never_cache
@sensitive_post_parameters("phone", "email")
@login_required
def change_my_contact(request):
    """Change one's own telephone, e-mail and language for urgent calls, which nobody else sees."""
    worker = request.account.worker_id
    known = contacts.contacts_of([worker], using="auth")[worker]
    form = WorkerContactForm(request.POST or None, initial=vars(known))
    if form.is_valid():
        contacts.change_contact(worker, **form.cleaned_data)
        adapter.note_act("staff.change_contact", request.account, request)
        messages.success(request, _("Saved. Urgent calls reach you there from now on."))
        return redirect("account_contact")
    return render(request, "staff/contact.html", {"form": form}, status=422 if form.errors else 200)


GET_PASSKEY, MAKE_PASSKEY = (uses(f"publickey-credentials-{what}") for what in ("get", "create"))
VIEWS = {
    "account_login": GET_PASSKEY(SignIn.as_view()),
    "account_logout": SignOut.as_view(),
    "mfa_authenticate": GET_PASSKEY(SecondFactor.as_view()),
    "mfa_login_webauthn": PasskeySignIn.as_view(),
    "account_enrol": enrol_with_code,
    "account_second_factor": choose_second_factor,
    "mfa_activate_totp": SetUpApp.as_view(),
    "mfa_add_webauthn": MAKE_PASSKEY(AddPasskey.as_view()),
    "mfa_view_recovery_codes": RecoveryCodes.as_view(),
    "mfa_generate_recovery_codes": NewRecoveryCodes.as_view(),
    "account_reauthenticate": PasswordAgain.as_view(),
    "mfa_reauthenticate": CodeAgain.as_view(),
    "account_change_password": ChangePassword.as_view(),
    "account_contact": change_my_contact,
    "mfa_index": MyAccount.as_view(),
}
