"""Accounts of the demonstration people: one password and one second factor, known to everybody."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import encrypt
from django.contrib.auth.hashers import make_password

from rehearsal.staff import read_people
from umai.staff.models import Account


def give_accounts(workers, *, using):
    """Give each of these people (sign-in name to worker) an account, unless the name has one.

    As `umai.staff.sign_in.enrolment.enrol_account` does, but the password is hashed once for all: twenty
    times would take longer than five thousand children.
    """
    known = read_people()
    there = set(Account.objects.using(using).values_list("username", flat=True))
    password = make_password(known["password"])
    accounts = Account.objects.using(using).bulk_create(
        Account(username=name, worker_id=worker.pk, password=password)
        for name, worker in workers.items()
        if name not in there
    )
    factors = []
    for account in accounts:
        secret = {"secret": encrypt(known["totp_secret"])}
        seed = {"seed": encrypt(RecoveryCodes.generate_seed()), "used_mask": 0}
        factors += [
            Authenticator(user_id=account.pk, type=Authenticator.Type.TOTP, data=secret),
            Authenticator(user_id=account.pk, type=Authenticator.Type.RECOVERY_CODES, data=seed),
        ]
    Authenticator.objects.using(using).bulk_create(factors)
