"""The code with which a reporter asks later what became of a report.

Sixteen digits, because every telephone types digits, whatever its letters. It is shown once and kept
nowhere; the database has a keyed hash of it, so that not even a copy of the database tells a code.
"""

import hmac
import secrets
import unicodedata
from functools import lru_cache
from hashlib import sha256

from django.conf import settings

from umai.machine.secrets import password

DIGITS = 16


def make() -> str:
    """A new code that nobody can guess, in groups of four."""
    number = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    return " ".join(number[at : at + 4] for at in range(0, DIGITS, 4))


def hash_of(typed: str) -> bytes | None:
    """What the database keeps of this code, however it was spaced; None when it cannot be a code."""
    digits = [unicodedata.digit(sign, None) for sign in typed if not _between(sign)]
    if len(digits) != DIGITS or None in digits:
        return None
    return keyed("code", "".join(map(str, digits)))


def digest_of(words) -> bytes:
    """Equal for reports with the same words (`sealing.Words`), whatever their spaces and capitals.

    Keyed: a copy of the database does not tell whether a report says what somebody supposes.
    """
    parts = (words.happened, words.where, words.child, words.feared)
    same = (" ".join(unicodedata.normalize("NFKC", part).casefold().split()) for part in parts)
    return keyed("words", "\n".join(same))


def keyed(what: str, text: str) -> bytes:
    """A keyed hash; `what` keeps hashes for different purposes apart."""
    return hmac.digest(_key(settings.MACHINE.home), f"{what}\n{text}".encode(), sha256)


@lru_cache
def _key(home):
    return password(home, "reports").encode()


def _between(sign):
    return sign.isspace() or sign in "-–—.,"
