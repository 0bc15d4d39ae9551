"""Bytes that no program sends on purpose: the invented samples of `corpus`, and the same bent."""

import time
from pathlib import Path
from random import Random

import pytest

CORPUS = Path(__file__).with_name("corpus")
FEW, SECONDS = 40, 90  # bent samples of one door in the suite, and for how long it is tried with --long
HOW_MANY = [FEW, pytest.param(None, marks=pytest.mark.long)]
# What broke something somewhere: in a text, a number, a time, an id, a line, an encoding.
FRAGMENTS = [
    b"",
    b"\x00",
    b"\\u0000",
    b"\\ud83d",
    b"\\ude00",
    b"\\ud83d\\ude00",
    b"\xff\xfe",
    b"\xed\xa0\xbd",
    b"\xc0\x80",
    b"\xef\xbb\xbf",
    b"%00",
    b"%ed%a0%bd",
    b"%ff",
    b"\r",
    b"\n\n",
    b"\x85",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x99\x82",
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"NaN",
    b"9" * 30,
    b"9" * 5000,
    b"[" * 3000,
    b'{"a":' * 2000,
    b"0001-01-01T00:00:00+14:00",
    b"9999-12-31T23:59:59-12:00",
    "١٢".encode(),
    b"'",
    b'"',
    b"\\",
    b"<script>",
    b"../../etc/passwd",
    b"{{ x }}",
    b"; drop table x;--",
]
TEXTS = [one.decode("utf-8", "surrogateescape") for one in FRAGMENTS]


def corpus(door: str) -> list[bytes]:
    """The invented samples of a door, from the least to the last name."""
    return [path.read_bytes() for path in sorted((CORPUS / door).iterdir())]


def bent(data: bytes, chance: Random) -> bytes:
    """The same bytes with a few of them changed, taken out, put in, doubled or cut off."""
    found = bytearray(data)
    for _time in range(chance.choice([1, 1, 1, 2, 3, 8])):
        at = chance.randrange(len(found) + 1)
        to = at + chance.choice([0, 0, 1, 2, 8, 40])
        how = chance.randrange(6)
        if how < 3:
            found[at:to] = chance.choice(FRAGMENTS)
        elif how == 3:
            found[at:to] = chance.randbytes(chance.choice([1, 2, 4]))
        elif how == 4:
            found[at:at] = found[at:to] * chance.choice([2, 50])
        else:
            del found[at : to + chance.choice([0, len(found)])]
    return bytes(found)


def mutants(samples: list, number: int | None, *, bend=bent):
    """Each sample as it is, then so many bent ones, or for `SECONDS`: the same ones in every run."""
    until, chance = time.monotonic() + SECONDS, Random(len(samples))
    yield from samples
    for _one in iter(lambda: time.monotonic() < until, False) if number is None else range(number):
        yield bend(chance.choice(samples), chance)


def with_bent_values(fields: dict, chance: Random) -> dict:
    """A form in which one or two answers are something else."""
    found = dict(fields)
    for name in chance.choices(list(found), k=chance.choice([1, 1, 2])):
        old, new = str(found[name]), chance.choice(TEXTS)
        found[name] = chance.choice([new, old + new, new + old, old * 50, old[:-1]])
    return found
