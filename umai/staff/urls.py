"""The addresses of sign-in. Of allauth's own pages only those that are used are here.

The process of the pages knows their names, for links, and none of their code.
"""

from django.conf import settings
from django.urls import path

from umai.staff.sign_in.parts import ADDRESSES, answered_by_sign_in

PAGES = {
    "account_login": "sign-in/",
    "account_logout": "sign-out/",
    "mfa_authenticate": "code/",
    "mfa_login_webauthn": "passkey/",
    "account_enrol": "enrol/",
    "account_second_factor": "second-factor/",
    "mfa_activate_totp": "second-factor/app/",
    "mfa_add_webauthn": "second-factor/passkey/",
    "mfa_view_recovery_codes": "recovery-codes/",
    "mfa_generate_recovery_codes": "recovery-codes/new/",
    "account_reauthenticate": "again/",
    "mfa_reauthenticate": "again/code/",
    "account_change_password": "password/",
    "account_contact": "contact/",
    "mfa_index": "",
}


def views_by_name():
    """Name of an address to its view."""
    if settings.UMAI_PART == "pages":
        return dict.fromkeys(PAGES, answered_by_sign_in)
    from umai.staff.sign_in import views

    return {name: views.in_one_transaction(view) for name, view in views.VIEWS.items()}


urlpatterns = [
    path(f"{ADDRESSES[1:]}{PAGES[name]}", view, name=name) for name, view in views_by_name().items()
]
