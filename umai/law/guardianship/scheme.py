"""What a scheme is: one law, practice or draft of what the absence of parents asks for, in steps."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from umai.law.children.ages import months_after
from umai.law.dated_values import DatedEntry, parameter


class Arrangement(StrEnum):
    """What may be asked for, the least first: each asks more of a family than the one before.

    Trusteeship is guardianship from fourteen on, and asks the same. What stands after the arrangements
    are no arrangements: sanctions, and the consent to a child's exit.
    """

    NOTHING = "nothing"
    NOTICE = "notice"
    POWER_OF_ATTORNEY = "power_of_attorney"
    ATTORNEY_EXTENSION = "attorney_extension"
    TEMPORARY_GUARDIANSHIP = "temporary_guardianship"
    GUARDIANSHIP = "guardianship"
    TRUSTEESHIP = "trusteeship"
    COURT_GUARDIANSHIP = "court_guardianship"
    FINE = "fine"
    CONSENT_OF_ONE = "consent_of_one"
    CONSENT_OF_BOTH = "consent_of_both"

    @property
    def rank(self) -> int:
        """How much it asks: a higher number asks more."""
        same = Arrangement.GUARDIANSHIP if self is Arrangement.TRUSTEESHIP else self
        return list(Arrangement).index(same)


class Length(NamedTuple):
    """A length of absence: calendar days, or calendar months."""

    number: int
    unit: str  # "days" or "months"

    def last_day(self, since: date) -> date:
        """The last day on which an absence since this day is no longer than this."""
        if self.unit == "months":
            return months_after(since, self.number)
        return since + timedelta(days=self.number)

    def in_words(self) -> str:
        return f"{self.number} {'calendar months' if self.unit == 'months' else 'days'}"

    @property
    def shortest_in_days(self) -> int:
        return self.number * (28 if self.unit == "months" else 1)


class SchemeStep(NamedTuple):
    """One step of a scheme: for which children and which lengths of absence it asks for what.

    An age is a number of years, or the name of a dated parameter. `unless` are what exempts: a guardian
    with a valid paper, a notice in effect. `when_short` is enough for an absence that no source measures.
    """

    asks: Arrangement
    over: Length | None = None
    up_to: Length | None = None
    under_age: int | str | None = None
    from_age: int | str | None = None
    unless: tuple[str, ...] = ()
    when_short: Arrangement | None = None
    fine_units: int | None = None

    def in_words(self) -> str:
        """The step in plain English: "power of attorney: under 3 years, up to 3 calendar months"."""
        parts = [
            f"under {_years(self.under_age)}" if self.under_age is not None else "",
            f"from {_years(self.from_age)} on" if self.from_age is not None else "",
            f"over {self.over.in_words()}" if self.over else "",
            f"up to {self.up_to.in_words()}" if self.up_to else "",
            f"unless there is a {' or a '.join(self.unless)}" if self.unless else "",
            f"{self.when_short.replace('_', ' ')} when short" if self.when_short else "",
            f"{self.fine_units} calculation units" if self.fine_units is not None else "",
        ]
        said = ", ".join(filter(None, parts))
        return ": ".join(filter(None, [self.asks.replace("_", " "), said]))

    def fits_age(self, age: int | None, on: date) -> bool:
        """Whether it concerns a child of this age on this day; an unknown age (None) always fits."""
        return age is None or (
            (self.from_age is None or age >= years_of(self.from_age, on))
            and (self.under_age is None or age < years_of(self.under_age, on))
        )

    def fits_length(self, since: date | None, to_on: date) -> bool:
        """Whether it concerns an absence since this day, counted to `to_on`.

        An absence since an unknown day is counted as no length at all: nobody is asked for more because
        of what nobody knows.
        """
        if since is None:
            return self.over is None
        if self.over is not None and to_on <= self.over.last_day(since):
            return False
        return self.up_to is None or to_on <= self.up_to.last_day(since)


@dataclass(frozen=True)
class Scheme:
    """One law, practice or draft of what the absence of parents asks for.

    `all_parents`: it asks only where no parent with rights is present any more; else one who is away is
    enough. `internal`: absences within the country count. `labour_only`: only those for labour do.
    `any_cause`: it asks also where parents are absent for another cause, as death. A scheme without steps
    is a draft whose terms were not read.
    """

    code: str
    subject: str
    says: str
    ru: str
    ky: str
    unreviewed: tuple[str, ...]
    entry: DatedEntry
    all_parents: bool
    internal: bool
    labour_only: bool
    any_cause: bool
    steps: tuple[SchemeStep, ...]

    @property
    def is_draft(self) -> bool:
        return self.entry.is_draft

    def label(self, language: str) -> str:
        """What it says, in this language; in another one in English."""
        return {"ru": self.ru, "ky": self.ky}.get(language, self.says)

    def in_words(self) -> tuple[str, ...]:
        """What it is about, which absences it counts, and its steps, in plain English."""
        return (f"{self.subject}: {self.counted_in_words()}", *(step.in_words() for step in self.steps))

    def counted_in_words(self) -> str:
        """Which absences it counts, in plain English."""
        whose = "no parent with rights is present" if self.all_parents else "one parent is away"
        causes = "for whatever cause" if self.any_cause else "for labour" if self.labour_only else "away"
        return f"{whose}, {causes}, {'abroad or within the country' if self.internal else 'abroad only'}"

    @property
    def lengths(self) -> tuple[Length, ...]:
        """Every length after which it asks for something else."""
        both = (one for step in self.steps for one in (step.over, step.up_to))
        return tuple(dict.fromkeys(one for one in both if one is not None))

    @property
    def ages(self) -> tuple[int | str, ...]:
        """Every age at which it asks for something else."""
        both = (one for step in self.steps for one in (step.from_age, step.under_age))
        return tuple(dict.fromkeys(one for one in both if one is not None))


def years_of(age: int | str, on: date) -> int:
    """An age of a step in years; by the law of this day where it is a parameter's name."""
    return int(parameter(age).on(on)) if isinstance(age, str) else age


def _years(age: int | str) -> str:
    return f"`{age}`" if isinstance(age, str) else f"{age} years"
