"""The comparisons of two children, field by field: which levels of agreement there are, as data.

A comparison has its levels in order; the level of a pair is the first whose condition holds. The
same definitions are used by Python and as SQL. A level that is `open` says nothing, because one of the two
records lacks the value. `term` names the column whose common values weigh less.
"""

from dataclasses import dataclass
from typing import NamedTuple

from umai.matching.comparison.conditions import (
    BeginsOrEnds,
    Both,
    Condition,
    Crossed,
    Else,
    Equal,
    Initial,
    Letters,
    Slip,
    Swapped,
    Unknown,
    Within,
)
from umai.matching.comparison.records import Features


@dataclass(frozen=True)
class AgreementLevel:
    """One level of agreement, by its name in the trained numbers."""

    name: str
    condition: Condition
    term: str = ""
    open: bool = False


@dataclass(frozen=True)
class Comparison:
    """One field of two children, compared."""

    name: str
    levels: tuple[AgreementLevel, ...]

    def level(self, one: Features, other: Features) -> AgreementLevel:
        """The first level whose condition holds; the last one always does."""
        return next(level for level in self.levels if level.condition.holds(one, other))

    def informative_levels(self) -> list[AgreementLevel]:
        """The levels that say something."""
        return [level for level in self.levels if not level.open]


def _name(part: str, *before: AgreementLevel) -> tuple[AgreementLevel, ...]:
    """The levels of a part of a name: the same word, one slip apart, sounding alike, shortened, far."""
    return (
        AgreementLevel("same", Equal(part), term=part),
        *before,
        AgreementLevel("unknown", Unknown(part), open=True),
        AgreementLevel("slip", Slip(part)),
        AgreementLevel("sounds", Equal(f"{part}_bones")),
        AgreementLevel("part", BeginsOrEnds(part)),
        AgreementLevel("initial", Initial(part)),
        AgreementLevel("far", Letters(part)),
        AgreementLevel("other", Else()),
    )


# The father's name stands in the surname where that is made of it: Маратов Бакыт, Марат уулу Бакыт.
_AS_SURNAME = Both(Crossed("father", "surname"), Unknown("surname"))
# Both words stand in the other's column.
_SWAPPED = AgreementLevel("swapped", Swapped("given", "surname"))

COMPARISONS = (
    Comparison("given", _name("given", _SWAPPED)),
    Comparison("surname", _name("surname", _SWAPPED)),
    Comparison("father", _name("father", AgreementLevel("as surname", _AS_SURNAME))),
    Comparison(
        "birth",
        (
            AgreementLevel("unknown", Unknown("born_year"), open=True),
            AgreementLevel("day", Equal("born_day")),
            # Where both have a PIN, the PINs themselves are compared.
            AgreementLevel("pin's day", Both(Crossed("pin_day", "born_day"), Unknown("pin"))),
            AgreementLevel("swapped", Equal("born_either")),
            AgreementLevel("slip", Slip("born_day")),
            AgreementLevel("other year", Both(Equal("born_yearly"), Within("born_year", 2))),
            AgreementLevel("month", Both(Equal("born_month"), Unknown("born_day"))),
            AgreementLevel("year", Both(Equal("born_year"), Unknown("born_month"))),
            AgreementLevel("same year", Equal("born_year")),
            AgreementLevel("next year", Within("born_year")),
            AgreementLevel("other", Else()),
        ),
    ),
    Comparison(
        "sex",
        (
            AgreementLevel("unknown", Unknown("sex"), open=True),
            AgreementLevel("same", Equal("sex")),
            AgreementLevel("other", Else()),
        ),
    ),
    Comparison(
        "pin",
        (
            AgreementLevel("unknown", Unknown("pin"), open=True),
            AgreementLevel("same", Equal("pin")),
            # A slip in those digits that are the birth date may be another child's date instead.
            AgreementLevel("slip", Both(Slip("pin"), Equal("pin_day"))),
            AgreementLevel("unclear", Slip("pin"), open=True),
            AgreementLevel("other", Else()),
        ),
    ),
    Comparison(
        "place",
        (
            AgreementLevel("settlement", Equal("settlement"), term="settlement"),
            # Whatever district stands beside it, which may have a slip or be that of the office.
            AgreementLevel("name", Equal("village"), term="village"),
            AgreementLevel("municipality", Equal("municipality")),
            AgreementLevel("name slip", Slip("village", 5)),
            AgreementLevel("district", Equal("district")),
            AgreementLevel("unknown", Unknown("district"), open=True),
            AgreementLevel("oblast", Equal("oblast")),
            AgreementLevel("other", Else()),
        ),
    ),
    Comparison("mother", _name("mother")),
    Comparison(
        "phone",
        (
            AgreementLevel("unknown", Unknown("phone"), open=True),
            AgreementLevel("same", Equal("phone")),
            AgreementLevel("slip", Slip("phone")),
            AgreementLevel("other", Else()),
        ),
    ),
)
BY_NAME = {comparison.name: comparison for comparison in COMPARISONS}
TERMS = tuple(
    dict.fromkeys(level.term for comparison in COMPARISONS for level in comparison.levels if level.term)
)


class ComparedPair(NamedTuple):
    """The levels of one pair by comparison, and how common the values are in which both agree.

    `together`: how many records of one district have both names of either of the two, 0 where that is not
    known of these; None where namesakes were not counted at all.
    """

    levels: dict[str, AgreementLevel]
    frequencies: dict[str, float]
    together: int | None = None


def compare(one: Features, other: Features, frequencies=None, namesakes=None) -> ComparedPair:
    """The levels of this pair.

    `frequencies(column, value)` answers the share of records with this value among those that have one,
    or None when it is not known; left out, every value is as common as the average one.
    `namesakes(given, surname, district)` answers how many records have these three, None when not known.
    """
    levels = {comparison.name: comparison.level(one, other) for comparison in COMPARISONS}
    shares = {name: frequency_of(level, one, other, frequencies) for name, level in levels.items()}
    common = {name: share for name, share in shares.items() if share}
    return ComparedPair(levels, common, _count_namesakes(one, other, namesakes) if namesakes else None)


def frequency_of(level, one: Features, other: Features, frequencies) -> float | None:
    """How common the value is in which both agree, the commoner of two; None where it is not known."""
    if not (level.term and frequencies):
        return None
    values = {getattr(one, level.term), getattr(other, level.term)} - {None}
    return max((share for value in values if (share := frequencies(level.term, value))), default=None)


def _count_namesakes(one, other, namesakes) -> int:
    """How many records of its district have the same names as one of the two, the larger number of both."""
    counted = (
        namesakes(side.given, side.surname, side.district)
        for side in (one, other)
        if None not in (side.given, side.surname, side.district)
    )
    return max((number for number in counted if number), default=0)
