"""The code under which a reporter finds the answer, and the id of the signal: both come from one seed.

The seed is random, made when the form begins, and stands only on the reporter's own pages, signed. The id
is made of the seed alone, the code of the seed and the answers. A form that is sent twice makes one signal
and shows one code. A form that was sent, changed and sent again is noticed, because there is nothing under
its code. Nobody can find the code of a signal from the database and our key, because the seed is missing.
"""

import hmac
import unicodedata
import uuid
from hashlib import sha256

from django.conf import settings

# These letters look alike in Cyrillic and Latin, so that every keyboard has them. There are no vowels, so
# that a code spells no word, and no 0 and 1. Twenty signs have 78 bits.
ALPHABET = "23456789CHKMPTX"
LENGTH, GROUP = 20, 4
# What people may type instead: the Cyrillic letter, and what a handwritten sign looks like.
TWINS = str.maketrans("СНКМРТХЗЧБВBSZG", "CHKMPTX34688526")


def _from_seed(what: str, seed: bytes) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{what}|".encode() + seed, "sha256")


def signal_id(seed: bytes) -> uuid.UUID:
    return uuid.UUID(bytes=_from_seed("signal", seed)[:16], version=4)


def next_seed(seed: bytes, answers: bytes) -> bytes:
    """The seed of a second report, for a form that was sent before with other answers."""
    return _from_seed("next", seed + answers)[:16]


def code(seed: bytes, answers: bytes) -> str:
    """The code as it is read: five groups of four signs. `answers`: a hash of all answers."""
    number = int.from_bytes(_from_seed("code", seed + answers))
    signs = []
    for _ in range(LENGTH):
        number, one = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[one])
    return " ".join("".join(signs[start : start + GROUP]) for start in range(0, LENGTH, GROUP))


def normalise_code(text: str) -> str:
    """A typed code in one form: no spaces or dashes, capital letters, one script."""
    return "".join(sign for sign in text.upper().translate(TWINS) if sign.isalnum())[: 2 * LENGTH]


def hash_of_code(text: str) -> bytes:
    """The hash under which a code is stored. A code has 78 random bits, so a plain hash is enough."""
    return sha256(normalise_code(text).encode()).digest()


def digest(words: str, district: int) -> bytes:
    """A keyed digest that is equal for reports with the same words about the same district.

    Capitals, spaces and punctuation do not count; letters, numbers and emoji do.
    """
    plain = unicodedata.normalize("NFKC", words).casefold()
    same = " ".join("".join(" " if unicodedata.category(one)[0] in "PZC" else one for one in plain).split())
    return hmac.digest(settings.SECRET_KEY.encode(), f"digest|{district}|{same}".encode(), "sha256")
