"""The sheets of a round that were typed in, and where two typings of one sheet differ."""

from itertools import groupby, zip_longest
from typing import NamedTuple

from django.db.models import Max

from umai.identification.signal.sealing import NoKey
from umai.rounds.door.actions import ChildSaid
from umai.rounds.door.models import DoorAnswer, SheetEntry
from umai.rounds.planning.models import SHEET, RoundStop

COMPARED = ("age", "sex", "away", "lives_with", "at_school", "danger_now", "self_harm")


class Difference(NamedTuple):
    """An attempt at a dwelling of which two typings say different things; None where one has no such."""

    stop: RoundStop
    first: DoorAnswer | None
    second: DoorAnswer | None


class Progress(NamedTuple):
    """How many sheets a round has, how many were typed in, and how many of them twice."""

    sheets: int
    typed: int
    twice: int


def progress_of(round) -> Progress:
    """How far the typing of a round came."""
    last = RoundStop.objects.filter(round=round).aggregate(last=Max("number"))["last"] or 0
    readings = list(SheetEntry.objects.filter(round=round).values_list("reading", flat=True))
    return Progress(-(-last // SHEET), readings.count(1), readings.count(2))


def entries_of(round, sheet: int) -> list[SheetEntry]:
    """The typings of a sheet, the first before the second."""
    rows = SheetEntry.objects.filter(round=round, sheet=sheet).select_related("round", "recorded_by")
    return list(rows.order_by("reading"))


def differences_of(round, sheet: int) -> list[Difference]:
    """Where the two typings of this sheet differ, in the order of its dwellings; none without a second."""
    entries = entries_of(round, sheet)
    if len(entries) < 2:
        return []
    first, second = (answers_by_stop(one) for one in entries)
    stops = {one.stop.number: one.stop for rows in (*first.values(), *second.values()) for one in rows}
    return [
        Difference(stops[number], *pair)
        for number in sorted(stops)
        for pair in zip_longest(first.get(number, ()), second.get(number, ()))
        if content_of(pair[0]) != content_of(pair[1])
    ]


def answers_by_stop(entry) -> dict[int, list[DoorAnswer]]:
    """What stands of a typing today, by the number of the dwelling: the attempts in their order."""
    rows = DoorAnswer.objects.filter(sheet=entry).select_related("stop__dwelling")
    rows = rows.prefetch_related("children")
    ordered = sorted(rows, key=lambda one: (one.stop.number, one.said_on, one.result != "nobody"))
    return {number: list(several) for number, several in groupby(ordered, lambda one: one.stop.number)}


def content_of(answer):
    """What an answer says, for comparing; None for none."""
    if answer is None:
        return None
    children = [(*(getattr(one, name) for name in COMPARED), name_of(one)) for one in children_of(answer)]
    return answer.result, answer.migrants, answer.others, answer.said_on, answer.team, children


def name_of(child) -> str:
    """The name as it was said; empty where this machine cannot open it."""
    try:
        return child.said.child
    except NoKey:
        return ""


def children_of(answer):
    return sorted(answer.children.all(), key=lambda one: one.number)


def said_of(answer) -> list[ChildSaid]:
    """The children of an answer as they were said. Raises `NoKey`."""
    return [
        ChildSaid(**{name: getattr(one, name) for name in COMPARED}, words=one.said)
        for one in children_of(answer)
    ]


def latest_entries(round, most: int = 100) -> list[SheetEntry]:
    """The sheets that were typed last; of a sheet that was typed twice both rows."""
    rows = SheetEntry.objects.filter(round=round).select_related("recorded_by")
    return list(rows.order_by("-recorded_at")[:most])
