"""The code with which a parent announces on the public site, and the number of the receipt; no database."""

import secrets
import uuid

from umai.identification.signal.codes import ALPHABET, GROUP, hash_of_code

# Sixteen signs have 62 bits, and a code is good for some days only. It is read out over the telephone.
LENGTH = 16
RECEIPT_LENGTH = 8


def make_code() -> tuple[str, str]:
    """A new code as it is read out, in four groups of four signs, and the hash that is kept of it."""
    code = in_groups("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))
    return code, kept_hash(code)


def kept_hash(code: str) -> str:
    """The hash under which a code is kept, however it was typed."""
    return hash_of_code(code).hex()


def receipt_number(sent: uuid.UUID) -> str:
    """The number on the receipt of what was sent: it opens nothing, and the office sees it too."""
    number, signs = sent.int, []
    for _ in range(RECEIPT_LENGTH):
        number, one = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[one])
    return in_groups("".join(signs))


def in_groups(signs: str) -> str:
    return " ".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))
