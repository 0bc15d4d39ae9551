"""What families obtained in the period, by kind: the end of what is asked of bodies, and no letter."""

from typing import NamedTuple

from umai.design.law.choices import choice_label
from umai.law.options.entitlements import LIST


class ObtainedHelp(NamedTuple):
    """One kind of help, and how many families obtained it."""

    kind: str
    families: int


class ObtainedSection(NamedTuple):
    """How many families obtained anything, and what; a family is that of one child."""

    families: int
    kinds: list[ObtainedHelp]


def section(asked) -> ObtainedSection:
    """What families obtained in these days, the most frequent first. One query."""
    found = asked.by.ask(
        "select * from oversight_help_obtained(%(here)s::int[], %(since)s::date, %(until)s::date)",
        here=list(asked.districts),
        since=asked.since,
        until=asked.until,
    )
    kinds = [ObtainedHelp(choice_label(LIST, code), n) for code, n in found if code is not None]
    return ObtainedSection(next(n for code, n in found if code is None), kinds)
