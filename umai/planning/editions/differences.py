"""The differences between two editions of one plan: lines that are new, changed or gone."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.assessment.models import Domain
from umai.planning.editions.frozen_text import without_progress
from umai.planning.editions.sheet import as_measure_line, label_of, placement_rows

NEW, CHANGED, GONE = "new", "changed", "gone"


class PlanDifference(NamedTuple):
    """A line that differs: what it is, how it differs, and its words before and after ("" for none)."""

    what: str
    how: str
    before: str
    after: str


def differences(before, after) -> list[PlanDifference]:
    """The differences of the later text from the earlier one; progress of measures is none."""
    old, new = without_progress(before), without_progress(after)
    found = []
    for name, what, in_words in (
        ("needs", _("Need"), need_in_words),
        ("goals", _("Goal"), goal_in_words),
        ("measures", _("Measure"), measure_in_words),
    ):
        found += _lines(what, old[name], new[name], in_words)
    if old["placement"] != new["placement"]:
        words = placement_in_words(before), placement_in_words(after)
        found.append(PlanDifference(_("Placement"), kind_of_change(*words), *words))
    return found


def _lines(what, old, new, in_words):
    earlier, later = ({row["line"]: row for row in rows} for rows in (old, new))
    for line, row in later.items():
        words = in_words(earlier[line]) if line in earlier else "", in_words(row)
        if words[0] != words[1]:  # a measure that only serves another goal has the same words
            yield PlanDifference(what, kind_of_change(*words), *words)
    for line, row in earlier.items():
        if line not in later:
            yield PlanDifference(what, GONE, in_words(row), "")


def kind_of_change(before, after) -> str:
    return NEW if not before else GONE if not after else CHANGED


def need_in_words(row) -> str:
    return f"{label_of(Domain, row['domain'])}: {row['words']}"


def goal_in_words(row) -> str:
    return row["words"]


def measure_in_words(row) -> str:
    return as_measure_line({"progress": None, "begun_on": None} | row).in_one()


def placement_in_words(text) -> str:
    return ". ".join(value for _label, value in placement_rows(text))
