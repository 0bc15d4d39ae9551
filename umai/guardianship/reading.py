"""What other pages read of guardianship: what happened, and how much waits."""

from django.utils.translation import gettext as _

from umai.access.reach import rows_of_child, wall_sql
from umai.design.parts import TimelineEvent
from umai.guardianship.applications.events import application_events
from umai.guardianship.departure.lines import name_of_parent
from umai.guardianship.models import Departure, DepartureConfirmation, DepartureWithdrawal


def events_of(child, by):
    """The announcements and applications of one record, and how each went on, as `TimelineEvent`s."""
    yield from application_events(child, by)
    for row in rows_of_child(Departure.objects, child, by):
        title = _("Announced: a parent leaves")
        yield TimelineEvent.of_row(
            row, title, text=f"{name_of_parent(row)}\n{row.words}".strip(), url=row.get_absolute_url()
        )
    for row in rows_of_child(DepartureConfirmation.objects, child, by):
        yield TimelineEvent.of_row(row, _("Confirmed: a parent leaves"))
    for row in rows_of_child(DepartureWithdrawal.objects, child, by):
        title = _("Withdrawn: %(why)s") % {"why": row.get_reason_display()}
        yield TimelineEvent.of_row(row, title, text=row.words)


def waiting_sql(by):
    """The query, in SQL, for how many announcements wait to be confirmed here (`departures`)."""
    return f"""select count(*) as departures from guardianship_departure d
        where d.district_id = any (%(districts)s) and {wall_sql(by, "d.")} and d.current
        and not exists (select from guardianship_departureconfirmation c where c.departure_id = d.id)
        and not exists (select from guardianship_departurewithdrawal w where w.departure_id = d.id)"""
