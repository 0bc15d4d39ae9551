"""The plain values that pages are made of: what a template tag needs to know, and nothing more."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

type Words = str | StrPromise  # said in the language of whoever looks


class Link(NamedTuple):
    """A place to go: in the navigation, or a tab of a file. `count` is shown as a bubble when not 0."""

    label: Words
    url: str
    current: bool = False
    count: int | None = None  # type: ignore[assignment]  # nobody counts what a link is made of


class Header(NamedTuple):
    """Who is signed in, as the top of every page says it."""

    name: str
    office: str = ""


class Fact(NamedTuple):
    """One thing that tells this file from another, in the identity bar."""

    label: Words
    value: object


class Row(NamedTuple):
    """One line of a summary: what, its value, and where it is changed.

    `change_label` ends the words of the link for a screen reader ("Change *address*"); the
    label serves when it is empty.
    """

    label: Words
    value: object
    change_url: str | None = None
    change_label: Words = ""


class Pair(NamedTuple):
    """One line of two records side by side: what, and what each has.

    `differs` is True or False where both have something that can be compared, else None.
    """

    label: Words
    left: object
    right: object
    differs: bool | None = None


class Task(NamedTuple):
    """A part of a file that must be there, or a row of the day's work."""

    label: Words
    url: str | None = None
    status: Words = ""
    done: bool = False
    hint: Words = ""


class Event(NamedTuple):
    """Something that happened: on a day, or at an instant, never both."""

    title: Words
    on: date | None = None
    at: datetime | None = None
    who: str = ""
    text: str = ""
    url: str | None = None


class Chip(NamedTuple):
    """A filter that is chosen, and the address of the same list without it."""

    label: Words
    remove_url: str
