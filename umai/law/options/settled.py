"""What counts as settled away: an intentional act against a child that ended without anybody looking at it.

Computed at each look from what the lists of the law mark today, so that a corrected mark counts at once.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from umai.law.children.ages import CHILD_UNTIL
from umai.law.options.choices import codes_marked, is_marked
from umai.law.terms.clock import today

WAYS = ("settles", "withdrawn", "nobody_complains")
"""Marks of a ground that settle a matter away: reconciliation, taken back before, nobody complains."""


class ProceedingStep(NamedTuple):
    """A stage of proceedings, with the ground on which they ended there; "" where they did not."""

    stage: str
    ground: str
    on: date


def standing_end(steps: Iterable[ProceedingStep]) -> ProceedingStep | None:
    """The step that ended proceedings, of these steps in order; None while they go on, or go on again."""
    end = None
    for step in steps:
        if is_marked("proceeding_stages", step.stage, "ends"):
            end = step
        elif is_marked("proceeding_stages", step.stage, "opens"):
            end = None
    return end


def way_settled(ground: str) -> str:
    """In which way a ground settles a matter away, as one of `WAYS`; "" where it does not."""
    return next((way for way in WAYS if is_marked("ending_grounds", ground, way)), "")


def counts_as_intentional(act: str) -> bool:
    """Whether the act was intentional; one that nobody named counts as such."""
    return not act or is_marked("proceeding_acts", act, "intentional")


def settled_end(steps: Iterable[ProceedingStep], act: str, *, minor: bool) -> ProceedingStep | None:
    """The step at which a matter was settled away; None where it was not.

    `minor`: whether the victim was a child on the day of the incident.
    """
    end = standing_end(steps)
    return end if end and minor and counts_as_intentional(act) and way_settled(end.ground) else None


def settling_marks() -> dict:
    """The codes that the lists mark, for the same rule in the database (`justice_settled`)."""
    ways = [code for way in WAYS for code in codes_marked("ending_grounds", way)]
    return {
        "ends": codes_marked("proceeding_stages", "ends"),
        "opens": codes_marked("proceeding_stages", "opens"),
        "grounds": ways,
        "acts": ["", *codes_marked("proceeding_acts", "intentional")],
        "years": CHILD_UNTIL.on(today()),
    }
