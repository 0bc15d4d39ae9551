"""The comparisons of two children, field by field: which levels of agreement there are, as data.

A comparison has its levels in order; the level of a pair is the first whose condition holds. The
same definitions give Python its answer and an engine its SQL. A level that is `open` says nothing,
because one of the two does not know. `term` names the column whose common values weigh less.
"""

from dataclasses import dataclass
from typing import NamedTuple

from umai.matching.comparison.conditions import (
    Both,
    Condition,
    Crossed,
    Else,
    Equal,
    Initial,
    Letters,
    Part,
    Slip,
    Swapped,
    Unknown,
    Within,
)
from umai.matching.comparison.records import Features


@dataclass(frozen=True)
class Level:
    """One level of agreement, by its name in the trained numbers."""

    name: str
    condition: Condition
    term: str = ""
    open: bool = False


@dataclass(frozen=True)
class Comparison:
    """One field of two children, compared."""

    name: str
    levels: tuple[Level, ...]

    def level(self, one: Features, other: Features) -> Level:
        """The first level whose condition holds; the last one always does."""
        return next(level for level in self.levels if level.condition.holds(one, other))

    def telling(self) -> list[Level]:
        """The levels that say something."""
        return [level for level in self.levels if not level.open]


def _name(part: str, *before: Level) -> tuple[Level, ...]:
    """The levels of a part of a name: the same word, one slip apart, sounding alike, shortened, far."""
    return (
        Level("same", Equal(part), term=part),
        *before,
        Level("unknown", Unknown(part), open=True),
        Level("slip", Slip(part)),
        Level("sounds", Equal(f"{part}_bones")),
        Level("part", Part(part)),
        Level("initial", Initial(part)),
        Level("far", Letters(part)),
        Level("other", Else()),
    )


# The father's name stands in the surname where that is made of it: Маратов Бакыт, Марат уулу Бакыт.
_AS_SURNAME = Both(Crossed("father", "surname"), Unknown("surname"))
# Both words stand in the other's column.
_SWAPPED = Level("swapped", Swapped("given", "surname"))

COMPARISONS = (
    Comparison("given", _name("given", _SWAPPED)),
    Comparison("surname", _name("surname", _SWAPPED)),
    Comparison("father", _name("father", Level("as surname", _AS_SURNAME))),
    Comparison(
        "birth",
        (
            Level("unknown", Unknown("born_year"), open=True),
            Level("day", Equal("born_day")),
            # Where both have a PIN, the PINs themselves are compared.
            Level("pin's day", Both(Crossed("pin_day", "born_day"), Unknown("pin"))),
            Level("swapped", Equal("born_either")),
            Level("slip", Slip("born_day")),
            Level("other year", Both(Equal("born_yearly"), Within("born_year", 2))),
            Level("month", Both(Equal("born_month"), Unknown("born_day"))),
            Level("year", Both(Equal("born_year"), Unknown("born_month"))),
            Level("same year", Equal("born_year")),
            Level("next year", Within("born_year")),
            Level("other", Else()),
        ),
    ),
    Comparison(
        "sex",
        (Level("unknown", Unknown("sex"), open=True), Level("same", Equal("sex")), Level("other", Else())),
    ),
    Comparison(
        "pin",
        (
            Level("unknown", Unknown("pin"), open=True),
            Level("same", Equal("pin")),
            # A slip in those digits that are the birth date may be another child's date instead.
            Level("slip", Both(Slip("pin"), Equal("pin_day"))),
            Level("unclear", Slip("pin"), open=True),
            Level("other", Else()),
        ),
    ),
    Comparison(
        "place",
        (
            Level("settlement", Equal("settlement"), term="settlement"),
            Level("municipality", Equal("municipality")),
            Level("district", Equal("district")),
            Level("unknown", Unknown("district"), open=True),
            Level("oblast", Equal("oblast")),
            Level("other", Else()),
        ),
    ),
    Comparison("mother", _name("mother")),
    Comparison(
        "phone",
        (
            Level("unknown", Unknown("phone"), open=True),
            Level("same", Equal("phone")),
            Level("slip", Slip("phone")),
            Level("other", Else()),
        ),
    ),
)
BY_NAME = {comparison.name: comparison for comparison in COMPARISONS}
TERMS = tuple(
    dict.fromkeys(level.term for comparison in COMPARISONS for level in comparison.levels if level.term)
)


class Compared(NamedTuple):
    """The levels of one pair by comparison, and how common the values are in which both agree.

    `together`: how many records of one district bear both names of either of the two, 0 where that cannot
    be said of these; None where namesakes were not counted at all.
    """

    levels: dict[str, Level]
    frequencies: dict[str, float]
    together: int | None = None


def compare(one: Features, other: Features, frequencies=None, namesakes=None) -> Compared:
    """The levels of this pair.

    `frequencies(column, value)` answers the share of records with this value among those that have one,
    or None when it is not known; left out, every value is as common as the average one.
    `namesakes(given, surname, district)` answers how many records have these three, None when not known.
    """
    levels = {comparison.name: comparison.level(one, other) for comparison in COMPARISONS}
    common = {}
    for name, level in levels.items():
        if level.term and frequencies:
            values = {getattr(one, level.term), getattr(other, level.term)} - {None}
            known = [found for value in values if (found := frequencies(level.term, value))]
            if known:
                common[name] = max(known)
    return Compared(levels, common, _together(one, other, namesakes) if namesakes else None)


def _together(one, other, namesakes) -> int:
    """Of the names of the two, how many bear the more common ones in its district."""
    counted = (
        namesakes(side.given, side.surname, side.district)
        for side in (one, other)
        if None not in (side.given, side.surname, side.district)
    )
    return max((number for number in counted if number), default=0)
