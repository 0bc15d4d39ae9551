"""A frozen text in words of the language in force: for the page, for the paper, for what is different.

Everything is plain text here; what somebody typed stands as it was typed.
"""

from datetime import date
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.assessment.models import Domain, Hearing
from umai.design.days import in_words
from umai.intake.models import Risk
from umai.planning.draft.choices import Form, MeasureKind, PlanKind, ProgressKind
from umai.register.models import Relation


class MeasureLine(NamedTuple):
    """A measure in words: what, who answers, by which day, and what became of it when it was handed in."""

    kind: str
    words: str
    who: str
    due: str
    protects: bool
    begun: str
    progress: str

    def in_one(self) -> str:
        """All that is decided about it, in one line."""
        parts = [f"{self.kind}: {self.words}", self.who, _("by %(day)s") % {"day": self.due}]
        if self.protects:
            parts.append(_("protects now"))
        return "; ".join(filter(None, parts))


class GoalLine(NamedTuple):
    words: str
    measures: list


class NeedLine(NamedTuple):
    """A need with its goals, and the measures that serve none of them."""

    domain: str
    words: str
    goals: list
    measures: list


class Sheet(NamedTuple):
    """A whole text in words. Pairs are of a label and a value."""

    title: str
    number: int
    handed_in: str
    office: str
    why: str
    child: list
    family: list
    view: list
    needs: list
    loose: list  # measures that were written for no need
    placement: list

    def measures(self):
        """All measures, in the order in which they stand."""
        found = list(self.loose)
        for need in self.needs:
            found += [*(one for goal in need.goals for one in goal.measures), *need.measures]
        return found


def sheet_of(text) -> Sheet:
    """This text in words."""
    measures = text["measures"]
    lines = {need["line"] for need in text["needs"]}
    return Sheet(
        label(PlanKind, text["kind"]),
        text["number"],
        day_of(text["handed_in_on"]),
        in_language(text["office"]),
        text["why"],
        child_of(text),
        [(label(Relation, one["relation"]), one["name"]) for one in text["family"]],
        view_of(text),
        [need_of(text, need) for need in text["needs"]],
        [measure_of(one) for one in measures if one["need"] not in lines],
        placement_of(text),
    )


def child_of(text) -> list:
    child = text["child"]
    born = child["born"] and day_of(child["born"], child["precision"])
    age = "" if child["age"] is None else str(child["age"])
    risk = label(Risk, text["risk"]) if text["risk"] else ""
    return [
        (_("Child"), child["name"] or _("Name not known")),
        (_("Born"), born or _("not known")),
        (_("Age, in years"), age or _("not known")),
        (_("Risk"), risk or _("nobody judged it yet")),
    ]


def view_of(text) -> list:
    view = text["view"]
    if view is None:
        return [(_("Was the child heard"), _("nothing is written yet"))]
    return [
        (_("Was the child heard"), label(Hearing, view["hearing"])),
        (_("What the child said or showed"), view["words"]),
    ]


def placement_of(text) -> list:
    placement = text["placement"]
    if placement is None:
        return []
    return [
        (_("Form of placement"), label(Form, placement["form"])),
        (_("With whom, and why"), placement["words"]),
    ]


def need_of(text, need) -> NeedLine:
    goals = [goal for goal in text["goals"] if goal["need"] == need["line"]]
    mine = [one for one in text["measures"] if one["need"] == need["line"]]
    lines = {goal["line"] for goal in goals}
    return NeedLine(
        label(Domain, need["domain"]),
        need["words"],
        [
            GoalLine(goal["words"], [measure_of(one) for one in mine if one["goal"] == goal["line"]])
            for goal in goals
        ],
        [measure_of(one) for one in mine if one["goal"] not in lines],
    )


def measure_of(one) -> MeasureLine:
    progress = one["progress"]
    said = ""
    if progress:
        words = f". {progress['words']}" if progress["words"] else ""
        said = f"{label(ProgressKind, progress['kind'])}, {day_of(progress['on'])}{words}"
    return MeasureLine(
        label(MeasureKind, one["kind"]),
        one["words"],
        ", ".join(filter(None, [in_language(one["body"]), one["person"]])),
        day_of(one["due_on"]),
        one["protects_now"],
        day_of(one["begun_on"]) if one["begun_on"] else "",
        said,
    )


def label(choices, value) -> str:
    """What was chosen, in words; not lazily, for the language may change before it is written."""
    return capfirst(str(choices(value).label))


def day_of(iso, precision="day") -> str:
    """A day of the text in words."""
    return in_words(date.fromisoformat(iso), precision)


def in_language(by_language) -> str:
    """One of the names that stand in every language."""
    return by_language.get((get_language() or "ky")[:2]) or by_language.get("ky", "")
