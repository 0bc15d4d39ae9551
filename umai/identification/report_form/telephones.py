"""The telephone lines that the report form names, with their hours where these are known."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.law.helplines import Helpline, helplines_on, number_of

KINDS = ("police", "ambulance", "rescue", "children")  # in the order in which they are to be called


class TelephoneLine(NamedTuple):
    number: str
    name: str
    hours: str


def known_lines(*, on: date) -> list[Helpline]:
    """The lines that the form names and that exist on that day."""
    return [one for one in helplines_on(on) if one.kind in KINDS]


def lines(*, on: date) -> list[TelephoneLine]:
    """The lines of that day, in the words of a page."""
    language = get_language() or "ky"
    return [
        TelephoneLine(one.number, one.name_in(language), hours_in_words(one, on=on))
        for one in known_lines(on=on)
    ]


def hours_in_words(line: Helpline, *, on: date) -> str:
    """When somebody answers, or whom to call where that is not known."""
    if line.hours == "always":
        return _("day and night")
    return _("If nobody answers, call %(police)s.") % {"police": number_of("police", on=on)}
