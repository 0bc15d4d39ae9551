"""What a dated value is: its entries, each from its day on, with its source and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any


class Certainty(StrEnum):
    """How sure it is that a value binds, the surest first. All but drafts can be in force."""

    LAW = "law"  # a provision that was read in a named source
    REPORTED = "reported"  # a press text cites the article; the act itself was not read
    PRACTICE = "practice"  # used, or believed to be law; to be confirmed by the Ministry or a lawyer
    DRAFT = "draft"  # proposed; never in force


class NoLawInForce(LookupError):
    """No value is in force on this day. There is no default, and there must not be one."""

    def __init__(self, name: str, day: date):
        super().__init__(f"No law or practice is in force for {name!r} on {day.isoformat()}.")
        self.name = name
        self.day = day


@dataclass(frozen=True)
class LegalSource:
    """The source of the value of one day."""

    since: date
    certainty: Certainty
    cite: str


@dataclass(frozen=True)
class DatedEntry:
    """One value, from one day on.

    `until` is the last day it holds, for a repeal without a new value; otherwise it holds until the
    day before the next entry. `known_to` says how exactly the day is known.
    """

    day: date
    value: Any
    cite: str
    certainty: Certainty
    until: date | None = None
    known_to: str = "day"

    @property
    def is_draft(self) -> bool:
        return self.certainty is Certainty.DRAFT

    def day_in_words(self) -> str:
        """The first day, as exactly as it is known: 2020-01-01, 2020-01 or 2020."""
        return self.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.known_to]]


@dataclass(frozen=True)
class DatedValue:
    """A parameter of the law: what it means, and every value with its first day."""

    name: str
    says: str
    unit: str
    entries: tuple[DatedEntry, ...]
    says_in: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)  # by language
    unreviewed: tuple[str, ...] = ()  # languages whose words no native editor has read

    def label(self, language: str) -> str:
        """What it is, in this language; without words in it, in English."""
        return self.says_in.get(language, self.says)

    @cached_property
    def drafts(self) -> tuple[DatedEntry, ...]:
        """The proposed values, which were never in force."""
        return tuple(entry for entry in self.entries if entry.is_draft)

    @cached_property
    def history(self) -> tuple[DatedEntry, ...]:
        """The past and present values, oldest first, without drafts."""
        return tuple(entry for entry in self.entries if not entry.is_draft)

    def entry_on(self, day: date) -> DatedEntry:
        """The entry in force on this day (a day in Bishkek); raises `NoLawInForce`."""
        if isinstance(day, datetime):
            raise TypeError("The law is asked about a day, not an instant: give the date in Bishkek.")
        for entry in reversed(self.history):
            if entry.day <= day:
                if entry.until is not None and entry.until < day:
                    break
                return entry
        raise NoLawInForce(self.name, day)

    def on(self, day: date) -> Any:
        """The value in force on this day, in the parameter's unit; raises `NoLawInForce`, never a default."""
        return self.entry_on(day).value

    def source_on(self, day: date) -> LegalSource:
        """The citation and the certainty of the value in force on this day; raises `NoLawInForce`."""
        entry = self.entry_on(day)
        return LegalSource(entry.day, entry.certainty, entry.cite)

    def last_day_of(self, entry: DatedEntry) -> date | None:
        """The last day this entry holds, or None while nothing has ended it."""
        later = [other.day for other in self.history if other.day > entry.day]
        return entry.until or (later[0] - timedelta(days=1) if later else None)

    def in_words(self, value: Any) -> str:
        """A value with its unit, as a person reads it."""
        match value:
            case bool():
                return "yes" if value else "no"
            case tuple():
                return ", ".join(value)
            case int() if self.unit != "day of the month":
                return f"{value} {self.unit}"
        return str(value)
