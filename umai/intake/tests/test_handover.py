"""All children of a worker are given to others in one act."""

import uuid

import pytest
from django.db import DatabaseError

from tests.cast import id_of
from umai.access.models import Grant, Wall
from umai.access.requirements import AlreadyReceived, Incomplete
from umai.intake.cases import actions
from umai.intake.cases.actions import CannotTakeCase
from umai.intake.handover.actions import AssignmentsChanged, hand_over
from umai.intake.models import Assignment, Clock, Due, Handover
from umai.intake.tests.conftest import last_entry, particulars
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child
from umai.staff.models import Office
from umai.trail.models import Entry

AIGUL, AZAMAT, ERLAN = (id_of("worker", name) for name in ("aigul", "azamat", "erlan"))


@pytest.fixture
def cases(aigul, damira):
    """Three children for whom Aigul answers."""
    found = []
    for given in ("Айпери", "Бекзат", "Жанара"):
        identity = {"surname": "Асанов", "given": given}
        child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
        case = actions.open_case(child, by=aigul, **particulars())
        actions.assign_worker(case, by=damira, worker_id=AIGUL)
        found.append(case)
    return found


def whose():
    return {row.case_id: row.worker_id for row in Assignment.objects.using("owner")}


def handed(by, cases, *, to=AZAMAT, **changes):
    said = {"id": uuid.uuid4(), "from_worker": AIGUL, "shares": [([case.pk for case in cases], to)]}
    return hand_over(by.office, by=by, **said | changes)


def test_every_child_has_a_new_worker_and_the_grants_go_with_them(cases, damira):
    shares = [([cases[0].pk, cases[1].pk], AZAMAT), ([cases[2].pk], ERLAN)]
    handover = handed(damira, cases, shares=shares, words="Start with Aiperi.")
    assert whose() == {cases[0].pk: AZAMAT, cases[1].pk: AZAMAT, cases[2].pk: ERLAN}
    grants = Grant.objects.using("owner").filter(reason="assigned", to_at=None)
    assert set(grants.values_list("worker_id", "child_id")) == {
        (AZAMAT, cases[0].child_id),
        (AZAMAT, cases[1].child_id),
        (ERLAN, cases[2].child_id),
    }
    row = Handover.objects.using("owner").get()
    assert (row.pk, row.from_worker_id, row.recorded_by_id) == (handover.pk, AIGUL, damira.pk)
    assert row.words == "Start with Aiperi."
    assert Assignment.objects.using("owner").filter(handover=row).count() == 3


def test_no_clock_and_nothing_owed_begins_anew_and_each_file_is_on_the_trail(cases, damira):
    def owed():
        return list(Due.objects.using("owner").order_by("case_id").values_list("case_id", "owed", "due_on"))

    before = owed()
    handover = handed(damira, cases)
    assert owed() == before and Clock.ever.using("owner").count() == 3
    assert set(Due.objects.using("owner").values_list("worker_id", flat=True)) == {AZAMAT}
    entries = Entry.objects.using("owner").filter(act="intake.hand_over", outcome="done")
    assert set(entries.values_list("child_id", flat=True)) == {None, *(case.child_id for case in cases)}
    assert entries.get(child_id=None).record_id == handover.pk


def test_nothing_is_handed_over_that_is_not_of_the_own_office(cases, damira, jyldyz):
    kochkor = Office.objects.select_related("place").get(pk=id_of("office", "kochkor"))
    with pytest.raises(NotPermitted):
        hand_over(kochkor, by=damira, id=uuid.uuid4(), from_worker=AIGUL, shares=[([cases[0].pk], AZAMAT)])
    assert last_entry() == ("intake.hand_over", "refused")
    child = add_child(jyldyz.office.place, by=jyldyz, id=uuid.uuid4(), identity={"given": "Айбек"})
    case = actions.open_case(child, by=jyldyz, **particulars())
    for unknown in (case.pk, uuid.uuid4()):
        with pytest.raises(AssignmentsChanged):
            handed(damira, [], shares=[([cases[0].pk, unknown], AZAMAT)])
    assert set(whose().values()) == {AIGUL}


def test_only_who_may_take_every_child_as_they_are_now_takes_them(cases, damira):
    for who in ("cholpon", "jyldyz", "bakyt", "farida"):
        with pytest.raises(CannotTakeCase) as refusal:
            handed(damira, cases, to=id_of("worker", who))
        assert set(refusal.value.cases) == {case.pk for case in cases}, who
        assert set(whose().values()) == {AIGUL}, who
    with pytest.raises(actions.AlreadyAssigned):
        handed(damira, cases, to=AIGUL)
    with pytest.raises(Incomplete):
        handed(damira, [], shares=[])
    Wall.objects.using("owner").create(
        worker_id=AZAMAT, child_id=cases[2].child_id, from_at="2020-01-01T00:00Z"
    )
    with pytest.raises(CannotTakeCase) as refusal:
        handed(damira, cases)
    assert refusal.value.cases == [cases[2].pk]
    assert set(whose().values()) == {AIGUL}
    actions.assign_worker(cases[1], by=damira, worker_id=ERLAN)
    with pytest.raises(AssignmentsChanged) as refusal:
        handed(damira, cases[:2])
    assert refusal.value.cases == [cases[1].pk]
    assert whose()[cases[0].pk] == AIGUL and not Handover.objects.using("owner").exists()


def test_children_for_whom_nobody_answers_are_given_out_too(case, cases, damira):
    handed(damira, [case], from_worker=None)
    assert whose()[case.pk] == AZAMAT and whose()[cases[0].pk] == AIGUL
    assert Handover.objects.using("owner").get().from_worker_id is None


def test_the_same_handover_is_taken_in_once(cases, damira):
    handover = handed(damira, cases[:1])
    with pytest.raises(AlreadyReceived):
        handed(damira, cases[1:], id=handover.pk)
    assert whose()[cases[1].pk] == AIGUL


def test_a_handover_is_seen_in_its_district_and_written_by_its_head_alone(
    db, damira, request, cases, erlan, azamat, cholpon
):
    for who in ("erlan", "cholpon"):
        by = request.getfixturevalue(who)
        with pytest.raises(DatabaseError), by.speaking():
            Handover.objects.create(district_id=damira.office.place_id, office=damira.office)
    handover = handed(damira, cases)
    for by, sees in ((damira, True), (erlan, True), (azamat, True), (cholpon, False)):
        with by.speaking():
            assert Handover.objects.within_reach_of(by).filter(pk=handover.pk).exists() is sees
            assert Handover.objects.filter(pk=handover.pk).exists() is sees
    actions.assign_worker(cases[0], by=damira, worker_id=ERLAN)
    assert Assignment.objects.using("owner").get(case=cases[0]).handover_id is None
