"""The plain values that pages are made of: what a template tag needs to know, and nothing more."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

type UiText = str | StrPromise  # said in the language of whoever looks


class Link(NamedTuple):
    """A place to go: in the navigation, or a tab of a file. `count` is shown as a bubble when not 0."""

    label: UiText
    url: str
    current: bool = False
    count: int | None = None  # type: ignore[assignment]  # nobody counts what a link is made of


class SignedInPerson(NamedTuple):
    """Who is signed in, as the top of every page says it."""

    name: str
    office: str = ""


class IdentityFact(NamedTuple):
    """One thing that tells this file from another, in the identity bar."""

    label: UiText
    value: object


class SummaryRow(NamedTuple):
    """One line of a summary: what, its value, and where it is changed.

    `change_label` ends the words of the link for a screen reader ("Change *address*"); the
    label serves when it is empty.
    """

    label: UiText
    value: object
    change_url: str | None = None
    change_label: UiText = ""


class SideBySideRow(NamedTuple):
    """One line of two records side by side: what, and what each has.

    `differs` is True or False where both have something that can be compared, else None.
    """

    label: UiText
    left: object
    right: object
    differs: bool | None = None


class Task(NamedTuple):
    """A part of a file that must be there, or a row of the day's work."""

    label: UiText
    url: str | None = None
    status: UiText = ""
    done: bool = False
    hint: UiText = ""


class TimelineEvent(NamedTuple):
    """Something that happened: on a day, or at an instant, never both."""

    title: UiText
    on: date | None = None
    at: datetime | None = None
    who: str = ""
    text: str = ""
    url: str | None = None


class FilterChip(NamedTuple):
    """A filter that is chosen, and the address of the same list without it."""

    label: UiText
    remove_url: str
