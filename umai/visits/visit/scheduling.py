"""Which planned visit a visit answers, and when the next one is planned. Called inside the acts."""

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from umai.access.facts import Why
from umai.intake.cases.levels import risk_of
from umai.law.terms.clock import today
from umai.law.terms.visits import Planned, after_missed, after_visit, first_contact, not_in_the_past
from umai.visits.planned import Missed, Reason, Window
from umai.visits.visit.models import Visit


def standing(case):
    """The window in which the next visit is planned, or None where the clock has not planned it yet."""
    return Window.objects.filter(case=case, open=True).first()


def window_for(case, on):
    """The planned visit that a visit on this day answers, or None.

    Of the windows without a visit the one that ends first on or after this day, also when it was
    written down as missed meanwhile; the one that stands when the day is after its end. A visit that
    is entered after a later one answers no window that still waits.
    """
    made = Visit.objects.filter(window=OuterRef("pk"), made=True)
    bare = Window.objects.filter(~Exists(made), case=case)
    if Visit.objects.filter(case=case, made=True, happened_on__gt=on).exists():
        return bare.filter(open=False, missed__isnull=False, latest_on__gte=on).order_by("latest_on").first()
    found = bare.filter(latest_on__gte=on).order_by("latest_on").first()
    return found or standing(case)


def plan_after(visit):
    """Plan the next visit after this one, by the risk or as it was agreed if that is earlier.

    Answers the window, or None when a later visit was made: what was planned after that one stands.
    """
    case = visit.case
    if Visit.objects.filter(case=case, made=True, at__gt=visit.at).exclude(line=visit.line).exists():
        return None
    risk = risk_of(case)
    term, reason = after_visit(risk, visit.happened_on), Reason.INTERVAL
    if visit.next_on and visit.next_on < term.latest_on:
        term = Planned(min(term.earliest_on, visit.next_on), visit.next_on)
        reason = Reason.AGREED
    term = not_in_the_past(term, today())
    return plan(case, term, reason=reason, risk=risk)


def plan_again(visit):
    """Plan the visit that this one answered, which was not made after all; no plan ends before today.

    Where it answered none, or one that is written down as missed, by what was made or missed last. What
    stands goes on standing when it is due no later, or when a later visit was made.
    """
    case, window = visit.case, visit.window
    made = Visit.objects.filter(case=case, made=True).order_by("-happened_on").first()
    if made is not None and made.happened_on > visit.happened_on:
        return None
    missed = Missed.objects.filter(case=case).order_by("-latest_on").first()
    risk = risk_of(case)
    if window is not None and (missed is None or missed.latest_on < window.latest_on):
        term, reason = Planned(window.earliest_on, window.latest_on), window.reason
    elif missed is not None and (made is None or missed.latest_on > made.happened_on):
        term, reason = after_missed(risk, missed.latest_on), Reason.AFTER_MISSED
    elif made is not None:
        term, reason = after_visit(risk, made.happened_on), Reason.INTERVAL
    else:
        term, reason = first_contact(risk, case.opened_on), Reason.FIRST_CONTACT
    term, before = not_in_the_past(term, today()), standing(case)
    if before is not None and before.latest_on <= term.latest_on:
        return before
    return plan(case, term, reason=reason, risk=risk)


def plan(case, term, *, reason, risk, words=""):
    """Plan a visit of this case, in place of the one that is planned already.

    One whose last day is over stands until the clock has written it down as missed.
    """
    said = {
        "earliest_on": term.earliest_on,
        "latest_on": term.latest_on,
        "reason": reason,
        "risk": risk,
        "words": words,
        "happened_on": today(),
    }
    before = standing(case)
    if before is None:
        try:
            with transaction.atomic():
                return Window.objects.create(child_id=case.child_id, case=case, **said)
        except IntegrityError:  # the clock planned one in this very moment
            before = standing(case)
            if before is None:
                raise
    if before.latest_on < today():
        return before
    return before.replaced_by(why=Why.CHANGE, **said)
