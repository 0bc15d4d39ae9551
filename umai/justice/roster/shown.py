"""The roster as its page shows it: by territory, with the gaps, and with numbers for who keeps it."""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from django.urls import reverse

from umai.access.doors import consult_list
from umai.access.permissions import may_do
from umai.design.law.choices import choice_label
from umai.justice.roster.models import RosterEntry
from umai.justice.roster.reading import kept_places, spoken_in_words
from umai.law.terms.clock import today
from umai.places.models import Place

A_YEAR = timedelta(days=365)


class RosterNumbers(NamedTuple):
    """How many children somebody represents now, and how many askings wait for an answer."""

    children: int = 0
    waits: int = 0

    def plus(self, children, waits) -> "RosterNumbers":
        return RosterNumbers(self.children + children, self.waits + waits)


class RosterLine(NamedTuple):
    """An entry in words. `numbers`: None for who may not see them; addresses are "" for who may not write."""

    entry: RosterEntry
    kind: str
    languages: str
    numbers: RosterNumbers | None
    correct_url: str
    end_url: str

    @property
    def is_to_come(self) -> bool:
        return self.entry.from_on > today()


class RosterPart(NamedTuple):
    """A place with its lines. `nobody`: how often nobody was asked for want of a roster; None: not shown."""

    place: Place
    lines: list[RosterLine]
    nobody: int | None = None
    above: bool = False
    """Whether somebody can be asked who stands in the roster of a place above it."""


class RosterPageData(NamedTuple):
    """What stands above districts, the districts with somebody, and those where nobody is on the roster."""

    wide: list[RosterPart]
    districts: list[RosterPart]
    gaps: list[RosterPart]


def districts_shown(by) -> list[Place]:
    """The districts whose roster is shown to this worker: the own one, or all below the office's place."""
    place = by.office.place
    districts = Place.objects.current().with_department().in_order()
    return list(districts.filter(pk=place.district_id) if place.district_id else districts.within(place))


def roster_of(by) -> RosterPageData:
    """The roster of the places of this worker; the look at the list stands on the trail."""
    on, districts = today(), districts_shown(by)
    places = {place.pk for place in districts} | {pk for place in districts for pk in place.above}
    with by.speaking():
        rows = RosterEntry.objects.standing().not_over(on).filter(place_id__in=places)
        found = consult_list("justice.roster", rows, by=by, read=lambda rows: rows.select_related("place"))
        lines, nobody = lines_by_place(found, by, on)
    wide = Place.objects.filter(pk__in=[pk for pk in lines if pk not in {one.pk for one in districts}])
    parts = [
        RosterPart(one, lines[one.pk], nobody and nobody[one.pk], bool(can_be_asked(one, lines, on)))
        for one in districts
    ]
    return RosterPageData(
        [
            RosterPart(one, lines[one.pk])
            for one in sorted(wide, key=lambda one: (len(one.above), one.sort_ky))
        ],
        [one for one in parts if one.lines],
        [one for one in parts if not one.lines],
    )


def can_be_asked(district, lines, on) -> list[RosterLine]:
    """Those above this district who can be asked on this day."""
    return [one for pk in district.above for one in lines.get(pk, ()) if one.entry.from_on <= on]


def lines_by_place(entries, by, on: date):
    """Place to the lines of its entries; and district to how often nobody was asked, or None."""
    kept = {*kept_places(by)}
    numbers, nobody = numbers_of(by, on)
    lines: dict[int, list[RosterLine]] = defaultdict(list)
    for one in sorted(entries, key=lambda one: (one.name, one.pk)):
        keeps = one.place_id in kept
        lines[one.place_id].append(
            RosterLine(
                one,
                choice_label("representative_bodies", one.kind),
                spoken_in_words(one),
                None if numbers is None else numbers[one.line],
                reverse("justice:correct_roster", args=[one.line]) if keeps else "",
                reverse("justice:end_roster_entry", args=[one.line]) if keeps else "",
            )
        )
    return lines, nobody


def numbers_of(by, on: date):
    """Entry to its numbers here, and district to how often nobody was asked in a year; or twice None."""
    if not may_do(by, "justice.roster.numbers.read"):
        return None, None
    numbers: dict = defaultdict(RosterNumbers)
    nobody: dict = defaultdict(int)
    question = "select entry, district, children, waits, nobody from justice_roster_numbers(%(since)s)"
    for entry, district, children, waits, times in by.ask(question, since=on - A_YEAR):
        if entry is None:
            nobody[district] += times
        else:
            numbers[entry] = numbers[entry].plus(children, waits)
    return numbers, nobody
