"""A frozen text in words of the active language, for the page, the paper and the differences.

Everything is plain text, and what somebody typed is unchanged.
"""

from datetime import date
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.assessment.models import Domain, Hearing
from umai.design.days import date_in_words
from umai.intake.models import Risk
from umai.planning.draft.choices import MeasureKind, PlacementKind, PlanKind, ProgressKind
from umai.register.models import Relation


class MeasureLine(NamedTuple):
    """A measure in words: what, who answers, by which day, and its progress at handing in."""

    kind: str
    words: str
    who: str
    due: str
    protects: bool
    begun: str
    progress: str

    def in_one(self) -> str:
        """The measure in one line, without its progress."""
        parts = [f"{self.kind}: {self.words}", self.who, _("by %(day)s") % {"day": self.due}]
        if self.protects:
            parts.append(_("protects now"))
        return "; ".join(filter(None, parts))


class GoalLine(NamedTuple):
    words: str
    measures: list


class NeedLine(NamedTuple):
    """A need with its goals, and the measures of it that serve no goal."""

    domain: str
    words: str
    goals: list
    measures: list


class PlanSheet(NamedTuple):
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
    loose: list  # measures that serve no need
    placement: list

    def measures(self):
        """All measures: first those that serve no need, then by need and goal."""
        found = list(self.loose)
        for need in self.needs:
            found += [*(one for goal in need.goals for one in goal.measures), *need.measures]
        return found


def sheet_of(text) -> PlanSheet:
    """This text in words."""
    measures = text["measures"]
    lines = {need["line"] for need in text["needs"]}
    return PlanSheet(
        label_of(PlanKind, text["kind"]),
        text["number"],
        day_in_words(text["handed_in_on"]),
        name_in_language(text["office"]),
        text["why"],
        child_rows(text),
        [(label_of(Relation, one["relation"]), one["name"]) for one in text["family"]],
        view_rows(text),
        [as_need_line(text, need) for need in text["needs"]],
        [as_measure_line(one) for one in measures if one["need"] not in lines],
        placement_rows(text),
    )


def child_rows(text) -> list:
    child = text["child"]
    born = child["born"] and day_in_words(child["born"], child["precision"])
    age = "" if child["age"] is None else str(child["age"])
    risk = label_of(Risk, text["risk"]) if text["risk"] else ""
    return [
        (_("Child"), child["name"] or _("Name not known")),
        (_("Born"), born or _("not known")),
        (_("Age, in years"), age or _("not known")),
        (_("Risk"), risk or _("nobody judged it yet")),
    ]


def view_rows(text) -> list:
    view = text["view"]
    if view is None:
        return [(_("Was the child heard"), _("nothing is written yet"))]
    return [
        (_("Was the child heard"), label_of(Hearing, view["hearing"])),
        (_("What the child said or showed"), view["words"]),
    ]


def placement_rows(text) -> list:
    placement = text["placement"]
    if placement is None:
        return []
    return [
        (_("Form of placement"), label_of(PlacementKind, placement["form"])),
        (_("With whom, and why"), placement["words"]),
    ]


def as_need_line(text, need) -> NeedLine:
    goals = [goal for goal in text["goals"] if goal["need"] == need["line"]]
    own = [one for one in text["measures"] if one["need"] == need["line"]]
    lines = {goal["line"] for goal in goals}
    return NeedLine(
        label_of(Domain, need["domain"]),
        need["words"],
        [
            GoalLine(goal["words"], [as_measure_line(one) for one in own if one["goal"] == goal["line"]])
            for goal in goals
        ],
        [as_measure_line(one) for one in own if one["goal"] not in lines],
    )


def as_measure_line(one) -> MeasureLine:
    progress = one["progress"]
    became = ""
    if progress:
        words = f". {progress['words']}" if progress["words"] else ""
        became = f"{label_of(ProgressKind, progress['kind'])}, {day_in_words(progress['on'])}{words}"
    return MeasureLine(
        label_of(MeasureKind, one["kind"]),
        one["words"],
        ", ".join(filter(None, [name_in_language(one["body"]), one["person"]])),
        day_in_words(one["due_on"]),
        one["protects_now"],
        day_in_words(one["begun_on"]) if one["begun_on"] else "",
        became,
    )


def label_of(choices, value) -> str:
    """The label of a choice; not lazy, because the language may change before it is used."""
    return capfirst(str(choices(value).label))


def day_in_words(iso, precision="day") -> str:
    """A day of the text in words."""
    return date_in_words(date.fromisoformat(iso), precision)


def name_in_language(by_language) -> str:
    """The name in the active language, from the names by language."""
    return by_language.get((get_language() or "ky")[:2]) or by_language.get("ky", "")
