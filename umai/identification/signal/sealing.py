"""What people said in a report, and who they are, sealed before it reaches the database (HPKE, RFC 9180).

There are two boxes. The key of the words of a report is on this machine, outside the database: the pages of
the department open them, but nobody who has only the database, a dump or a log of statements. The reporter's
name and telephone are opened by two holders together (`umai.machine.keys.holders`), whose keys are not on
this machine. Each box is bound to its signal, so it cannot be moved to another one.
"""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from django.conf import settings

from umai.machine.keys import holders, key_pairs
from umai.machine.keys.key_pairs import SUITE
from umai.refusal import Refusal


class NoKey(Exception):
    """There is no key to seal or to open with."""


class CannotSeal(Refusal):
    """There is no key to seal with, and nothing is written unsealed."""


@dataclass(frozen=True)
class ReportWords:
    """What a report says in free text. Any part may be empty."""

    happened: str = ""
    where: str = ""
    child: str = ""
    feared: str = ""


@lru_cache
def _public(home, name):
    return key_pairs.public_key(home, name)


@lru_cache
def _private(home, name):
    return key_pairs.private_key(home, name)


def _seal(name, signal_id, what, words):
    key = _public(settings.MACHINE.home, name)
    if key is None:
        _public.cache_clear()
        raise NoKey(name)
    text = json.dumps(words, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 256)  # so that the length tells less about the words
    return SUITE.encrypt(text, key, info=f"umai {what} {signal_id}".encode()), key_pairs.key_id(key)


def seal_words(signal_id, words: ReportWords) -> tuple[bytes, str]:
    """The words of a report, sealed, and the id of the key. Raises `NoKey`."""
    return _seal(key_pairs.SIGNAL_WORDS, signal_id, "words", asdict(words))


def seal_added_words(signal_id, more: str) -> tuple[bytes, str]:
    """Added words, sealed, and the id of the key. Raises `NoKey`."""
    return _seal(key_pairs.SIGNAL_WORDS, signal_id, "words", asdict(ReportWords(happened=more)))


def open_words(signal_id, sealed) -> ReportWords:
    """The words of a report; empty ones when it was expunged. Raises `NoKey` without the right key."""
    return ReportWords(**_open(signal_id, "words", sealed)) if sealed else ReportWords()


def seal_evidence(signal_id, evidence: dict) -> tuple[bytes, str]:
    """What came to us byte for byte, sealed beside the words, and the id of the key. Raises `NoKey`."""
    return _seal(key_pairs.SIGNAL_WORDS, signal_id, "evidence", evidence)


def open_evidence(signal_id, sealed) -> dict:
    """What came to us byte for byte. Raises `NoKey` without the right key."""
    return _open(signal_id, "evidence", sealed)


def seal_announcement(sent_id, said: dict) -> tuple[bytes, str]:
    """What a parent announced on the public site, sealed, and the id of the key. Raises `NoKey`."""
    return _seal(key_pairs.SIGNAL_WORDS, sent_id, "announcement", said)


def open_announcement(sent_id, sealed) -> dict:
    """What a parent announced on the public site. Raises `NoKey` without the right key."""
    return _open(sent_id, "announcement", sealed)


def seal_call(request_id, said: dict) -> tuple[bytes, str]:
    """What a parent asked on the public site, to be called back, and the id of the key. Raises `NoKey`."""
    return _seal(key_pairs.SIGNAL_WORDS, request_id, "call", said)


def open_call(request_id, sealed) -> dict:
    """What a parent asked, to be called back. Raises `NoKey` without the right key."""
    return _open(request_id, "call", sealed)


def _open(signal_id, what, sealed):
    key = _private(settings.MACHINE.home, key_pairs.SIGNAL_WORDS)
    if key is None:
        raise NoKey(key_pairs.SIGNAL_WORDS)
    try:
        text = SUITE.decrypt(bytes(sealed), key, info=f"umai {what} {signal_id}".encode())
    except InvalidTag as error:
        raise NoKey(key_pairs.SIGNAL_WORDS) from error
    return json.loads(text)


def takes_reporters() -> bool:
    """Whether a reporter can leave a name: only where some holder's key can open it."""
    home = settings.MACHINE.home
    return bool(holders.current_holders(home)) or key_pairs.public_key(home, key_pairs.REPORTERS) is not None


def seal_reporter(signal_id, *, name: str, phone: str) -> tuple[bytes, str]:
    """Who reported, in a box that no key on this machine opens, and the id of its key. Raises `NoKey`.

    Where no holders are named yet, it is sealed to the single older key; `umai doctor` reports that.
    """
    who = {"name": name, "phone": phone}
    if holders.current_holders(settings.MACHINE.home):
        return holders.seal_reporter(settings.MACHINE.home, signal_id, who)
    return _seal(key_pairs.REPORTERS, signal_id, "reporter", who)
