"""The steps of an edition as lines of a page, and the next ones as buttons."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.permissions import may_do
from umai.design.days import date_in_words, recorded_in_words
from umai.design.parts import Link, SummaryRow
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.law.terms.clock import day_of
from umai.planning.draft.choices import StepKind
from umai.planning.editions.steps import next_deciding_role, next_steps, own_deciding_role

ORDER = (StepKind.SUBMITTED, StepKind.AGREED, StepKind.APPROVED)


class ChainStep(NamedTuple):
    """A step of the chain from draft to approval: taken when and by whom, or due by when."""

    title: str
    done: bool
    lines: list
    due_on: object = None
    came_back: bool = False

    @property
    def is_over(self):
        """Whether nothing is to be done about it any more, so that a fold may hold it."""
        return self.done and not self.came_back


def chain_steps(standing) -> list[ChainStep]:
    """The chain from the draft to the approval: each step with its day, and what is due next."""
    edition, steps = standing.edition, standing.steps
    found = [_handed_in_step(edition)]
    for kind in ORDER:
        if kind in steps:
            found.append(_taken_step(steps[kind]))
        elif StepKind.RETURNED not in steps:
            found.append(ChainStep(str(kind.label), False, [], _due_on(kind, steps)))
    if StepKind.RETURNED in steps:
        row = steps[StepKind.RETURNED]
        found.append(_taken_step(row)._replace(came_back=True))
        found.append(ChainStep(_("handed in again"), False, [], row.due_on))
    return found


def step_rows(row) -> list:
    """One step as lines of a summary."""
    rows = [SummaryRow(_("Day"), date_in_words(row.happened_on))]
    if row.on_paper or row.paper_number:
        number = row.paper_number + (f", {date_in_words(row.paper_on)}" if row.paper_on else "")
        rows.append(SummaryRow(_("Paper") if row.on_paper else _("Number of the minutes"), number))
    if row.decided_by:
        rows.append(SummaryRow(_("Who decided or signed it"), row.decided_by))
    if row.words:
        rows.append(
            SummaryRow(
                _("Reasons") if row.kind == StepKind.RETURNED else _("Remarks"), as_paragraphs(row.words)
            )
        )
    return [*rows, SummaryRow(_("Entered by"), by_whom(row))]


def _handed_in_step(edition):
    if edition is None:
        return ChainStep(_("handed in"), False, [])
    title = _("plan no. %(n)d handed in") % {"n": edition.number}
    return ChainStep(title, True, [_day_and_person(edition, edition.handed_in_on)])


def _taken_step(row):
    lines = [_day_and_writer(row)]
    if row.on_paper:
        said = {"number": row.paper_number, "who": row.decided_by}
        lines.append(_("Number on the paper: %(number)s. Who decided or signed it: %(who)s") % said)
    if row.is_late:
        lines.append(_("Late."))
    if day_of(row.recorded_at) != row.happened_on:
        lines.append(recorded_in_words(row.happened_on, day_of(row.recorded_at)))
    lines.append(row.words)
    return ChainStep(str(row.get_kind_display()), True, [line for line in lines if line])


def _day_and_writer(row):
    """The day of a step, and who entered it: a body decides, and a person writes it down."""
    if not row.recorded_by:
        return date_in_words(row.happened_on)
    said = {"day": date_in_words(row.happened_on), "who": row.recorded_by}
    return _("%(day)s. Entered by: %(who)s") % said


def _day_and_person(row, day):
    return ", ".join(filter(None, [date_in_words(day), str(row.recorded_by or "")]))


def _due_on(kind, steps):
    before = {StepKind.AGREED: StepKind.SUBMITTED, StepKind.APPROVED: StepKind.AGREED}.get(kind)
    return steps[before].due_on if before in steps else None


STEP_BUTTONS = {  # by step: its act, and the words of its button
    StepKind.SUBMITTED: ("planning.submit", gettext_lazy("Submit it to the Commission")),
    StepKind.AGREED: ("planning.agree", gettext_lazy("The Commission agrees")),
    StepKind.APPROVED: ("planning.approve", gettext_lazy("Approve")),
    StepKind.RETURNED: ("planning.send_back", gettext_lazy("Send it back")),
}
PAPER_BUTTONS = {  # the words where the department takes the step for another body
    StepKind.AGREED: gettext_lazy("Enter what the Commission decided on paper"),
    StepKind.APPROVED: gettext_lazy("Enter what the local administration approved on paper"),
    StepKind.RETURNED: gettext_lazy("Take it back, or enter that it was sent back"),
}


def step_links(edition, steps, by) -> list:
    """The steps that this speaker can take now, as links that are shown as buttons."""
    before = set(steps)
    found = []
    for kind in StepKind:
        if kind not in next_steps(before) or not may_do(by, STEP_BUTTONS[kind][0], edition):
            continue
        if kind == StepKind.RETURNED and own_deciding_role(by.role) not in (None, next_deciding_role(before)):
            continue
        url = reverse("planning:step", kwargs={"pk": edition.pk, "kind": kind})
        found.append(Link(button_words(kind, by, before), url))
    return found


def button_words(kind, by, before):
    """The words of the button of this step for this speaker; `before` are the kinds of the steps so far."""
    words = STEP_BUTTONS[kind][1]
    if own_deciding_role(by.role) is None and before:
        return str(PAPER_BUTTONS.get(kind, words))
    return str(words)
