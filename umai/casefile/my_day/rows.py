"""One line of the list of cases, as the page shows it."""

from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.casefile.facts import known_day
from umai.casefile.protections import tag_of
from umai.casefile.words import (
    RISK_COLOURS,
    RISK_WORDS,
    municipality_of,
    name_of,
    next_step,
    until_when,
    worker_of,
)
from umai.design.templatetags.design import day
from umai.identification.signal.concerns import Concern


class CaseRow(NamedTuple):
    """A case in the list. `risk` is empty until somebody has judged it."""

    name: str
    url: str
    next: str
    clock: object
    concern: str
    worker: str
    municipality: str
    risk: str
    colour: str
    protection: object = None  # a `Tag` where a protection runs


def as_row(row, progress, on: date, *, closed=False, running=None) -> CaseRow:
    """A line from the columns of a list and what is known of the assessment."""
    risk = row["risk"]
    return CaseRow(
        name=name_of(row),
        url=reverse("casefile:case", args=[row["id"]]),
        next=f"{_('Closed on')} {known_day(row['closed_on'])}" if closed else next_step(row, progress),
        clock=day(row["due_on"]) if closed else until_when(row, on),
        concern=str(Concern(row["concern"]).label),
        worker=worker_of(row),
        municipality=municipality_of(row),
        risk=str(RISK_WORDS[risk]) if risk else "",
        colour=RISK_COLOURS[risk] if risk else "grey",
        protection=tag_of(running),
    )
