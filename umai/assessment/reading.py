"""What other pages read of assessments: their part of the ten days, the completion, the events.

Whoever calls has consulted the child's or the case's record, so the look is on the trail already.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.facts import ReplacementReason
from umai.access.reach import rows_of_child
from umai.assessment.models import Assessment, ChildsView, Completion, Domain, Finding
from umai.design.parts import TimelineEvent
from umai.intake.cases.reading import recorder_name
from umai.law.terms.clock import is_late, today


class TenDaysPart(NamedTuple):
    """One part of what is due within the ten days; `url_name` is the name of its address."""

    title: str
    url_name: str
    done: bool
    late: bool


class AssessmentParts(NamedTuple):
    """The current parts of an assessment: findings by domain, the child's view, the completion."""

    findings: dict
    view: ChildsView | None
    completion: Completion | None

    @property
    def count(self):
        """How many of the thirteen parts are written."""
        return len(self.findings) + (self.view is not None)


PARTS_IN_ALL = len(Domain) + 1


def part_of(done, clock):
    """The assessment as a part of the ten days; `done` is its completion, or None.

    It is late if it was completed late, or is not complete after its last day.
    """
    late = done.is_late if done else bool(clock) and is_late(clock.due_on, today())
    return TenDaysPart(_("Assessment"), "assessment:parts", done is not None, late)


def parts_of(assessment, by):
    """The current parts of this assessment, with who wrote each. Three queries."""
    if assessment is None:
        return AssessmentParts({}, None, None)
    findings = Finding.objects.within_reach_of(by).filter(assessment=assessment)
    views = ChildsView.objects.within_reach_of(by).filter(assessment=assessment)
    completions = Completion.objects.within_reach_of(by).filter(assessment=assessment)
    return AssessmentParts(
        {finding.domain: finding for finding in findings.select_related("recorded_by")},
        views.select_related("recorded_by").first(),
        completions.select_related("recorded_by").first(),
    )


def events_of(child, by):
    """What happened in the child's assessments, as `TimelineEvent`s in no order; the timeline sorts them."""
    return [*_begun(child, by), *_completed(child, by), *_corrected(child, by)]


def _begun(child, by):
    for row in rows_of_child(Assessment.objects, child, by):
        yield TimelineEvent(_("Assessment begun"), at=row.recorded_at, who=recorder_name(row))


def _completed(child, by):
    for row in rows_of_child(Completion.objects, child, by):
        title = _("Assessment completed late") if row.is_late else _("Assessment completed")
        text = _("Risk: %(risk)s. %(reasons)s") % {"risk": row.get_risk_display(), "reasons": row.reasons}
        yield TimelineEvent(
            title, on=row.completed_on, who=recorder_name(row), text=text, counted=count_assessments
        )


def count_assessments(n: int) -> str:
    """So many completed assessments, in words."""
    return ngettext("%(n)d assessment", "%(n)d assessments", n) % {"n": n}


def _corrected(child, by):
    for model in (Finding, ChildsView):
        for row in rows_of_child(model.ever, child, by).filter(why=ReplacementReason.CORRECTION):
            part = row.get_domain_display() if model is Finding else _("the child's view")
            title = _("Assessment corrected: %(part)s") % {"part": part}
            yield TimelineEvent(title, at=row.recorded_at, who=recorder_name(row))
