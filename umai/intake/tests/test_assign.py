import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import translation

from tests.cast import id_of
from umai.access.models import Grant, Wall
from umai.intake.cases import actions
from umai.intake.cases.workers import candidates
from umai.intake.models import Assignment
from umai.intake.tests.conftest import closed, particulars
from umai.staff.models import Term

AZAMAT = id_of("worker", "azamat")
AIGUL = id_of("worker", "aigul")


def live_grants():
    rows = Grant.objects.using("owner").filter(reason="assigned", to_at=None)
    return set(rows.values_list("worker_id", flat=True))


def test_the_assigned_worker_reaches_the_file_until_another_takes_over(case, damira, azamat):
    actions.assign_worker(case, by=damira, worker_id=AZAMAT)
    azamat.__dict__.pop("reach", None)
    with azamat.speaking():
        assert Assignment.objects.get().worker_id == AZAMAT
    assert live_grants() == {AZAMAT}
    assert case.child_id in azamat.reach.granted
    with pytest.raises(actions.AlreadyAssigned):
        actions.assign_worker(case, by=damira, worker_id=AZAMAT)
    actions.assign_worker(case, by=damira, worker_id=AIGUL)
    with damira.speaking():
        assert Assignment.objects.get().worker_id == AIGUL
        assert Assignment.ever.count() == 2
    assert live_grants() == {AIGUL}
    azamat.__dict__.pop("reach", None)
    assert case.child_id not in azamat.reach.granted


def test_only_who_works_on_cases_in_the_district_can_be_assigned(case, damira):
    for who in ("cholpon", "jyldyz", "bakyt", "farida", "nobody"):
        with pytest.raises(actions.CannotTakeCase):
            actions.assign_worker(case, by=damira, worker_id=id_of("worker", who))
        assert live_grants() == set(), who
    Term.objects.using("owner").filter(worker_id=AZAMAT).update(to_on="2024-01-01")
    with pytest.raises(actions.CannotTakeCase):
        actions.assign_worker(case, by=damira, worker_id=AZAMAT)
    Wall.objects.using("owner").create(worker_id=AZAMAT, child_id=case.child_id, from_at="2020-01-01T00:00Z")
    with pytest.raises(actions.CannotTakeCase):
        actions.assign_worker(case, by=damira, worker_id=AZAMAT)
    with damira.speaking():
        assert not Assignment.ever.exists()
    assert live_grants() == set()


def test_a_closed_case_is_assigned_to_nobody_and_the_grant_ends(case, proposal, damira):
    actions.assign_worker(case, by=damira, worker_id=AZAMAT)
    closed(proposal, damira)
    assert live_grants() == set()
    with pytest.raises(actions.CaseClosed):
        actions.assign_worker(case, by=damira, worker_id=AIGUL)


def test_nobody_writes_a_grant_past_the_acts(case, damira, aigul):
    with pytest.raises(ProgrammingError), damira.speaking(), transaction.atomic():
        Grant.objects.create(worker_id=damira.pk, child_id=case.child_id, reason="unsealed")
    # As a stolen session would try it, past every act.
    with pytest.raises(ProgrammingError), aigul.speaking(), transaction.atomic():
        Assignment.objects.create(child_id=case.child_id, case=case, worker_id=aigul.pk)
    with aigul.speaking(), connection.cursor() as cursor:
        cursor.execute("select intake_settle_grants(%s)", [case.child_id])
        assert cursor.fetchone() == ("refused",)
    assert live_grants() == set()


def test_candidates_are_those_of_the_district_the_nearest_first_with_their_open_load(
    case, damira, child, proposal, aigul
):
    actions.assign_worker(case, by=damira, worker_id=AIGUL)
    with damira.speaking():
        found = candidates(case, damira)
    assert {c.worker_id for c in found} == {
        id_of("worker", w) for w in ("aigul", "azamat", "erlan", "damira")
    }
    assert (found[0].worker_id, found[0].load) == (AIGUL, 1)
    with translation.override("en"):
        assert str(found[0]).endswith("1 open case")
    closed(proposal, damira)
    later = actions.open_case(child, by=aigul, **particulars(follows=case))
    with damira.speaking():
        assert candidates(later, damira)[0].load == 0
