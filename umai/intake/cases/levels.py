"""Set the risk of a case, and stop its ten days. Called inside the acts of later rooms."""

from umai.access.facts import ReplacementReason
from umai.intake.cases.clock import clock_of
from umai.intake.cases.models import Stop
from umai.intake.risk_models import RiskLevel
from umai.law.terms.clock import is_late, today
from umai.law.terms.intervals import next_review_due_on
from umai.law.terms.reviews import first_review_due_on


def set_risk(case, risk, words, *, on):
    """Set the risk level of this case from the day `on`; a row with another level is replaced.

    Answers the current row. A judgement of an earlier day than the current one changes nothing: a
    visit that is entered late does not change what was found since.
    """
    standing = RiskLevel.objects.filter(case=case).first()
    if standing is None:
        return RiskLevel.objects.create(
            child_id=case.child_id,
            case=case,
            risk=risk,
            reasons=words,
            holds_from=on,
            happened_on=on,
            review_on=next_review_due_on(risk, on),
        )
    if standing.risk == risk or on < standing.holds_from:
        return standing
    return standing.replace_with(
        why=ReplacementReason.CHANGE,
        risk=risk,
        reasons=words,
        holds_from=on,
        happened_on=on,
        review_on=next_review_due_on(risk, on),
    )


def risk_of(case):
    """The current risk of this case ("urgent", "high", "medium", "low"), or "" where nobody judged it yet."""
    found = RiskLevel.objects.filter(case=case).values_list("risk", flat=True).first()
    return found or ""


def stop_clock(case, *, on):
    """Stop the ten days of this case on the day `on`, when its plan was first submitted.

    Answers the first stop when there is one. It is late when `on` or today, whichever is later, is after
    the last day (Code on Children, Art. 41).
    """
    standing = Stop.objects.filter(case=case).first()
    if standing is not None:
        return standing
    clock = clock_of(case)
    return Stop.objects.create(
        child_id=case.child_id,
        case=case,
        stopped_on=on,
        due_on=clock.due_on,
        is_late=is_late(clock.due_on, max(on, today())),
        review_on=first_review_due_on(risk_of(case), on),
    )
