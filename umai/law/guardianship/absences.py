"""Since when a child is without its parents on a day, by the measure of a scheme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from umai.law.children.categories import ParentAbsence
from umai.law.children.lives import DAY, AdultLife, AdultState, ChildLife, ParentalRights


@dataclass(frozen=True)
class AbsenceMeasure:
    """Which absences count: of all parents or of one, within the country too, only for labour.

    `any_cause`: the child is also without parents where death, prison or a court took them.
    """

    all_parents: bool = True
    internal: bool = True
    labour_only: bool = True
    any_cause: bool = False

    def counts(self, absence: ParentAbsence) -> bool:
        """Whether this absence counts; where an absence is not known to be abroad, it is not."""
        return (self.internal or absence.external is True) and (absence.for_labour or not self.labour_only)


class FamilyAbsence(NamedTuple):
    """That a child is without its parents: whose absence that is, and since when.

    `since_on` is None where the day is not known; `is_exact` is False where it may have begun earlier.
    `back_on` is the first day on which a parent is expected back, None where nobody expects one.
    """

    who: tuple[str, ...]
    since_on: date | None
    is_exact: bool
    back_on: date | None


class Gap(NamedTuple):
    """Days on which a parent is no present parent with rights; `before` is the first day after them.

    A `from_on` of None is not known; what holds for ever begins on `date.min`.
    """

    from_on: date | None
    before: date


def family_absence(life: ChildLife, on: date, measure: AbsenceMeasure) -> FamilyAbsence | None:
    """The absence of a child's parents that lasts on this day; None where this measure finds none.

    With `all_parents` it began on the day the last of them was no longer there, whatever took each;
    otherwise on the first day of the longest absence of a parent with rights. Where no parent is on
    record nobody is absent.
    """
    away = {
        one.who: lasting
        for one in life.parents
        if one.has_rights_on(on)
        and (lasting := [a for a in one.absences if a.lasts_on(on) and measure.counts(a)])
    }
    if not life.parents or not (away or measure.any_cause):
        return None
    if not measure.all_parents:
        return _of_one(away)
    starts = [_absent_since(one, on, measure) for one in life.parents]
    if any(start is None for start in starts):
        return None
    known = [start for start in starts if start is not None]
    since = max((day for day, _exact in known if day), default=None)
    is_counted = since not in (None, date.min) and all(day for day, _exact in known)
    expected = [a.return_expected_on for lasting in away.values() for a in lasting if a.return_expected_on]
    return FamilyAbsence(
        tuple(away),
        since if is_counted else None,
        is_counted and all(exact for _day, exact in known),
        min(expected, default=None),
    )


def _of_one(away: dict[str, list[ParentAbsence]]) -> FamilyAbsence | None:
    lasting = [absence for absences in away.values() for absence in absences]
    if not lasting:
        return None
    known = [one.left_on for one in lasting if one.left_on]
    longest = min(known, default=None)
    back = [one.return_expected_on for one in lasting if one.return_expected_on]
    return FamilyAbsence(tuple(away), longest, len(known) == len(lasting), max(back, default=None))


def _absent_since(parent: AdultLife, on: date, measure: AbsenceMeasure) -> tuple[date | None, bool] | None:
    """Since when this parent has not been a present parent with rights: the day, and whether it is exact.

    None where the parent is present on this day. Days without one that follow each other are one stretch.
    """
    gaps = list(_gaps(parent, measure))
    reached = [gap for gap in gaps if (gap.from_on or date.min) <= on < gap.before]
    if not reached:
        return None
    start = min((gap.from_on for gap in reached if gap.from_on), default=None)
    while start is not None:
        earlier = [gap.from_on for gap in gaps if gap.from_on and gap.from_on < start <= gap.before]
        if not earlier:
            break
        start = min(earlier)
    return start, not any(gap.from_on is None and gap.before >= (start or on) for gap in gaps)


def _gaps(parent: AdultLife, measure: AbsenceMeasure) -> Iterator[Gap]:
    for absence in parent.absences:
        if measure.internal or absence.external is True:
            yield Gap(absence.left_on, absence.returned_on or date.max)
    for span in parent.states:
        if span.state is not AdultState.FREE:
            yield Gap(span.from_on or date.min, _after(span.to_on))
    for right in parent.rights:
        if right.rights is not ParentalRights.FULL:
            yield Gap(right.from_on or date.min, _after(right.to_on))


def _after(to_on: date | None) -> date:
    return to_on + DAY if to_on and to_on < date.max else date.max
