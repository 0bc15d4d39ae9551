"""Set the risk of a case, and stop its ten days. Called inside the acts of later rooms."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.access.requirements import Incomplete
from umai.intake.cases.clock import clock_of
from umai.intake.cases.models import Stop
from umai.intake.lowering_models import LoweringOutcome, RiskLowering, RiskLoweringAnswer
from umai.intake.risk_models import RiskLevel
from umai.law.terms.clock import is_late, today
from umai.law.terms.intervals import next_review_due_on
from umai.law.terms.reviews import (
    first_review_due_on,
    incidents_count_since,
    is_lower_risk,
    lowering_decision_due_on,
)


class LoweredWithoutReasons(Incomplete):
    """The risk is lower than the one that stands, and nobody said what changed and who saw the child."""


@dataclass(frozen=True)
class LoweredRisk:
    """Why a risk is lower: what changed, who saw the child, and how (`SeenHow`)."""

    what_changed: str
    who_saw: str
    seen_how: str


def set_risk(case, risk, words, *, on, lowered=None):
    """Set the risk level of this case from the day `on`; a row with another level is replaced.

    Answers the current row. A judgement of an earlier day than the current one changes nothing: a
    visit that is entered late does not change what was found since. A lower level needs `lowered`, a
    `LoweredRisk`; where a second person has to agree, the higher level stands until then. Any judgement
    since takes the place of one that waits. Raises `LoweredWithoutReasons`.
    """
    standing = level_of(case)
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
    if on < standing.holds_from:
        return standing
    waits = waiting_lowering_of(case)
    if waits is not None:
        if on < waits.judged_on and not is_lower_risk(standing.risk, risk):
            return standing
        RiskLoweringAnswer.objects.create(
            child_id=case.child_id, lowering=waits, outcome=LoweringOutcome.OVERTAKEN
        )
    if standing.risk == risk:
        return standing
    if is_lower_risk(risk, standing.risk) and insert_lowering(standing, risk, words, on, lowered).why_two:
        return standing
    return replace_level(standing, risk, words, on=on)


def replace_level(standing, risk, words, *, on):
    """Write the level that takes the place of this one, from the day `on`."""
    return standing.replace_with(
        why=ReplacementReason.CHANGE,
        risk=risk,
        reasons=words,
        holds_from=on,
        happened_on=on,
        review_on=next_review_due_on(risk, on),
    )


def insert_lowering(standing, risk, words, on, lowered):
    """Write that this level was judged lower; answers the row, with what the database says of it."""
    if lowered is None or not (lowered.what_changed.strip() and lowered.who_saw.strip() and lowered.seen_how):
        raise LoweredWithoutReasons(
            _(
                "The risk is lower than before. Write what changed, and who saw the child. Nothing was"
                " saved yet."
            )
        )
    row = RiskLowering.objects.create(
        child_id=standing.child_id,
        case_id=standing.case_id,
        standing=standing,
        risk=risk,
        reasons=words,
        what_changed=lowered.what_changed.strip(),
        who_saw=lowered.who_saw.strip(),
        seen_how=lowered.seen_how,
        judged_on=on,
        incidents_since=incidents_count_since(on),
        decide_by=lowering_decision_due_on(today()),
    )
    row.refresh_from_db(fields=["why_two"])
    return row


def level_of(case):
    """The current `RiskLevel` of this case, or None where nobody judged it yet."""
    return RiskLevel.objects.filter(case=case).first()


def lowers(case, risk, on):
    """Whether this risk, judged on this day, is lower than the one that stands in the case. `on`: or None."""
    standing = level_of(case)
    return (
        standing is not None
        and is_lower_risk(risk, standing.risk)
        and (on is None or on >= standing.holds_from)
    )


def waiting_lowering_of(case):
    """The lowered risk of this case that waits for a second person, or None."""
    return RiskLowering.objects.waiting().filter(case=case).order_by("-recorded_at").first()


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
