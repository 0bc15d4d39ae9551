"""The telephone lines that a page names, with their hours where these are known."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from umai.design.parts import UiText

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
    name: UiText
    hours: UiText


class KnownLine(NamedTuple):
    """A line of one day; `confirmed`: a named source has published its hours."""

    kind: str
    number: str
    hours: str
    confirmed: bool


@cache
def _read():
    return tomllib.loads(FILE.read_text())


def known_lines(*, on: date) -> list[KnownLine]:
    """The lines that exist on that day, in the order in which they are to be called."""
    found = []
    for kind, line in _read().items():
        begun = [since for since in line["since"] if since["day"] <= on]
        if begun:
            last = begun[-1]
            found.append(KnownLine(kind, line["number"], last["hours"], last.get("certainty") == "published"))
    return found


def lines(*, on: date) -> list[TelephoneLine]:
    """The lines of that day, in the words of a page."""
    return [TelephoneLine(one.number, NAMES[one.kind], HOURS[one.hours]) for one in known_lines(on=on)]
