"""What happened to the applications of one record, for the timeline."""

from django.utils.translation import gettext as _

from umai.access.reach import rows_of_child
from umai.design.parts import TimelineEvent
from umai.guardianship.applications.lines import applicant_name
from umai.guardianship.applications.models import (
    ApplicationDecision,
    ApplicationStage,
    ApplicationWithdrawal,
    GuardianshipApplication,
)


def application_events(child, by):
    """Each application, its stages and its end, as `TimelineEvent`s."""
    for row in rows_of_child(GuardianshipApplication.objects, child, by):
        title = _("Applied for: %(what)s") % {"what": row.get_arrangement_display()}
        yield TimelineEvent.of_row(row, title, text=applicant_name(row, by), url=row.get_absolute_url())
    for row in rows_of_child(ApplicationStage.objects, child, by):
        title = _("Application for guardianship: %(stage)s") % {"stage": row.get_kind_display()}
        yield TimelineEvent.of_row(row, title, text=row.words)
    for row in rows_of_child(ApplicationDecision.objects, child, by):
        title = _("Guardianship was granted") if row.granted else _("Guardianship was refused")
        yield TimelineEvent.of_row(row, title, text=row.reason or f"{row.issuer}, {row.number}")
    for row in rows_of_child(ApplicationWithdrawal.objects, child, by):
        title = _("Application withdrawn: %(why)s") % {"why": row.get_reason_display()}
        yield TimelineEvent.of_row(row, title, text=row.words)
