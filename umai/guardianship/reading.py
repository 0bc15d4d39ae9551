"""What other pages read of guardianship: what happened, and how much waits."""

from django.utils.translation import gettext as _

from umai.access.reach import reach_sql, rows_of_child, wall_sql
from umai.design.parts import TimelineEvent
from umai.guardianship.departure.lines import name_of_parent
from umai.guardianship.models import (
    Departure,
    DepartureConfirmation,
    DepartureWithdrawal,
    Invitation,
    InvitationTakenBack,
    SentAnnouncement,
    SentAnnouncementAnswer,
)


def events_of(child, by):
    """The announcements of one record, their confirmations and withdrawals, as `TimelineEvent`s."""
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
    yield from events_of_codes(child, by)


def events_of_codes(child, by):
    """The codes that parents were given, what was sent with them, and what became of it."""
    for row in rows_of_child(Invitation.objects, child, by):
        yield TimelineEvent.of_row(row, _("A parent was given a code"), url=row.get_absolute_url())
    for row in rows_of_child(InvitationTakenBack.objects, child, by):
        yield TimelineEvent.of_row(row, _("The code was taken back"))
    for row in rows_of_child(SentAnnouncement.objects, child, by):
        yield TimelineEvent.of_row(row, _("An announcement came from the site"), url=row.get_absolute_url())
    for row in rows_of_child(SentAnnouncementAnswer.objects.filter(departure=None), child, by):
        title = _("Rejected: %(why)s") % {"why": row.get_reason_display()}
        yield TimelineEvent.of_row(row, title, text=row.words)


def came_sql(by):
    """The query, in SQL, for how many announcements came from the site and wait within reach (`came`)."""
    return f"""select count(*) as came from guardianship_sentannouncement s where {reach_sql(by, "s.")}
        and not exists (select from guardianship_sentannouncementanswer a where a.sent_id = s.id)"""


def waiting_sql(by):
    """The query, in SQL, for how many announcements wait to be confirmed here (`departures`)."""
    return f"""select count(*) as departures from guardianship_departure d
        where d.district_id = any (%(districts)s) and {wall_sql(by, "d.")} and d.current
        and not exists (select from guardianship_departureconfirmation c where c.departure_id = d.id)
        and not exists (select from guardianship_departurewithdrawal w where w.departure_id = d.id)"""
