"""What people said in a report, and who they are, sealed before it reaches the database (HPKE, RFC 9180).

Two boxes. The words of a report are opened by the pages of the department that screens it, and by
nothing that reads the database alone: not a dump, not a backup, not a log of statements. The
reporter's name and telephone are opened by two holders together (`umai.machine.keys.holders`), whose keys are
not on this machine. Each is bound to its signal, so no box can be moved to another one.
"""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from django.conf import settings

from umai.machine.keys import boxes, holders
from umai.machine.keys.boxes import SUITE
from umai.refusal import Refusal


class NoKey(Exception):
    """There is no key to seal or to open with."""


class CannotSeal(Refusal):
    """There is no key to seal with, and nothing is written unsealed."""


@dataclass(frozen=True)
class Words:
    """What a report says in free text. Any part may be empty."""

    happened: str = ""
    where: str = ""
    child: str = ""
    feared: str = ""


@lru_cache
def _public(home, name):
    return boxes.public_key(home, name)


@lru_cache
def _private(home, name):
    return boxes.private_key(home, name)


def _seal(name, signal_id, what, words):
    key = _public(settings.MACHINE.home, name)
    if key is None:
        _public.cache_clear()
        raise NoKey(name)
    text = json.dumps(words, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 256)  # the length tells less
    return SUITE.encrypt(text, key, info=f"umai {what} {signal_id}".encode()), boxes.key_id(key)


def seal_words(signal_id, words: Words) -> tuple[bytes, str]:
    """The words of a report in their box, and the id of its key. Raises `NoKey`."""
    return _seal(boxes.WORDS, signal_id, "words", asdict(words))


def seal_more(signal_id, more: str) -> tuple[bytes, str]:
    """Words that the reporter added under the code. Raises `NoKey`."""
    return _seal(boxes.WORDS, signal_id, "words", asdict(Words(happened=more)))


def open_words(signal_id, sealed) -> Words:
    """What was said; nothing, when it was expunged. Raises `NoKey` without the key, or with a wrong one."""
    if not sealed:
        return Words()
    key = _private(settings.MACHINE.home, boxes.WORDS)
    if key is None:
        raise NoKey(boxes.WORDS)
    try:
        text = SUITE.decrypt(bytes(sealed), key, info=f"umai words {signal_id}".encode())
    except InvalidTag as error:
        raise NoKey(boxes.WORDS) from error
    return Words(**json.loads(text))


def takes_reporters() -> bool:
    """Whether a name can be left: only where somebody's key elsewhere opens it."""
    home = settings.MACHINE.home
    return bool(holders.chosen(home)) or boxes.public_key(home, boxes.REPORTERS) is not None


def seal_reporter(signal_id, *, name: str, phone: str) -> tuple[bytes, str]:
    """Who reported, in a box that nothing on this machine opens. Raises `NoKey`.

    Where no holders were named yet, it is sealed to the one key of before; `umai doctor` says so.
    """
    who = {"name": name, "phone": phone}
    if holders.chosen(settings.MACHINE.home):
        return holders.seal(settings.MACHINE.home, signal_id, who)
    return _seal(boxes.REPORTERS, signal_id, "reporter", who)
