"""What the Commission decided about a child, and what became of it, for the timeline of the file."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.reach import rows_of_child
from umai.commission.decisions.models import Decision, ExecutionReport
from umai.design.days import date_in_words
from umai.design.parts import TimelineEvent
from umai.intake.cases.reading import recorder_name


def events_of(child, by) -> list[TimelineEvent]:
    """Decisions of the Commission and reports of them, in no order. The look at the child is noted."""
    return [*_decisions(child, by), *_reports(child, by)]


def _decisions(child, by):
    for row in rows_of_child(Decision.objects, child, by):
        due = ""
        if row.due_on:
            due = _("By %(day)s: %(who)s") % {"day": date_in_words(row.due_on), "who": row.owner}
        yield TimelineEvent(
            _("The Commission decided: %(what)s") % {"what": row.get_kind_display()},
            on=row.decided_on,
            who=recorder_name(row),
            text="\n".join(filter(None, [row.words, due])),
            url=row.get_absolute_url(),
            counted=count_decisions,
        )


def count_decisions(n: int) -> str:
    """So many decisions of the Commission, in words."""
    return ngettext("%(n)d decision of the Commission", "%(n)d decisions of the Commission", n) % {"n": n}


def _reports(child, by):
    for row in rows_of_child(ExecutionReport.objects, child, by, "decision"):
        yield TimelineEvent(
            _("What the Commission decided: %(what)s") % {"what": row.get_kind_display()},
            on=row.happened_on,
            who=recorder_name(row),
            text=row.words,
            url=row.decision.get_absolute_url(),
        )
