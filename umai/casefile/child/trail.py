"""Who read or changed a file lately, in words, from the trail."""

from django.utils.translation import gettext as _

from umai.casefile.words import what_was_done
from umai.design.parts import TimelineEvent
from umai.staff.models import Office, Role, Worker
from umai.trail.models import Entry

LATEST = 25


def page(file, *, by):
    """The tab: the last entries about this child, newest first."""
    entries = list(Entry.objects.filter(child_id__in=file.ids).order_by("-at")[:LATEST])
    workers = Worker.objects.in_bulk({entry.worker_id for entry in entries if entry.worker_id})
    offices = Office.objects.select_related("place").in_bulk({entry.office_id for entry in entries})
    return {"events": [_event(entry, workers, offices, by) for entry in entries]}


def _event(entry, workers, offices, by):
    office = offices.get(entry.office_id)
    who = _who(entry, workers.get(entry.worker_id), office, by)
    return TimelineEvent(f"{who}: {what_was_done(entry)}", at=entry.at)


def _who(entry, worker, office, by):
    """A colleague of the district by name and role; anybody else by role and office."""
    role = str(Role(entry.role).label) if entry.role in Role.values else ""
    if worker is not None and (entry.worker_id == by.pk or is_near_office(office, by)):
        return _("%(name)s, %(role)s") % {"name": worker, "role": role}
    if office is not None:
        return _("%(role)s of another office (%(office)s)") % {"role": role, "office": office}
    return _("somebody whose office is not known")


def is_near_office(office, by):
    """Whether this office serves a district that the reader reaches, or the reader's own district."""
    if office is None:
        return False
    district = office.place.district_id
    return office.pk == by.reach.office_id or (
        district is not None and district in (*by.reach.districts, by.office.place.district_id)
    )
