"""The records that stand behind the numbers of the board, each with what the lists show of it."""

from django.db.models import FilteredRelation, OuterRef, Q, Subquery

from umai.intake.models import Due, WorklistRow
from umai.oversight.board.counted_visits import CountedVisit
from umai.oversight.board.ten_days import TenDays
from umai.planning.models import PlanEdition
from umai.referrals.models import Referral
from umai.register.models import CareArrangement
from umai.visits.models import MissedVisit, VisitWindow


def current_assignment(at=""):
    """The alias for the current assignment of a row's case; `at` is the path from the row to the case."""
    return FilteredRelation(f"{at}assignments", condition=Q(**{f"{at}assignments__current": True}))


def open_cases():
    return WorklistRow.objects.all()


def ten_days():
    return TenDays.objects.all()


def windows():
    return VisitWindow.objects.all()


def visits():
    return CountedVisit.objects.all()


def missed_visits():
    return MissedVisit.objects.all()


def referrals():
    return Referral.objects.alias(answers_for=current_assignment("case__"))


def waiting_plans(kind):
    """The function that gives plans with the last day of this kind of due, `owed_on`."""

    def rows():
        until = Subquery(Due.objects.filter(owed=kind, of=OuterRef("pk")).values("due_on")[:1])
        return PlanEdition.objects.alias(owed_on=until, answers=current_assignment("case__"))

    return rows


def arrangements():
    return CareArrangement.objects.all()
