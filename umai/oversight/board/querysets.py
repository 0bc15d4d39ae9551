"""The rows that the board counts, and the conditions of its numerators."""

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery

from umai.intake.models import Due, DueKind, WorklistRow
from umai.oversight.board.counted_visits import CountedVisit
from umai.oversight.board.ratios import SmallerTable
from umai.oversight.board.ten_days import TenDays
from umai.planning.models import PlanEdition
from umai.referrals.models import AnswerKind, Referral, ReferralAnswer
from umai.register.models import PARENTS, CareArrangement, CarePaper, Kinship
from umai.visits.models import MissedVisit, VisitWindow


def current_assignment(at=""):
    """The alias for the current assignment of a row's case; `at` is the path from the row to the case."""
    return FilteredRelation(f"{at}assignments", condition=Q(**{f"{at}assignments__current": True}))


def day_in_period(asked, day):
    return Q(**{f"{day}__gte": asked.since, f"{day}__lte": asked.until})


def instant_in_period(asked, at):
    """The condition that an instant lies on a day of the period, in Bishkek."""
    from_at, to_at = asked.instants()
    return Q(**{f"{at}__gte": from_at, f"{at}__lt": to_at})


# The rows.


def open_cases(asked):
    return WorklistRow.objects.filter(asked.here)


def ended_ten_days(asked):
    """Cases whose ten days ended in the period.

    A case that was closed by then without an assessment and without a plan is left out.
    """
    left = Q(closed_on=None) | Q(closed_on__gt=F("due_on"))
    done = Q(assessed_in_time__isnull=False) | Q(planned_in_time__isnull=False)
    return TenDays.objects.filter(left | done, asked.here, day_in_period(asked, "due_on"))


def ended_windows(asked):
    """Planned visits whose last day fell in the period and that were made or missed.

    One whose case was closed before is neither.
    """
    windows = VisitWindow.objects.filter(asked.here, day_in_period(asked, "latest_on"), open=False)
    return windows.filter(kept__isnull=False)


def visits(asked):
    return CountedVisit.objects.filter(asked.here, instant_in_period(asked, "at"))


def missed_visits(asked):
    return MissedVisit.objects.filter(asked.here, day_in_period(asked, "latest_on"))


def referrals(asked):
    """Referrals that were sent in the period and not withdrawn."""
    sent = Referral.objects.filter(asked.here, day_in_period(asked, "sent_on"), withdrawal=None)
    return sent.alias(answers_for=current_assignment("case__"))


def waiting_plans(kind):
    """The function that gives the plans that wait for this kind of due, with its last day `owed_on`."""

    def rows(asked):
        dues = Due.objects.filter(asked.here, owed=kind)
        until = Subquery(dues.filter(of=OuterRef("pk")).values("due_on")[:1])
        plans = PlanEdition.objects.filter(asked.here, pk__in=dues.values("of"))
        return plans.alias(owed_on=until, answers=current_assignment("case__"))

    return rows


def plans_owed(asked):
    """The dues of both kinds: a row for each plan that waits."""
    return Due.objects.filter(asked.here, owed__in=[DueKind.AGREEMENT, DueKind.APPROVAL])


def plans_owed_under(kind):
    """The plans that wait for this kind, counted in the small table of dues and not in that of plans."""
    return SmallerTable(plans_owed, Q(owed=kind), lambda asked: Q(due_on__lt=asked.on))


def arrangements(asked):
    return CareArrangement.objects.holding(on=asked.on).filter(asked.here)


# The conditions of numerators.


def unanswered_condition(asked):
    """The condition that a referral had no answer on or before its last day."""
    answers = ReferralAnswer.objects.filter(
        referral_id=OuterRef("pk"),
        kind__in=(AnswerKind.ACCEPTED, AnswerKind.REFUSED),
        answered_on__lte=OuterRef("due_on"),
    )
    return Q(due_on__lt=asked.on) & ~Exists(answers)


def late_condition(asked):
    return Q(owed_on__lt=asked.on)


def paperless_condition(asked):
    """The condition that a child lives with somebody who is no parent, without a valid paper."""
    parents = Kinship.objects.filter(
        child_id=OuterRef("child_id"), adult_id=OuterRef("carer_id"), relation__in=PARENTS
    )
    return (Q(paper=CarePaper.NONE) | Q(paper_to__lt=asked.on)) & ~Exists(parents)
