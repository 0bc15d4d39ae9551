"""What happened to one child, from every room, newest first.

An event has the day on which it happened, and says in its text when it was recorded. A row that
another replaced is shown, and says that it was replaced.
"""

from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.assessment.reading import events_of as events_of_assessment
from umai.call_back.reading import events_of as events_of_call_back
from umai.casefile.child.folds import fold_years
from umai.casefile.facts import known_day
from umai.commission.decisions.events import events_of as events_of_commission
from umai.contact.reading import events_of as events_of_contact
from umai.design.days import recorded_in_words
from umai.design.parts import TimelineEvent
from umai.documents.reading import events_of as events_of_documents
from umai.entitlements.reading import events_of as events_of_entitlements
from umai.feedback.reading import events_of as events_of_feedback
from umai.guardianship.reading import events_of as events_of_guardianship
from umai.intake.cases.reading import events_of as events_of_intake
from umai.justice.reading import events_of as events_of_justice
from umai.law.terms.clock import BISHKEK, day_of, today
from umai.planning.reading import events_of as events_of_planning
from umai.prevention.reading import events_of as events_of_prevention
from umai.protection.reading import events_of as events_of_protection
from umai.referrals.referral.reading import events_of as events_of_referrals
from umai.register import merge_groups
from umai.register.child.history import as_events, events_of_merges
from umai.register.kinds import KIND_OF_SLUG
from umai.register.models import Identity
from umai.review.reading import events_of as events_of_review
from umai.self_harm.reading import events_of as events_of_self_harm
from umai.staff.models import Worker
from umai.visits.visit.reading import events_of as events_of_visits

ROOMS = (
    events_of_documents,
    events_of_intake,
    events_of_protection,
    events_of_assessment,
    events_of_planning,
    events_of_visits,
    events_of_referrals,
    events_of_review,
    events_of_prevention,
    events_of_guardianship,
    events_of_commission,
    events_of_justice,
    events_of_self_harm,
    events_of_entitlements,
    events_of_call_back,
    events_of_contact,
    events_of_feedback,
)
NEWEST = 200  # events on the page; a file of years has a few hundred


def page(file, *, by):
    """The tab: the newest events, folded by year, and the number of older ones."""
    found = events_of(file, by=by)
    folds = fold_years(found, today().year, NEWEST)
    return {"folds": folds, "older": max(len(found) - NEWEST, 0)}


def events_of(file, *, by):
    """Every event within this reader's reach, from all records of the child, the newest first."""
    child = file.child
    with by.speaking():
        recorded = [
            event
            for event in as_events(file.ever)
            if event.row.child_id in (None, *file.ids)  # not of other children of the household
        ]
        workers = Worker.objects.in_bulk({event.who for event in recorded if event.who})
        found = [
            *(_fact_event(event, workers.get(event.who)) for event in recorded),
            *events_of_merges(child, by),
            *_room_events(child, by),
        ]
    return sorted(found, key=_when, reverse=True)


def _room_events(child, by):
    """The events of every room, for each record of the child; those of another record say so."""
    one = merge_groups.group_of(child.pk, by)
    names = Identity.objects.within_reach_of(by).filter(child_id__in=one.others) if one.others else ()
    names = {row.child_id: row.full_name() for row in names}
    for record in merge_groups.records_of(child, by):
        for event in (event for events_of_room in ROOMS for event in events_of_room(record, by)):
            yield event if record.pk == one.leading_id else _with_record_name(names.get(record.pk), event)


def _with_record_name(name, event):
    """The event of another record, with the name of that record in its text."""
    source = _("From the other record: %(name)s") % {"name": name or _("Name not known")}
    return event._replace(text="\n".join(filter(None, [event.text, source])))


def _when(event):
    return event.at or datetime.combine(event.on or date.min, time.min, tzinfo=BISHKEK)


def _fact_event(event, worker):
    """A row of the register: its present state, and when it was recorded."""
    lines = [words] if (words := KIND_OF_SLUG[event.kind].words(event.row)) else []
    if event.state == "replaced":
        lines.append(_("Replaced by a later entry."))
    if event.row.happened_on:
        lines.append(recorded_in_words(event.row.happened_on, day_of(event.at)))
    elif event.on:
        lines.append(_("Recorded on %(day)s.") % {"day": known_day(day_of(event.at))})
    at = None if event.on else event.at
    who = str(worker or "")
    return TimelineEvent(event.title, event.on, at, who, "\n".join(lines), counted=count_facts)


def count_facts(n: int) -> str:
    """So many rows of the register, in words."""
    return ngettext(
        "%(n)d fact about the child and the family", "%(n)d facts about the child and the family", n
    ) % {"n": n}
