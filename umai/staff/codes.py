"""One-time codes, of which only a keyed hash is kept, and the codes of an authenticator app."""

import hmac
import re
import secrets
import time
from datetime import timedelta

from django.conf import settings

USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")  # what a sign-in name looks like
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no signs that look alike
LENGTH = 12  # 58 bits
CODE_LASTS = timedelta(hours=24)


def make_code() -> tuple[str, bytes]:
    """A new code as it is handed over, and its hash."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4)), hash_of(code)


def hash_of(code: str) -> bytes:
    """The keyed hash of a code; hyphens, blanks and case do not matter."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return hmac.digest(settings.UMAI_ENROLMENT_KEY.encode(), f"enrolment:{plain}".encode(), "sha256")


def app_code(secret: str, *, later: int = 0) -> str:
    """The six digits that an app with this secret shows now, or so many windows of 30 seconds later.

    Never the oldest digits that sign-in still takes: those are refused as soon as the window ends.
    """
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    window = int(time.time()) // settings.MFA_TOTP_PERIOD + later
    return format_hotp_value(hotp_value(secret, window))
