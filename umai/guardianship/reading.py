"""What other pages read of guardianship: what happened, and how much waits."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.reach import reach_sql, rows_of_child, wall_sql
from umai.design.days import date_in_words
from umai.design.parts import TimelineEvent
from umai.guardianship.applications.events import application_events
from umai.guardianship.departure.lines import names_of_parents
from umai.guardianship.models import (
    CarePlacement,
    ChildReturn,
    Departure,
    DepartureConfirmation,
    DepartureWithdrawal,
    Invitation,
    InvitationTakenBack,
    PartingReason,
    ReturnAnswer,
    SentAnnouncement,
    SentAnnouncementAnswer,
)
from umai.register.fields.countries import country_name


def events_of(child, by):
    """The announcements and applications of one record, and how each went on, as `TimelineEvent`s."""
    yield from application_events(child, by)
    departures = list(rows_of_child(Departure.objects, child, by))
    names = names_of_parents(departures)
    for row in departures:
        title = _("Announced: a parent leaves")
        text = f"{names[row.pk]}\n{row.words}".strip()
        yield TimelineEvent.of_row(
            row, title, text=text, url=row.get_absolute_url(), counted=count_departures
        )
    for row in rows_of_child(DepartureConfirmation.objects, child, by):
        yield TimelineEvent.of_row(row, _("Confirmed: a parent leaves"))
    for row in rows_of_child(DepartureWithdrawal.objects, child, by):
        title = _("Withdrawn: %(why)s") % {"why": row.get_reason_display()}
        yield TimelineEvent.of_row(row, title, text=row.words)
    for row in rows_of_child(CarePlacement.objects, child, by):
        yield TimelineEvent.of_row(row, _("The child came to this carer"), text=placement_words(row))
    for row in rows_of_child(PartingReason.objects, child, by):
        yield TimelineEvent.of_row(row, _("Brothers and sisters live apart"), text=parting_words(row))
    for row in rows_of_child(ChildReturn.objects, child, by):
        yield TimelineEvent.of_row(row, _("The child came back from abroad"), text=return_words(row))
    for row in rows_of_child(ReturnAnswer.objects, child, by):
        yield TimelineEvent.of_row(row, _("A parent is back"), text=answer_words(row))
    yield from events_of_codes(child, by)


def placement_words(row) -> str:
    """On which day the child came to the carer, and until when the first check visit is made."""
    return _("Came on %(day)s. First check visit until %(due)s.") % {
        "day": date_in_words(row.placed_on),
        "due": date_in_words(row.check_due_on),
    }


def parting_words(row) -> str:
    """Why the children live apart, and what was said of it."""
    return f"{capfirst(row.get_reason_display())}\n{row.words}"


def return_words(row) -> str:
    """Who received the child, where it goes, and which papers it has, a line each."""
    how = ", ".join(filter(None, [country_name(row.country), row.get_way_display()]))
    lines = [
        f"{date_in_words(row.returned_on)}: {how}",
        _("Met by: %(who)s") % {"who": row.met_by},
        _("Goes to: %(where)s") % {"where": row.goes_to},
        _("Papers: %(which)s") % {"which": row.papers},
        row.words,
    ]
    return "\n".join(filter(None, lines))


def answer_words(row) -> str:
    """What becomes of the carer's paper now that a parent is back, who decided it, and why."""
    what = capfirst(row.get_outcome_display())
    if row.ends_on:
        what = _("%(what)s, last day: %(day)s") % {"what": what, "day": date_in_words(row.ends_on)}
    return "\n".join([what, _("Decided by: %(who)s") % {"who": row.decided_by}, row.words])


def first_checks_sql(by):
    """The query, in SQL, for how many first check visits wait here (`first_checks`, `late_checks`)."""
    return """select count(*) as first_checks, count(*) filter (where due_on < %(on)s) as late_checks
        from guardianship_first_checks(%(on)s, %(born_after)s)"""


def count_departures(n: int) -> str:
    """So many announcements that a parent leaves, in words."""
    return ngettext("%(n)d announced departure", "%(n)d announced departures", n) % {"n": n}


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
