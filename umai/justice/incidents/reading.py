"""Reading incidents: of a child with all its records, and what must not be overlooked about one."""

from django.utils.translation import gettext as _

from umai.intake.models import Case, ClosingReason, Closure
from umai.justice.incidents.models import Incident, Suspect
from umai.law.options.choices import is_marked
from umai.register import merge_groups
from umai.register.models import CareArrangement, Kinship


def open_case_of(child, by, case_id=None):
    """The latest open case of this child, in whichever of its records; None where there is none.

    `case_id`: that case alone.
    """
    ids = merge_groups.ids_of(child.pk, by)
    rows = Case.objects.within_reach_of(by).filter(child_id__in=ids).open()
    return (rows.filter(pk=case_id) if case_id else rows).order_by("-recorded_at", "pk").first()


def incidents_of(child_id, by):
    """The incidents of this child within reach, of all its records, the newest first."""
    ids = merge_groups.ids_of(child_id, by)
    rows = Incident.objects.within_reach_of(by).filter(child_id__in=ids)
    return rows.select_related("recorded_by").order_by("-happened_on", "-recorded_at")


def suspects_of(lines, by):
    """The suspects of these incidents, by the line of the incident."""
    found: dict = {line: [] for line in lines}
    for row in Suspect.objects.within_reach_of(by).filter(incident_id__in=lines).order_by("recorded_at"):
        found[row.incident_id].append(row)
    return found


def alarms_of(incident, suspects, by, *, near=True) -> list[str]:
    """What must not be overlooked about this incident, in sentences.

    `near`: also how near a suspect is to the child, which the card of the child says by itself.
    """
    said = []
    adults = {row.adult_id for row in suspects} - {None}
    ids = merge_groups.ids_of(incident.child_id, by)
    kin = Kinship.objects.filter(child_id__in=ids, adult_id__in=adults)
    if adults and kin.filter(legal_representative=True).exists():
        said.append(
            _(
                "The suspect represents the child by law: a conflict of interest. What this person signs or"
                " refuses for the child does not count alone. Ask for an independent representative."
            )
        )
    if (
        near
        and adults
        and CareArrangement.objects.filter(child_id__in=ids, carer_id__in=adults, holds_to=None).exists()
    ):
        said.append(_("The register says that the suspect takes care of the child today."))
    if near and any(row.lives_with for row in suspects):
        said.append(
            _("The suspect lives with the child. Do not let that home learn in advance of what is done here.")
        )
    if any(is_marked("incident_kinds", code, "death") for code in incident.kinds):
        said.append(_("The child died. The other children there come first now."))
    died = Closure.objects.filter(child_id__in=ids, proposal__reason=ClosingReason.DIED).first()
    if died is not None and incident.happened_on and incident.happened_on > died.closed_on:
        said.append(_("The case was closed because the child had died before this day. Check the day."))
    return said
