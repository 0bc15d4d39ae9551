"""A path and its steps in words, for its page and for the timeline."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.fields.of_models import value_in_words
from umai.design.law.choices import choice_label
from umai.design.parts import SummaryRow, Task
from umai.design.templatetags.design import moment, tag
from umai.intake.cases.reading import by_whom
from umai.self_harm.path.kind import own_fields_of
from umai.self_harm.path.models import KINDS
from umai.self_harm.path.steps import ALL_PATH_STEPS


def kind_in_words(path) -> str:
    return choice_label(KINDS, path.kind)


def checklist_of(state) -> list[Task]:
    """Each step as a task: what was written, or that it is open, in red while the path runs."""
    return [step_task(step, state) for step in ALL_PATH_STEPS]


def step_task(step, state) -> Task:
    url = reverse("self_harm:step", kwargs={"pk": state.path.pk, "slug": step.slug})
    row = state.rows.get(step)
    colour = "red" if state.runs else "grey"
    if row is None:
        return Task(step.title, url, tag(_("to be done"), colour))
    said = str(step.summary(row))
    if not step.is_done(row):
        return Task(step.title, url, tag(_("not done yet"), colour), hint=said)
    return Task(step.title, url, moment(row.happened_at), done=True, hint=said)


def lines_of_step(row) -> list[SummaryRow]:
    """All that a step says, with who wrote it and when; nothing where there is none."""
    if row is None:
        return []
    said = [(field, value_in_words(row, field)) for field in own_fields_of(type(row))]
    return [
        *(SummaryRow(capfirst(field.verbose_name), capfirst(value)) for field, value in said if value),
        SummaryRow(_("When it was done"), moment(row.happened_at)),
        SummaryRow(_("Written down"), format_html("{}", by_whom(row))),
    ]


def lines_of_path(path) -> list[SummaryRow]:
    """What the child said or did, when, and until when it is followed. Who told it stands nowhere."""
    rows = [
        SummaryRow(_("What happened"), kind_in_words(path)),
        SummaryRow(_("When"), moment(path.happened_at)),
        SummaryRow(_("In words"), path.words),
        SummaryRow(_("Opened"), format_html("{}", by_whom(path))),
    ]
    if path.follow_until:
        rows.append(SummaryRow(_("Followed until"), date_in_words(path.follow_until)))
    return rows


def ending_in_words(ending) -> str:
    return "\n".join(filter(None, [str(capfirst(ending.get_outcome_display())), ending.words]))
