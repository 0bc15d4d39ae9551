"""Answers the questions that wait: reads every child with an absence once, and keeps rounded counts."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import batched

from django.db import transaction

from umai.design.figures import rounded_count
from umai.law.guardianship.what_if import DraftRule, touch_of
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_rows, fetch_value
from umai.situations.deriving import ANSWERING, CHILDREN_AT_ONCE, lives_in_turn, one_at_a_time
from umai.situations.what_if.models import WhatIf, WhatIfCount
from umai.situations.what_if.rules import rules_asked

log = logging.getLogger("umai.situations")


@dataclass
class TouchedPlace:
    """What a rule means in one place, before it is rounded."""

    children: int = 0
    applications: int = 0
    families: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, missing: int, family: tuple[str, ...]) -> None:
        self.children += 1
        self.applications += missing
        self.families.add(family)


def answer_what_ifs(*, using: str = "default") -> int:
    """Answer every question that waits, all in one reading of the register; answers how many there were.

    The day is today in Bishkek. Safe to stop and to run twice: an answer is written at once or not at all,
    and where another process answers, this one answers none. A district in which no number is left when it
    is rounded has no row: a row of noughts would say that there is a child.
    """
    with one_at_a_time(ANSWERING, using) as may_run:
        if not may_run:
            return 0
        waiting = list(WhatIf.objects.using(using).filter(counts=None).order_by("recorded_at"))
        if not waiting:
            return 0
        counted = count_touched([rules_asked(row) for row in waiting], using)
        for row, places in zip(waiting, counted, strict=True):
            rows = [as_count(row, district, place) for district, place in places.items()]
            with transaction.atomic(using=using):
                WhatIfCount.objects.using(using).bulk_create(
                    one
                    for one in rows
                    if one.district_id is None or one.children or one.families or one.applications
                )
    log.info("%s questions about draft rules were answered", len(waiting))
    return len(waiting)


def count_touched(asked: list[tuple[DraftRule, ...]], using: str) -> list[dict[int | None, TouchedPlace]]:
    """For each of these sets of rules, district to what it means there; None is the whole country."""
    on = today()
    counted: list[dict[int | None, TouchedPlace]] = [defaultdict(TouchedPlace) for _rules in asked]
    for places in counted:
        places[None] = TouchedPlace()
    seen: set[str] = set()
    ids = fetch_value("select situations_with_absences()", using=using)
    for children in lives_in_turn(
        batched(ids, CHILDREN_AT_ONCE, strict=False), using, alone=len(ids) <= CHILDREN_AT_ONCE
    ):
        districts = districts_of([one.records[0] for one in children], using)
        for one in children:
            if one.records[0] in seen:  # another record of a child that was counted
                continue
            seen.add(one.records[0])
            life = next(each.life for each in reversed(one.lives) if each.from_on <= on)
            for rules, places in zip(asked, counted, strict=True):
                touch = touch_of(rules, life, on)
                if touch.is_touched:
                    family = tuple(sorted(touch.who))
                    for place in (None, districts.get(one.records[0])):
                        places[place].add(len(touch.missing), family)
    return counted


def districts_of(records: Iterable[str], using: str) -> dict[str, int]:
    """Record to the district that holds its file."""
    rows = fetch_rows("select child, district from situations_districts(%s)", [list(records)], using=using)
    return {str(child): district for child, district in rows}


def as_count(row: WhatIf, district: int | None, place: TouchedPlace) -> WhatIfCount:
    """The row of a place. Hours are those of the rounded applications: they tell no more than these."""
    applications = rounded_count(place.applications)
    return WhatIfCount(
        what_if=row,
        district_id=district,
        children=rounded_count(place.children),
        families=rounded_count(len(place.families)),
        applications=applications,
        hours=applications * row.hours,
    )
