"""Which planned visit a visit answers, and when the next one is planned. Called inside acts."""

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from umai.access.facts import ReplacementReason
from umai.intake.cases.levels import risk_of
from umai.law.terms.clock import today
from umai.law.terms.visits import (
    DueWindow,
    first_contact_window,
    window_after_missed,
    window_after_visit,
    window_from_today,
)
from umai.visits.visit.models import Visit
from umai.visits.windows import MissedVisit, VisitWindow, WindowReason


def open_window_of(case):
    """The window in which the next visit is planned, or None where the clock has not planned it yet."""
    return VisitWindow.objects.filter(case=case, open=True).first()


def window_for(case, on):
    """The planned visit that a visit on this day answers, or None.

    Of the windows without a visit it is the one that ends first on or after this day, also where it was
    written down as missed meanwhile; else the open one, although the day is after its end. A visit that
    is entered after a later one answers no open window.
    """
    made = Visit.objects.filter(window=OuterRef("pk"), made=True)
    rows = VisitWindow.objects.filter(~Exists(made), case=case, latest_on__gte=on).order_by("latest_on")
    if Visit.objects.filter(case=case, made=True, happened_on__gt=on).exists():
        return rows.filter(open=False, missed__isnull=False).first()
    return rows.first() or open_window_of(case)


def plan_after(visit):
    """Plan the next visit after this one, by the risk, or as agreed where that is earlier.

    Answers the window; None where a later visit was made, whose plan stays.
    """
    case = visit.case
    if Visit.objects.filter(case=case, made=True, at__gt=visit.at).exclude(line=visit.line).exists():
        return None
    risk = risk_of(case)
    term, reason = window_after_visit(risk, visit.happened_on), WindowReason.INTERVAL
    if visit.next_on and visit.next_on < term.latest_on:
        term = DueWindow(min(term.earliest_on, visit.next_on), visit.next_on)
        reason = WindowReason.AGREED
    term = window_from_today(term, today())
    return plan_visit(case, term, reason=reason, risk=risk)


def plan_again(visit):
    """Plan a visit again that was not made after all: for the days of the window that it answered.

    Where it answered none, or one that was missed since, the days follow from the last visit made or
    missed. No plan ends before today. The open window stays where it is due no later; nothing is planned
    where a later visit was made.
    """
    case, window = visit.case, visit.window
    made = Visit.objects.filter(case=case, made=True).order_by("-happened_on").first()
    if made is not None and made.happened_on > visit.happened_on:
        return None
    missed = MissedVisit.objects.filter(case=case).order_by("-latest_on").first()
    risk = risk_of(case)
    if window is not None and (missed is None or missed.latest_on < window.latest_on):
        term, reason = DueWindow(window.earliest_on, window.latest_on), window.reason
    elif missed is not None and (made is None or missed.latest_on > made.happened_on):
        term, reason = window_after_missed(risk, missed.latest_on), WindowReason.AFTER_MISSED
    elif made is not None:
        term, reason = window_after_visit(risk, made.happened_on), WindowReason.INTERVAL
    else:
        term, reason = first_contact_window(risk, case.opened_on), WindowReason.FIRST_CONTACT
    term, before = window_from_today(term, today()), open_window_of(case)
    if before is not None and before.latest_on <= term.latest_on:
        return before
    return plan_visit(case, term, reason=reason, risk=risk)


def plan_visit(case, term, *, reason, risk, words=""):
    """Plan a visit of this case, in place of the open window; answers the window.

    An open window whose last day is over stays, until the clock has written it down as missed.
    """
    columns = {
        "earliest_on": term.earliest_on,
        "latest_on": term.latest_on,
        "reason": reason,
        "risk": risk,
        "words": words,
        "happened_on": today(),
    }
    before = open_window_of(case)
    if before is None:
        try:
            with transaction.atomic():
                return VisitWindow.objects.create(child_id=case.child_id, case=case, **columns)
        except IntegrityError:  # the clock planned one at the same moment
            before = open_window_of(case)
            if before is None:
                raise
    if before.latest_on < today():
        return before
    return before.replace_with(why=ReplacementReason.CHANGE, **columns)
