"""Drafts as lines of a page: the needs, and the measures with what became of them."""

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.design.days import in_words
from umai.design.parts import Task
from umai.law.terms.clock import today


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
