"""The addresses of sign-in. Of allauth's own pages only those that are used are here."""

from django.urls import path

from umai.design.responses.isolation import uses
from umai.staff.sign_in import views
from umai.staff.sign_in.views import in_one_transaction

GET_PASSKEY, MAKE_PASSKEY = (uses(f"publickey-credentials-{what}") for what in ("get", "create"))


def page(address, view, name):
    return path(f"account/{address}", in_one_transaction(view), name=name)


urlpatterns = [
    page("sign-in/", GET_PASSKEY(views.SignIn.as_view()), "account_login"),
    page("sign-out/", views.SignOut.as_view(), "account_logout"),
    page("code/", GET_PASSKEY(views.SecondFactor.as_view()), "mfa_authenticate"),
    page("passkey/", views.PasskeySignIn.as_view(), "mfa_login_webauthn"),
    page("enrol/", views.enrol_with_code, "account_enrol"),
    page("second-factor/", views.choose_second_factor, "account_second_factor"),
    page("second-factor/app/", views.SetUpApp.as_view(), "mfa_activate_totp"),
    page("second-factor/passkey/", MAKE_PASSKEY(views.AddPasskey.as_view()), "mfa_add_webauthn"),
    page("recovery-codes/", views.RecoveryCodes.as_view(), "mfa_view_recovery_codes"),
    page("recovery-codes/new/", views.NewRecoveryCodes.as_view(), "mfa_generate_recovery_codes"),
    page("again/", views.PasswordAgain.as_view(), "account_reauthenticate"),
    page("again/code/", views.CodeAgain.as_view(), "mfa_reauthenticate"),
    page("password/", views.ChangePassword.as_view(), "account_change_password"),
    page("contact/", views.change_my_contact, "account_contact"),
    page("", views.MyAccount.as_view(), "mfa_index"),
]
