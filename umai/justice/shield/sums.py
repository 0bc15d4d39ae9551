"""How often something was missing, for each office and year: the office's case for posts, cars and fuel."""

import json
from typing import NamedTuple

from umai.design.law.choices import choice_label
from umai.justice.shield.sheet import kinds_of_wants, reasons_of_wants
from umai.law.options.choices import choices_of
from umai.staff.models import Office


class SumOfWants(NamedTuple):
    """One thing in one year: how often it was asked for, late, not there, and what failed for want of it."""

    what: str
    asked: int
    late: int
    missing: int
    visits: int
    refused: int


class SumsOfOffice(NamedTuple):
    """The sums of one office, in the order of the list."""

    office: str
    rows: list[SumOfWants]


def sums_of(year: int, by) -> list[SumsOfOffice]:
    """The sums of each office of the reader's districts, by its name; the database counts."""
    asked = {"year": year, "reasons": json.dumps(reasons_of_wants()), "kinds": json.dumps(kinds_of_wants())}
    found: dict = {}
    question = "select * from justice_sums_of_wants(%(year)s, %(reasons)s::jsonb, %(kinds)s::jsonb)"
    for office, what, *numbers in by.ask(question, **asked):
        found.setdefault(office, {})[what] = numbers
    names = Office.objects.in_bulk([pk for pk in found if pk])
    sums = [
        SumsOfOffice(
            str(names.get(pk, "—")),
            [
                SumOfWants(choice_label("shield_wants", what), *rows[what])
                for what in choices_of("shield_wants")
                if what in rows
            ],
        )
        for pk, rows in found.items()
    ]
    return sorted(sums)
