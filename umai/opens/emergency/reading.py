"""Openings in an emergency as pages show them: those that run, those to review, and who is told of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.doors import answer_not_found, consult_list
from umai.access.permissions import may_do, require_right
from umai.design.days import moment_in_words
from umai.design.parts import Link, SummaryRow
from umai.design.templatetags.design import moment
from umai.machine.cluster.functions import fetch_rows
from umai.opens.emergency.models import EmergencyOpening, EmergencyReview
from umai.register.models import Child
from umai.trail.entries import EntrySubject

IN_WORDS = ("recorded_by", "office", "district")  # of these a sentence is made, without a look at the file
RELATED = ("request", *IN_WORDS)
TOLD_FOR = timedelta(days=14)  # how long both offices are told of an opening on their first page
PAGE = 50


@dataclass(frozen=True)
class OpenFile:
    """A file that the reader has open in an emergency now, for the banner of every page."""

    child_id: UUID
    to_at: datetime
    template = "opens/banner.html"


class EmergencyLimits(NamedTuple):
    """How long an opening lasts, in minutes, and within how many hours it is reviewed; the database says."""

    minutes: int
    hours: int


def emergency_limits() -> EmergencyLimits:
    ((lasts, review),) = fetch_rows("select lasts, review_within from opens_limits()")
    return EmergencyLimits(int(lasts.total_seconds() // 60), int(review.total_seconds() // 3600))


def open_files(by) -> list[OpenFile]:
    """The files that this worker has open in an emergency now; no query where there is none."""
    if not by.reach or not by.reach.emergency:
        return []
    with by.speaking():
        rows = EmergencyOpening.objects.filter(recorded_by_id=by.pk, to_at__gt=timezone.now())
        return [OpenFile(one.child_id, one.to_at) for one in rows.order_by("to_at")]


def waiting_openings_sql(_by):
    """How many openings wait for a review by this worker, for the menu of every page."""
    return """select count(*) as emergencies from opens_emergencyopening o
        where not exists (select from opens_emergencyreview v where v.opening_id = o.id)
            and opens_may_review(o.id)"""


def told_sql(_by):
    """Whether there may be openings of which this worker is told, as `openings_told`, for My day."""
    return f"""select exists (select from opens_emergencyopening
        where from_at > now() - interval '{TOLD_FOR.days} days') as openings_told"""


def unreviewed(by) -> list[EmergencyOpening]:
    """The openings that wait for a review by this worker, the earliest first."""
    if not may_do(by, "opens.review_emergency"):
        return []
    ids = by.ask(
        """select o.id from opens_emergencyopening o where opens_may_review(o.id)
            and not exists (select from opens_emergencyreview v where v.opening_id = o.id)"""
    )
    with by.speaking():
        rows = EmergencyOpening.objects.filter(pk__in=[pk for (pk,) in ids])
        return list(rows.select_related("recorded_by").order_by("from_at"))


def reviews_to_do(by) -> list[Link]:
    """One link a review that waits for this worker; it says when the review is late."""
    links = []
    for one in unreviewed(by):
        late = one.review_by < timezone.now()
        words = (
            _("Late: review why %(who)s opened a file in an emergency")
            if late
            else _("Review why %(who)s opened a file in an emergency")
        )
        links.append(Link(words % {"who": one.recorded_by}, one.get_absolute_url(), count=1))
    return links


def told_of_openings(by) -> list[Link]:
    """What the offices on both sides, and who opened the file, are told for a while; the latest first."""
    if not may_do(by, "opens.emergencies.read"):
        return []
    with by.speaking():
        rows = EmergencyOpening.objects.filter(from_at__gt=timezone.now() - TOLD_FOR)
        rows = rows.select_related(*IN_WORDS, "review").order_by("-from_at")
        return [Link(in_words(one), one.get_absolute_url()) for one in rows[:PAGE]]


def in_words(one) -> str:
    """Who opened a file of which district when, and what a review said, in a sentence."""
    values = {
        "who": one.recorded_by,
        "office": one.office,
        "place": one.district.name,
        "when": moment_in_words(one.from_at),
    }
    said = _("%(who)s (%(office)s) opened a file of %(place)s in an emergency, %(when)s.") % values
    review = review_of(one)
    if review is None:
        return said
    return f"{said} {_('Reviewed: it was right.') if review.right else _('Reviewed: it was not right.')}"


def review_of(opening) -> EmergencyReview | None:
    try:
        return opening.review
    except EmergencyReview.DoesNotExist:
        return None


def openings_page(by) -> list[EmergencyOpening]:
    """The openings that this worker may know of, the latest first; which ones is on the trail."""
    with by.speaking():
        ids = list(EmergencyOpening.objects.order_by("-from_at").values_list("pk", flat=True)[:PAGE])
    rows = EmergencyOpening.objects.select_related(*RELATED, "review").order_by("-from_at")
    return consult_list("opens.emergencies", rows, by=by, ids=ids)


def find_opening(pk, *, by) -> EmergencyOpening:
    """One opening that this worker may know of; 404 otherwise."""
    require_right(by, "opens.emergencies.read")
    with by.speaking():
        ids = list(EmergencyOpening.objects.filter(pk=pk).values_list("pk", flat=True))
    if not ids:
        answer_not_found("opens.emergencies.read", EntrySubject("opens.emergencyopening", pk), by=by)
    rows = EmergencyOpening.objects.select_related(*RELATED, "review", "review__recorded_by")
    return consult_list("opens.emergencies", rows, by=by, ids=ids)[0]


def opening_rows(one, by):
    """Who opened which file, when and why, as lines of a summary; the file itself only within reach."""
    held = may_do(by, "register.read") and Child.objects.within_reach_of(by).filter(pk=one.child_id).exists()
    rows = [
        SummaryRow(_("Opened by"), f"{one.recorded_by}, {one.get_role_display()}"),
        SummaryRow(_("Office"), str(one.office)),
        SummaryRow(_("District of the file"), one.district.name),
        SummaryRow(_("Opened at"), moment(one.from_at)),
        SummaryRow(_("Open until"), moment(one.to_at)),
        SummaryRow(_("What had happened"), one.request.get_kind_display()),
        SummaryRow(_("Why it could not wait"), one.request.words),
    ]
    if review_of(one) is None:
        rows.append(SummaryRow(_("To be reviewed by"), moment(one.review_by)))
    return rows, held


def minutes_in_words(limits) -> str:
    return ngettext("%(n)d minute", "%(n)d minutes", limits.minutes) % {"n": limits.minutes}


def hours_in_words(limits) -> str:
    return ngettext("%(n)d hour", "%(n)d hours", limits.hours) % {"n": limits.hours}
