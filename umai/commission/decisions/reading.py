"""What is read of decisions: those that are not carried out, and what became of each."""

from django.db.models import Exists, OuterRef

from umai.commission.agenda.models import AgendaItem
from umai.commission.decisions.models import Decision, DecisionKind, ExecutionReport, ReportKind


def open_decisions(by):
    """Decisions within reach that owe something: not reported done, and no other in their place."""
    done = ExecutionReport.objects.filter(decision=OuterRef("pk"), kind=ReportKind.DONE)
    later = AgendaItem.objects.filter(earlier=OuterRef("item"), decision__isnull=False)
    instead = later.exclude(decision__kind=DecisionKind.POSTPONED)
    rows = Decision.objects.within_reach_of(by).filter(due_on__isnull=False)
    return rows.filter(~Exists(done), ~Exists(instead))


def delays_of(decisions) -> dict:
    """Decision id to the words of its last report of a delay, where there was one."""
    rows = ExecutionReport.objects.filter(decision__in=decisions, kind=ReportKind.DELAYED)
    return {row.decision_id: row.words for row in rows.order_by("recorded_at")}


def reports_of(decision):
    """What was said of a decision, the newest first."""
    rows = ExecutionReport.objects.filter(decision=decision).select_related("recorded_by")
    return list(rows.order_by("-recorded_at"))
