"""Of how many children a finding holds, by place, today and on the first days of the last twelve months."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import note_shown
from umai.law.children.ages import months_after
from umai.places.models import Place
from umai.situations.words import finding_choices, finding_label
from umai.situations.worklist import FindingFilter, level_of
from umai.staff.models import Role

MONTHS, QUARTER = 12, 3


class PlaceCount(NamedTuple):
    """A place: how many now, three months ago and a year ago; `url` leads to the children, "" to none."""

    name: str
    url: str
    now: int
    quarter_ago: int
    year_ago: int


class MonthCount(NamedTuple):
    """How many on one day; `share` of the most is the length of its bar, in hundredths."""

    day: date
    n: int
    share: int


def counts_page(asked: FindingFilter) -> dict[str, Any]:
    """The counts by place and over time of what is asked for, with what may be chosen."""
    firsts = first_days(asked.on)
    compared = [months_after(asked.on, -QUARTER), months_after(asked.on, -MONTHS)]
    days = sorted({*firsts, *compared, asked.on})
    note_shown("situations.counts", [], [], by=asked.by)
    found = counts_by_place(asked, days)
    totals = {day: sum(counts[at] for counts in found.values()) for at, day in enumerate(days)}
    months = [*firsts, asked.on]
    most = max(totals[day] for day in months)
    return {
        "asked": asked,
        "title": finding_label(asked.code),
        "choices": finding_choices(),
        "lines": place_counts(asked, found, [days.index(day) for day in (asked.on, *compared)]),
        "total": totals[asked.on],
        "months": [
            MonthCount(day, totals[day], round(100 * totals[day] / most) if most else 0) for day in months
        ],
        "rounds": asked.by.role == Role.MINISTRY_SUPERVISOR,
    }


def first_days(on: date) -> list[date]:
    """The first days of the last twelve months, the earliest first."""
    first = on.replace(day=1)
    return [months_after(first, -ago) for ago in range(MONTHS, -1, -1) if months_after(first, -ago) < on]


def counts_by_place(asked: FindingFilter, days: list[date]) -> dict[int | None, list[int]]:
    """Place to the counts of each of these days: of districts, or of municipalities within one.

    An office counts what its list shows, also what is to be confirmed; the Ministry what holds, as figures
    do.
    """
    by = asked.by
    if by.role == Role.MINISTRY_SUPERVISOR:
        question = "select district, counts from situations_counts_of_country(%(code)s, %(days)s::date[])"
        return dict(by.ask(question, code=asked.code, days=days))
    numbers = {
        f"on_{at}": Count(
            "pk", filter=(Q(from_on=None) | Q(from_on__lte=day)) & (Q(to_on=None) | Q(to_on__gte=day))
        )
        for at, day in enumerate(days)
    }
    level = f"{level_of(by)}_id"
    with by.speaking():
        rows = asked.every_day().order_by().values_list(level).annotate(**numbers)
        return {place: list(counts) for place, *counts in rows.values_list(level, *numbers)}


def place_counts(asked: FindingFilter, found, compared: list[int]) -> list[PlaceCount]:
    """A line for each place with a child on a day that is compared, those with most now first.

    `compared` are the places in the counts of today, of three months ago and of a year ago.
    """
    names = {pk: place.name for pk, place in Place.objects.in_bulk([pk for pk in found if pk]).items()}
    reads = asked.by.role != Role.MINISTRY_SUPERVISOR
    lines = [
        PlaceCount(
            names.get(pk) or _("Place not known"),
            reverse("situations:rows") + asked.query(**{level_of(asked.by): pk}) if reads and pk else "",
            *(counts[at] for at in compared),
        )
        for pk, counts in found.items()
        if any(counts[at] for at in compared)
    ]
    return sorted(lines, key=lambda one: (-one.now, one.name))
