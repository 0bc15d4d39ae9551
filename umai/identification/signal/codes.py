"""The code under which a reporter finds the answer, and the id of the signal: both come from one seed.

The seed is drawn when the form begins and lies nowhere but on the reporter's own pages, signed. The
id comes from it alone, the code also from what is said: a form that is sent twice makes one signal
and shows one code, and one that was sent, changed and sent again shows itself, because under its
code there is nothing. Neither the database nor our key, nor both together, lead back from a signal
to its code: the seed is missing.
"""

import hmac
import unicodedata
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


def next_seed(seed: bytes, said: bytes) -> bytes:
    """The seed of a second report, for a form that was sent once with other words."""
    return _from_seed("next", seed + said)[:16]


def code(seed: bytes, said: bytes) -> str:
    """The code as it is read: five groups of four signs. `said`: a hash of everything that was said."""
    number = int.from_bytes(_from_seed("code", seed + said))
    signs = []
    for _ in range(LENGTH):
        number, one = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[one])
    return " ".join("".join(signs[start : start + GROUP]) for start in range(0, LENGTH, GROUP))


def normalise_code(text: str) -> str:
    """What somebody typed, as it would be kept: no spaces or dashes, capital letters, one script."""
    return "".join(sign for sign in text.upper().translate(TWINS) if sign.isalnum())[: 2 * LENGTH]


def hash_of_code(text: str) -> bytes:
    """All that is kept of a code. With 78 bits of chance in it, a plain hash is enough."""
    return sha256(normalise_code(text).encode()).digest()


def digest(words: str, district: int) -> bytes:
    """Equal for reports that say the same about the same district, to whoever has our key.

    Capitals, spaces and marks between words do not count; letters, numbers and picture letters do.
    """
    plain = unicodedata.normalize("NFKC", words).casefold()
    same = " ".join("".join(" " if unicodedata.category(one)[0] in "PZC" else one for one in plain).split())
    return hmac.digest(settings.SECRET_KEY.encode(), f"digest|{district}|{same}".encode(), "sha256")
