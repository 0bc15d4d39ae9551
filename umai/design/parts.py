"""The plain values that template tags need to draw the parts of a page."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from django.utils.html import format_html

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

type UiText = str | StrPromise  # translated when it is shown


class Link(NamedTuple):
    """A link of the navigation or a tab of a file. `count` is shown in a bubble when it is not 0."""

    label: UiText
    url: str
    current: bool = False
    count: int | None = None  # type: ignore[assignment]  # nobody counts what a link is made of


@dataclass(frozen=True)
class LinkGroup:
    """Links of the navigation that belong together, under one word.

    The word leads to the first of them; the others are shown when the present page is one of the group.
    """

    label: UiText
    links: list[Link]

    @property
    def url(self) -> str:
        return self.links[0].url

    @property
    def current(self) -> bool:
        return any(link.current for link in self.links)

    @property
    def count(self) -> int:
        return sum(link.count or 0 for link in self.links)


class SignedInPerson(NamedTuple):
    """The signed-in person, for the top of every page."""

    name: str
    office: str = ""


class PageHelper(NamedTuple):
    """Whom to call about the program, for the foot of every page; `phone` as a telephone takes it."""

    name: str
    phone: str
    hours: str = ""


class IdentityFact(NamedTuple):
    """One particular in the identity bar, which tells this file from another."""

    label: UiText
    value: object


class CardWarning(NamedTuple):
    """The red lines in the card of a child, the same on every page of the file."""

    sentences: list[str]
    url: str | None = None
    """Where the child is protected at once; None where the reader may not."""
    whole: bool = False
    """Whether the page says all of it: the way to protection is a button then."""
    instead_of_papers: str = ""
    """What is said in the place of every help to papers; "" where papers may be given."""


class Code(str):
    """A number with letters, of no language: a page tells a translator so, a paper prints it."""

    def __html__(self):
        return format_html('<span translate="no">{}</span>', str(self))


class SummaryRow(NamedTuple):
    """One line of a summary: its label, its value, and the address that changes it.

    `change_label` ends the words of the link for a screen reader ("Change *address*"); the
    label serves when it is empty.
    """

    label: UiText
    value: object
    change_url: str | None = None
    change_label: UiText = ""


class SideBySideRow(NamedTuple):
    """One line of two records side by side: its label, and the value of each.

    `differs` is True or False when both have a value that can be compared, else None.
    """

    label: UiText
    left: object
    right: object
    differs: bool | None = None


class Task(NamedTuple):
    """A part of a file that must be done, or a row of the day's work."""

    label: UiText
    url: str | None = None
    status: UiText = ""
    done: bool = False
    hint: UiText = ""


class TimelineEvent(NamedTuple):
    """Something that happened: on a day, or at an instant, never both.

    `counted` says a number of such events in words ("7 visits"); None: it is counted among others.
    """

    title: UiText
    on: date | None = None
    at: datetime | None = None
    who: str = ""
    text: str = ""
    url: str | None = None
    counted: Callable[[int], str] | None = None

    @classmethod
    def of_row(cls, row, title, **more):
        """That somebody recorded a row: when, and who. `more`: its text and its address."""
        return cls(title, at=row.recorded_at, who=str(row.recorded_by or ""), **more)


class FilterChip(NamedTuple):
    """A chosen filter, and the address of the same list without it."""

    label: UiText
    remove_url: str


def told_apart(rows):
    """Each row with "" or, where its label stood above already, a number: one list names nothing twice."""
    seen = Counter()
    for row in rows:
        label = str(row[0])
        seen[label] += 1
        yield row, seen[label] if seen[label] > 1 else ""
