"""Signs that a visit may not have been as it is written: rules over plain values.

A sign leads to a question to the worker who went. It is no verdict: each sign can have honest reasons,
and the worker says which. That a young child does not speak is never a sign. The thresholds are dated
practice (`umai/law/parameters/signs.toml`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple
from uuid import UUID

from umai.law.dated_values import parameter

EARTH_METRES = 6_371_000
ANSWER_DAYS = parameter("sign_answer_days")
FRESH_DAYS = parameter("sign_fresh_days")
LOOK_BACK_DAYS = parameter("sign_look_back_days")
LISTED_DAYS = parameter("sign_listed_days")


class SignLimits(NamedTuple):
    """The thresholds of the signs, as in `signs.toml`."""

    same_text_letters: int
    homes_at_once: int
    at_once_minutes: int
    far_metres: int
    far_visits: int
    in_bulk_visits: int
    in_bulk_minutes: int
    in_bulk_after_hours: int
    nobody_home_visits: int
    never_alone_visits: int

    @classmethod
    def on(cls, day: date):
        """Those in force on this day."""
        return cls(**{name: int(dated.on(day)) for name, dated in PARAMETERS.items()})


PARAMETERS = {name: parameter(f"sign_{name}") for name in SignLimits._fields}


class Point(NamedTuple):
    """Where a device was, in degrees, and by how many metres that may be wrong."""

    latitude: float
    longitude: float
    accuracy: int = 0


class TextFingerprint(NamedTuple):
    """A text as a key that is equal for equal words, and the number of its letters and digits."""

    key: str
    letters: int


@dataclass(frozen=True)
class VisitValues:
    """One visit of one worker, as it is written.

    `homes` are ids of the households the child lives in; children who share one are at home together.
    `young`: the child may be observed instead of spoken with, or the age is not known. `heard` is what
    the child said, `found` what was found of carer, dwelling and school. `earlier` are the places of
    earlier visits to this child at home. `missed_at` is when the visit was counted as missed by this
    worker; None where it was not, or where the office answers for it.
    """

    id: UUID
    child: UUID
    at: datetime
    recorded_at: datetime
    made: bool = True
    nobody_home: bool = False
    seen: bool = True
    alone: str = "yes"
    young: bool = False
    homes: frozenset = frozenset()
    heard: TextFingerprint | None = None
    found: TextFingerprint | None = None
    at_home: bool = True
    point: Point | None = None
    earlier: tuple[Point, ...] = ()
    missed_at: datetime | None = None

    @property
    def order(self):
        return self.at, self.id


class SignFinding(NamedTuple):
    """A sign that one visit shows, with the other visits it comes from, and its numbers."""

    visit: UUID
    sign: str
    others: tuple[UUID, ...]
    numbers: dict


def sign_findings(
    visits: Sequence[VisitValues], fresh: Iterable[UUID], limits: SignLimits
) -> list[SignFinding]:
    """Every sign that the `fresh` visits of one worker show; `visits` are these and earlier ones."""
    visits = sorted(visits, key=lambda visit: visit.order)
    fresh = set(fresh)
    found = (rule(visit, visits, limits) for visit in visits if visit.id in fresh for rule in RULES)
    return [finding for finding in found if finding]


def find_same_text(visit, visits, limits):
    """The same words as at an earlier visit; observations of a child too young to speak do not count.

    What was found at a home is compared only with other homes: at one home it may well be the same.
    """
    for name in ("heard", "found"):
        text = getattr(visit, name)
        if not visit.made or text is None or text.letters < limits.same_text_letters:
            continue
        if name == "heard" and is_observed(visit):
            continue
        for other in visits:
            if other.order >= visit.order or not other.made or getattr(other, name) != text:
                continue
            if (name == "heard" and is_observed(other)) or (name == "found" and is_one_home(visit, other)):
                continue
            return SignFinding(visit.id, "same_text", (other.id,), {"letters": text.letters, "words": name})
    return None


def find_one_minute(visit, visits, limits):
    """Children of several homes seen at one time. Only the last of these visits shows the sign."""
    if not (visit.made and visit.seen):
        return None
    within = timedelta(minutes=limits.at_once_minutes)
    seen = [each for each in visits if each.made and each.seen and each.id != visit.id]
    at_once = [each for each in seen if abs(each.at - visit.at) < within]
    near = [each for each in at_once if not is_one_home(each, visit)]
    later = [each for each in at_once if each.order > visit.order]
    # A later visit at the same home is the last one only where it is as near in time to all the others.
    if any(each in near or all(abs(each.at - one.at) < within for one in near) for each in later):
        return None
    if number_of_homes([visit, *near]) < limits.homes_at_once:
        return None
    minutes = int((visit.at - near[0].at).total_seconds() // 60)
    return SignFinding(
        visit.id, "one_minute", ids(near), {"homes": number_of_homes([visit, *near]), "minutes": minutes}
    )


def find_far(visit, visits, limits):
    """The device was far from every place where this child was visited at home before."""
    if not visit.made or not visit.at_home or visit.point is None or len(visit.earlier) < limits.far_visits:
        return None
    metres = min(
        distance(visit.point, point) - visit.point.accuracy - point.accuracy for point in visit.earlier
    )
    if metres <= limits.far_metres:
        return None
    return SignFinding(visit.id, "far", (), {"metres": int(metres), "visits": len(visit.earlier)})


def find_in_bulk(visit, visits, limits):
    """Many visits that were counted as missed, written down as made in time, one after the other.

    Visits for which the office answers are not counted. Only the last of these visits shows the sign.
    """
    if not is_soon_after_missed(visit, limits):
        return None
    within = timedelta(minutes=limits.in_bulk_minutes)
    row = [each for each in visits if is_soon_after_missed(each, limits)]
    now = visit.recorded_at
    if any(
        (now, visit.id) < (each.recorded_at, each.id) and each.recorded_at - now <= within for each in row
    ):
        return None
    row = [each for each in row if timedelta(0) <= now - each.recorded_at <= within]
    if len(row) < limits.in_bulk_visits:
        return None
    first = min(each.recorded_at for each in row)
    numbers = {"visits": len(row), "minutes": int((now - first).total_seconds() // 60)}
    return SignFinding(visit.id, "in_bulk", ids(each for each in row if each.id != visit.id), numbers)


def is_soon_after_missed(visit, limits):
    if not visit.made or visit.missed_at is None:
        return False
    since = visit.recorded_at - visit.missed_at
    return timedelta(0) <= since <= timedelta(hours=limits.in_bulk_after_hours)


def find_nobody_home(visit, visits, limits):
    """Nobody at home at several visits in a row; see `find_in_a_row`."""
    return find_in_a_row(
        "nobody_home", visit, visits, limits.nobody_home_visits, lambda each: each.nobody_home
    )


def find_never_alone(visit, visits, limits):
    """A child who is old enough was not seen alone at several visits in a row; see `find_in_a_row`."""
    visits = [each for each in visits if each.made and each.seen]
    return find_in_a_row("never_alone", visit, visits, limits.never_alone_visits, is_with_others)


def is_with_others(visit):
    return visit.made and visit.seen and visit.alone == "no" and not visit.young


def find_in_a_row(sign, visit, visits, limit, holds):
    """The sign, where the number of visits to the child in a row up to this one is a multiple of `limit`."""
    if not holds(visit):
        return None
    row = []
    for each in reversed([one for one in visits if one.child == visit.child and one.order < visit.order]):
        if not holds(each):
            break
        row.append(each)
    n = len(row) + 1
    return SignFinding(visit.id, sign, ids(row), {"visits": n}) if n % limit == 0 else None


RULES = (find_same_text, find_one_minute, find_far, find_in_bulk, find_nobody_home, find_never_alone)


def is_observed(visit):
    return visit.young or visit.alone == "observed"


def is_one_home(one, other):
    """Whether two children live in one home, as far as it is known."""
    return one.child == other.child or bool(one.homes & other.homes)


def number_of_homes(visits):
    """In how many different homes these children live."""
    homes: list[VisitValues] = []
    for visit in visits:
        if not any(is_one_home(visit, other) for other in homes):
            homes.append(visit)
    return len(homes)


def ids(visits):
    return tuple(visit.id for visit in visits)


def distance(one: Point, other: Point) -> float:
    """Metres along the ground between two points."""
    a, b = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(across / 2) ** 2
    return 2 * EARTH_METRES * asin(sqrt(min(1.0, half)))
