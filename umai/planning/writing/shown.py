"""Plans as lines of a page: the steps in their order, the needs, the measures with what became of them."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.access.may import may
from umai.design.days import in_words, recorded_in_words
from umai.design.parts import Link, Row, Task
from umai.intake.cases.reading import by_whom, in_lines
from umai.law.terms.clock import day_of, today
from umai.planning.draft.choices import StepKind
from umai.planning.editions.steps import next_steps, turn, turn_of

ORDER = (StepKind.SUBMITTED, StepKind.AGREED, StepKind.APPROVED)


class Shown(NamedTuple):
    """A step of the chain: what, whether it is done, when and by whom, or by when it is due."""

    title: str
    done: bool
    lines: list
    due_on: object = None
    came_back: bool = False


def steps_shown(standing) -> list[Shown]:
    """The chain from the draft to the approval, each step with its day, and what is due next."""
    edition, steps = standing.edition, standing.steps
    found = [_handed_in(edition)]
    for kind in ORDER:
        if kind in steps:
            found.append(_taken(steps[kind]))
        elif StepKind.RETURNED not in steps:
            found.append(Shown(str(kind.label), False, [], _due(kind, steps)))
    if StepKind.RETURNED in steps:
        row = steps[StepKind.RETURNED]
        found.append(_taken(row)._replace(came_back=True))
        found.append(Shown(_("handed in again"), False, [], row.due_on))
    return found


def step_rows(row) -> list:
    """One step as lines of a summary."""
    rows = [Row(_("Day"), in_words(row.happened_on))]
    if row.on_paper or row.paper_number:
        number = row.paper_number + (f", {in_words(row.paper_on)}" if row.paper_on else "")
        rows.append(Row(_("Paper") if row.on_paper else _("Number of the minutes"), number))
    if row.decided_by:
        rows.append(Row(_("Who decided or signed it"), row.decided_by))
    if row.words:
        rows.append(Row(_("Reasons") if row.kind == StepKind.RETURNED else _("Remarks"), in_lines(row.words)))
    return [*rows, Row(_("Entered by"), by_whom(row))]


def _handed_in(edition):
    if edition is None:
        return Shown(_("handed in"), False, [])
    title = _("no. %(n)d handed in") % {"n": edition.number}
    return Shown(title, True, [_by(edition, edition.handed_in_on)])


def _taken(row):
    lines = [_by(row, row.happened_on)]
    if row.on_paper:
        lines.append(
            _("On paper no. %(number)s, %(who)s") % {"number": row.paper_number, "who": row.decided_by}
        )
    if row.is_late:
        lines.append(_("Late."))
    lines.append(recorded_in_words(row.happened_on, day_of(row.recorded_at)) if _entered_later(row) else "")
    lines.append(row.words)
    return Shown(str(row.get_kind_display()), True, [line for line in lines if line])


def _entered_later(row):
    return day_of(row.recorded_at) != row.happened_on


def _by(row, day):
    return ", ".join(filter(None, [in_words(day), str(row.recorded_by or "")]))


def _due(kind, steps):
    before = {StepKind.AGREED: StepKind.SUBMITTED, StepKind.APPROVED: StepKind.AGREED}.get(kind)
    return steps[before].due_on if before in steps else None


def need_tasks(case, kind, draft) -> list:
    """The needs of a draft as links, each with how many goals and measures it has."""
    return [
        Task(
            Truncator(row.words).chars(200),
            reverse("planning:need", args=[case.pk, kind, row.line]),
            _counted(draft, row),
            done=any(done.measure.need_line == row.line for done in draft.measures),
            hint=capfirst(row.get_domain_display()),
        )
        for row in draft.needs
    ]


def _counted(draft, need):
    goals = len(draft.goals_of(need.line))
    measures = sum(done.measure.need_line == need.line for done in draft.measures)
    return ", ".join(
        [
            ngettext("%(n)d goal", "%(n)d goals", goals) % {"n": goals},
            ngettext("%(n)d measure", "%(n)d measures", measures) % {"n": measures},
        ]
    )


def progress_rows(case, kind, draft) -> list:
    """Every measure as a line: what, who and by when, and what became of it; links to say so."""
    return [
        Task(
            Truncator(done.measure.words).chars(200),
            reverse("planning:progress", args=[case.pk, kind, done.measure.line]),
            became(done),
            done=done.ended,
            hint=who_and_when(done.measure),
        )
        for done in draft.measures
    ]


def who_and_when(measure) -> str:
    """Who answers for a measure, and by which day."""
    who = ", ".join(filter(None, [measure.bodies(), measure.people()])) or _("nobody answers for it yet")
    return _("%(who)s; by %(day)s") % {"who": who, "day": in_words(measure.due_on)}


def became(done) -> str:
    """What became of a measure, in a few words."""
    if done.progress is None and done.begun_on:
        return _("Protects now, begun on %(day)s") % {"day": in_words(done.begun_on)}
    late = _("late") if done.late_on(today()) else ""
    if done.progress is None:
        return capfirst(late) if late else _("Not begun yet")
    said = f"{capfirst(done.progress.get_kind_display())}, {in_words(done.progress.happened_on)}"
    return f"{said} ({late})" if late else said


WAYS = {  # a step: the act it asks for, and the words of its button
    StepKind.SUBMITTED: ("planning.submit", gettext_lazy("Submit it to the Commission")),
    StepKind.AGREED: ("planning.agree", gettext_lazy("The Commission agrees")),
    StepKind.APPROVED: ("planning.approve", gettext_lazy("Approve")),
    StepKind.RETURNED: ("planning.send_back", gettext_lazy("Send it back")),
}
FOR_ANOTHER = {  # the same, where the department does it for another body
    StepKind.AGREED: gettext_lazy("Enter what the Commission decided on paper"),
    StepKind.APPROVED: gettext_lazy("Enter what the local administration approved on paper"),
    StepKind.RETURNED: gettext_lazy("Take it back, or enter that it was sent back"),
}


def ways(edition, steps, by) -> list:
    """What this speaker can do with the edition now, as links: a button each."""
    before = set(steps)
    found = []
    for kind in StepKind:
        if kind not in next_steps(before) or not may(by, WAYS[kind][0], edition):
            continue
        if kind == StepKind.RETURNED and turn_of(by.role) not in (None, turn(before)):
            continue
        found.append(Link(way(kind, by, before), reverse("planning:step", args=[edition.pk, kind])))
    return found


def way(kind, by, before):
    """The words of the button with which this speaker takes a step after these steps."""
    words = WAYS[kind][1]
    if turn_of(by.role) is None and before:
        return str(FOR_ANOTHER.get(kind, words))
    return str(words)
