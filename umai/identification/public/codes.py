"""The code under which a reporter finds the answer, and the id of the signal: both come from one seed.

The seed is drawn when the form begins and lies nowhere but on the reporter's own pages, signed. A
form that is sent twice has the same seed, so it makes one signal and shows one code. Neither the
database nor our key, nor both together, lead back from a signal to its code: the seed is missing.
"""

import hmac
import uuid
from hashlib import sha256

from django.conf import settings

# Signs that every keyboard has, Cyrillic or Latin: the letters look alike in both scripts. No
# vowels, so that no word comes of them; no 0 and 1. Twenty of them are 78 bits.
ALPHABET = "23456789CHKMPTX"
LENGTH, GROUP = 20, 4
# What somebody may write for them: the Cyrillic twin, and what a handwritten sign is taken for.
TWINS = str.maketrans("СНКМРТХЗЧБВBSZG", "CHKMPTX34688526")


def _from_seed(what: str, seed: bytes) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{what}|".encode() + seed, "sha256")


def signal_id(seed: bytes) -> uuid.UUID:
    return uuid.UUID(bytes=_from_seed("signal", seed)[:16], version=4)


def code(seed: bytes) -> str:
    """The code as it is read: five groups of four signs."""
    number = int.from_bytes(_from_seed("code", seed))
    signs = []
    for _ in range(LENGTH):
        number, one = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[one])
    return " ".join("".join(signs[start : start + GROUP]) for start in range(0, LENGTH, GROUP))


def typed(text: str) -> str:
    """What somebody typed, as it would be kept: no spaces or dashes, capital letters, one script."""
    return "".join(sign for sign in text.upper().translate(TWINS) if sign.isalnum())[: 2 * LENGTH]


def kept(text: str) -> bytes:
    """All that is kept of a code. With 78 bits of chance in it, a plain hash is enough."""
    return sha256(typed(text).encode()).digest()


def digest(words: str, district: int) -> bytes:
    """Equal for reports that say the same about the same district, to whoever has our key."""
    same = " ".join("".join(sign if sign.isalnum() else " " for sign in words.casefold()).split())
    same = same or words.strip()  # a report in picture letters alone
    return hmac.digest(settings.SECRET_KEY.encode(), f"digest|{district}|{same}".encode(), "sha256")
