"""Invented applications for guardianship: some in every stage, some late, and each fits the family."""

from rehearsal.load import fill_invented
from rehearsal.tests.conftest import TODAY
from umai.guardianship.models import (
    ApplicationDecision,
    ApplicationStage,
    ApplicationWithdrawal,
    GuardianshipApplication,
    HouseholdCheck,
)
from umai.law.terms.clock import day_of
from umai.register.models import CareArrangement


def test_some_applications_are_in_every_stage_and_some_are_late(db, monkeypatch):
    monkeypatch.setattr("rehearsal.application_rows.APPLIED", 1.0)
    monkeypatch.setattr("rehearsal.application_rows.GRANTED", 1.0)
    fill_invented(2500, seed=1, today=TODAY)

    applied = GuardianshipApplication.objects.using("owner")
    kinds = set(ApplicationStage.objects.using("owner").values_list("kind", flat=True))
    granted = ApplicationDecision.objects.using("owner").values_list("granted", flat=True)
    assert kinds == {"papers", "home", "court"} and set(granted) == {True, False}
    assert ApplicationWithdrawal.objects.using("owner").exists()
    assert HouseholdCheck.objects.using("owner").exists()
    assert applied.filter(stages=None, decision=None, withdrawal=None, due_on__lt=TODAY).exists()

    for one in applied:
        care = CareArrangement.objects.using("owner").filter(child_id=one.child_id, carer_id=one.applicant_id)
        assert care.exists()
    decided = ApplicationDecision.objects.using("owner").select_related("care", "application")
    for one in decided:
        assert day_of(one.recorded_at) >= one.decided_on >= one.application.received_on
    for one in decided.filter(granted=True):
        assert one.care.child_id == one.child_id and one.in_force_on >= one.decided_on
        assert one.care.paper == {"authority": "preliminary", "court": "court"}[one.body]
    assert not decided.filter(
        granted=True, body="authority", application__arrangement="court_guardianship"
    ).exists()
