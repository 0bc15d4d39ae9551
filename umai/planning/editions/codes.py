"""The check code of a plan: short enough to read aloud, and a digest of its whole text."""

from hashlib import sha256

from umai.documents.papers import to_plain_json

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
LENGTH = 12
READ_AS = str.maketrans("OIL", "011")


def code_of(text) -> str:
    """The first sixty bits of the SHA-256 of the text as plain JSON, as twelve characters in base 32."""
    number = int.from_bytes(sha256(to_plain_json(text).encode()).digest()) >> (256 - 5 * LENGTH)
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def as_printed_code(code) -> str:
    """The code as it is printed, in three groups of four."""
    return "-".join(code[n : n + 4] for n in range(0, LENGTH, 4))


def parse_code(words) -> str:
    """What somebody typed as a code, or "" where it cannot be one. O is read as 0, I and L as 1."""
    signs = "".join(sign for sign in words.upper().translate(READ_AS) if sign.isalnum())
    return signs if len(signs) == LENGTH and set(signs) <= set(ALPHABET) else ""
