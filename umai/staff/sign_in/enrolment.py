"""How an account gets its password and second factor: with a one-time code, handed over in person."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import encrypt
from django.db import transaction
from django.utils import timezone

from umai.staff.codes import CODE_LASTS, hash_of, make_code
from umai.staff.sign_in.models import Enrolment

ENROLMENT = "staff_enrolment"  # the key in the sign-in session


def give_code(account, *, using=None):
    """Make a one-time code for this account, valid for 24 hours; an earlier code ends.

    Only its hash is stored. Until it is used, the account's password and factors stay valid.
    """
    code, hashed = make_code()
    now = timezone.now()
    codes = Enrolment.objects.using(using) if using else Enrolment.objects
    codes.filter(account_id=account.pk, used_at=None, expires_at__gt=now).update(expires_at=now)
    codes.create(account_id=account.pk, code_hash=hashed, expires_at=now + CODE_LASTS)
    return code


def find_enrolment(username, code):
    """The open enrolment of this name and this code, or None; one question for any name."""
    found = Enrolment.objects.filter(
        account__username=username.strip().lower(),
        account__is_active=True,
        code_hash=hash_of(code),
        used_at=None,
        expires_at__gt=timezone.now(),
    )
    return found.select_related("account").first()


def begin_enrolment(request, enrolment, password):
    """Set the password and delete the old second factors; the code stays open until there is a new one."""
    account = enrolment.account
    account.set_password(password)
    account.save(update_fields=["password"])
    Authenticator.objects.filter(user=account).delete()
    request.session[ENROLMENT] = enrolment.pk


def current_enrolment(request):
    """The enrolment of this session while its code is valid; None otherwise."""
    pk = request.session.get(ENROLMENT)
    if pk is None:
        return None
    return Enrolment.objects.filter(
        pk=pk, account_id=request.user.pk, used_at=None, expires_at__gt=timezone.now()
    ).first()


def finish_enrolment(request):
    """Mark the code as used, now that there is a second factor."""
    pk = request.session.pop(ENROLMENT, None)
    if pk is not None:
        Enrolment.objects.filter(pk=pk, used_at=None).update(used_at=timezone.now())


def enrol_account(account, password, totp_secret, *, using):
    """Give an account its password, an authenticator app with this secret, and recovery codes.

    For a rehearsal and for scripts, where no person sits in front of a page. `totp_secret` is
    base32. Answers the recovery codes. Run again, it starts the account afresh.
    """
    with transaction.atomic(using=using):
        account.set_password(password)
        account.save(using=using)
        factors = Authenticator.objects.using(using)
        factors.filter(user_id=account.pk).delete()
        factors.create(
            user_id=account.pk, type=Authenticator.Type.TOTP, data={"secret": encrypt(totp_secret)}
        )
        codes = factors.create(
            user_id=account.pk,
            type=Authenticator.Type.RECOVERY_CODES,
            data={"seed": encrypt(RecoveryCodes.generate_seed()), "used_mask": 0},
        )
    return RecoveryCodes(codes).generate_codes()
