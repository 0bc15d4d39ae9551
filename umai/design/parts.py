"""The plain values that pages are made of: what a template tag needs to know, and nothing more."""

from datetime import date, datetime
from typing import NamedTuple


class Link(NamedTuple):
    """A place to go: in the navigation, or a tab of a file. `count` is shown as a bubble when not 0."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


class Header(NamedTuple):
    """Who is signed in, as the top of every page says it."""

    name: str
    office: str = ""


class Fact(NamedTuple):
    """One thing that tells this file from another, in the identity bar."""

    label: str
    value: object


class Row(NamedTuple):
    """One line of a summary: what, its value, and where it is changed.

    `change_label` ends the words of the link for a screen reader ("Change *address*"); the
    label serves when it is empty.
    """

    label: str
    value: object
    change_url: str | None = None
    change_label: str = ""


class Pair(NamedTuple):
    """One line of two records side by side: what, and what each has.

    `differs` is True or False where both have something that can be compared, else None.
    """

    label: str
    left: object
    right: object
    differs: bool | None = None


class Task(NamedTuple):
    """A part of a file that must be there, or a row of the day's work."""

    label: str
    url: str | None = None
    status: object = ""
    done: bool = False
    hint: str = ""


class Event(NamedTuple):
    """Something that happened: on a day, or at an instant, never both."""

    title: str
    on: date | None = None
    at: datetime | None = None
    who: str = ""
    text: str = ""
    url: str | None = None


class Chip(NamedTuple):
    """A filter that is chosen, and the address of the same list without it."""

    label: str
    remove_url: str
