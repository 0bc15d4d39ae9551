"""How far an announcement is: what was asked, whether it is in effect, what the register knows of it."""

from dataclasses import dataclass

from django.db.models import Q

from umai.guardianship.departure.models import (
    CheckKind,
    CheckOutcome,
    Departure,
    DepartureCheck,
    DepartureConfirmation,
    DepartureWithdrawal,
)
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.models import Absence, CareArrangement


@dataclass(frozen=True)
class DepartureState:
    """An announcement with what was asked about it, by kind, and how it went on."""

    departure: Departure
    checks: dict[str, DepartureCheck]
    confirmation: DepartureConfirmation | None
    withdrawal: DepartureWithdrawal | None

    @property
    def waits(self) -> bool:
        """Whether it is neither confirmed nor withdrawn, nor struck or replaced."""
        return self.departure.current and self.confirmation is None and self.withdrawal is None

    @property
    def is_asked(self) -> bool:
        """Whether everybody was asked whose word it needs, and the carer agreed."""
        carer = self.checks.get(CheckKind.CARER)
        return (
            len(self.checks) == len(CheckKind) and carer is not None and carer.outcome == CheckOutcome.AGREES
        )

    @property
    def missing(self) -> list[CheckKind]:
        """What is to be asked still, in order; the carer again when the carer did not agree."""
        return [
            kind
            for kind in CheckKind
            if kind not in self.checks or self.checks[kind].outcome == CheckOutcome.DECLINES
        ]


def states_of(departures, by) -> list[DepartureState]:
    """The states of these announcements, in their order: three queries, however many they are."""
    departures = list(departures)
    ids = [one.pk for one in departures]

    def rows(model):
        return model.objects.within_reach_of(by).filter(departure__in=ids).select_related("recorded_by")

    checks: dict = {pk: {} for pk in ids}
    for row in rows(DepartureCheck):
        checks[row.departure_id][row.kind] = row
    confirmed, withdrawn = (
        {row.departure_id: row for row in rows(model)}
        for model in (DepartureConfirmation, DepartureWithdrawal)
    )
    return [
        DepartureState(one, checks[one.pk], confirmed.get(one.pk), withdrawn.get(one.pk))
        for one in departures
    ]


def state_of(departure, by) -> DepartureState:
    return states_of([departure], by)[0]


def departures_of(child_id, by):
    """The announcements about a child, whatever its records, the newest first."""
    ids = merge_groups.ids_of(child_id, by)
    rows = Departure.objects.within_reach_of(by).filter(child_id__in=ids)
    return rows.select_related("recorded_by").order_by("-announced_on", "-recorded_at")


def waiting(rows):
    """Those of these announcements that are neither confirmed nor withdrawn."""
    return rows.filter(confirmation=None, withdrawal=None)


def waiting_of_child(child_id, adult_id, by):
    """The announcements of this parent that wait, in whichever record of the child."""
    return waiting(departures_of(child_id, by).filter(adult_id=adult_id))


def absence_of(departure) -> Absence | None:
    """The absence of this parent that the register has already; None where it has none that lasts."""
    rows = not_over(Absence.objects.filter(adult_id=departure.adult_id), today())
    return rows.order_by("recorded_at").first()


def care_of_announced(departure):
    """The care of the child by the announced carer that the register has already."""
    rows = CareArrangement.objects.filter(child_id=departure.child_id, carer_id=departure.carer_id)
    return not_over(rows, departure.leaves_on or today())


def not_over(rows, day):
    """Those of these facts that last beyond this day, also those that begin later."""
    return rows.filter(Q(holds_to=None) | Q(holds_to__gt=day))
