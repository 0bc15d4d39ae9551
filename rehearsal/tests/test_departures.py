"""What invented parents announced: some of it waits, some is confirmed, and each fits the family."""

from rehearsal.load import fill_invented
from rehearsal.tests.conftest import TODAY
from umai.guardianship.departure.models import CheckKind
from umai.guardianship.models import Departure, DepartureCheck, DepartureConfirmation, DepartureWithdrawal
from umai.register.models import CareArrangement


def test_some_announcements_wait_and_some_are_in_effect(db, monkeypatch):
    monkeypatch.setattr("rehearsal.departure_rows.ANNOUNCED", 1.0)
    fill_invented(600, seed=1, today=TODAY)

    announced = Departure.objects.using("owner").all()
    confirmed = DepartureConfirmation.objects.using("owner").select_related("absence", "departure")
    withdrawn = DepartureWithdrawal.objects.using("owner").count()
    assert announced.count() > confirmed.count() + withdrawn and confirmed.exists() and withdrawn

    for one in confirmed:
        assert one.absence.adult_id == one.departure.adult_id
        assert DepartureCheck.objects.using("owner").filter(departure=one.departure).count() == len(CheckKind)
    for one in announced:
        care = CareArrangement.objects.using("owner").filter(child_id=one.child_id, carer_id=one.carer_id)
        assert care.exists()
