"""The telephone lines that a page names, with no more promised than is known."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).resolve().parents[1] / "lines.toml"
NAMES = {
    "police": _("police"),
    "ambulance": _("ambulance"),
    "rescue": _("rescue service"),
    "children": _("children's line"),
}
HOURS = {"always": _("day and night"), "unknown": _("We do not know its hours. If nobody answers, call 102.")}


class TelephoneLine(NamedTuple):
    number: str
    name: str
    hours: str


class KnownLine(NamedTuple):
    """What is known of a line; `confirmed`: a named source says so, not general knowledge."""

    kind: str
    number: str
    hours: str
    confirmed: bool


@cache
def _read():
    return tomllib.loads(FILE.read_text())


def known_lines(*, on: date) -> list[KnownLine]:
    """The lines of that day, in the order in which they are to be called; one not yet begun is absent."""
    found = []
    for kind, line in _read().items():
        begun = [since for since in line["since"] if since["day"] <= on]
        if begun:
            last = begun[-1]
            found.append(KnownLine(kind, line["number"], last["hours"], last.get("certainty") == "published"))
    return found


def lines(*, on: date) -> list[TelephoneLine]:
    """The same in the words of a page."""
    return [TelephoneLine(one.number, NAMES[one.kind], HOURS[one.hours]) for one in known_lines(on=on)]
