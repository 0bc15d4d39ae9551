"""A child moves to another district: the file goes when the department there takes it, whole."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from tests.cast import id_of
from tests.looking import reading
from umai.access.models import Grant
from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.access.sessions import Speaker
from umai.intake.cases import actions
from umai.intake.cases.worklist import open_cases
from umai.intake.models import Assignment, Case, Clock, Due, FileTransfer, FileTransferAnswer
from umai.intake.tests.conftest import last_entry, particulars, wall
from umai.intake.transfer import actions as transfer
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.refusal import NotPermitted
from umai.register.models import Child, Identity

WORDS = "The mother took him along; he has seizures and takes tablets."


@pytest.fixture
def assigned(case, damira):
    actions.assign_worker(case, by=damira, worker_id=id_of("worker", "aigul"))
    return case


def send(child, by, place, **changes):
    return transfer.send_file(child, by=by, **{"id": uuid.uuid4(), "place": place, "words": WORDS} | changes)


@pytest.fixture
def sent(child, assigned, erlan, kochkor):
    return send(child, erlan, kochkor)


def fresh(by):
    return Speaker(by.token)


def sees(by, model=Child):
    by = fresh(by)
    with by.speaking():
        return model.objects.exists()


def due():
    rows = Due.objects.using("owner").filter(owed="transfer")
    return list(rows.values_list("of", "case_id", "due_on", "district_id"))


def test_the_department_there_sees_what_was_sent_and_sending_leaves_the_file_where_it_is(
    sent, cholpon, jyldyz, assigned, aigul, superuser
):
    assert last_entry() == ("intake.send_file", "done")
    with reading(cholpon):
        row = FileTransfer.objects.within_reach_of(cholpon).get()
        assert (row.who, row.words) == ("Асанов Нурбек", WORDS)
        for model in (Child, Identity, Case, Clock, Assignment, Due):
            assert not model.objects.exists()
    assert not sees(jyldyz, FileTransfer)
    assert sees(aigul) and Clock.ever.using("owner").count() == 1
    assert due() == [(sent.pk, assigned.pk, today() + timedelta(days=3), sent.district_id)]
    superuser.execute("delete from intake_due where owed = 'transfer'")
    superuser.execute("select intake_owe_all()")
    assert [row[:2] for row in due()] == [(sent.pk, assigned.pk)]


def test_a_place_in_the_own_district_or_nothing_said_is_no_transfer(child, erlan, azamat, kochkor):
    with pytest.raises(transfer.SameDistrict):
        send(child, erlan, azamat.office.place)
    with pytest.raises(Incomplete):
        send(child, erlan, kochkor, words="  ")


def test_a_file_is_sent_once_until_it_is_answered(sent, child, damira, kochkor, cholpon):
    with pytest.raises(transfer.AlreadySent):
        send(child, damira, kochkor)
    transfer.refuse_file(sent, by=cholpon, words="They moved on to Naryn.")
    assert send(child, damira, kochkor).pk != sent.pk


def test_accepting_moves_the_whole_file_and_the_worker_s_answer_ends(
    sent, assigned, cholpon, jyldyz, kochkor
):
    before = list(Clock.ever.using("owner").values_list("pk", "started_on", "due_on"))
    transfer.accept_file(sent, by=cholpon)
    assert last_entry() == ("intake.accept_file", "done")
    by = fresh(cholpon)
    with by.speaking():
        child = Child.objects.get()
        assert (child.district_id, child.municipality_id) == (kochkor.district_id, kochkor.pk)
        assert child.office_id == jyldyz.office.pk
        assert list(Clock.ever.values_list("pk", "started_on", "due_on")) == before
        assert open_cases(by).get().case_id == assigned.pk
        assert list(Due.objects.values_list("owed", flat=True)) == ["ten_days"]
    assert sees(jyldyz) and due() == []
    assert Assignment.objects.using("owner").get().worker_id is None
    assert not Grant.objects.using("owner").filter(reason="assigned", to_at=None).exists()
    by = fresh(cholpon)
    with by.speaking():
        assert open_cases(by, unassigned=True).get().case_id == assigned.pk


def test_the_old_office_reads_what_it_wrote_and_it_is_answered_once(sent, cholpon, aigul, erlan):
    transfer.accept_file(sent, by=cholpon, words="He is at school here.")
    assert sees(aigul, Identity) and not sees(erlan)
    by = fresh(erlan)
    with by.speaking():
        assert FileTransferAnswer.objects.within_reach_of(by).get().reason == "He is at school here."
    with pytest.raises(AlreadyAnswered):
        transfer.refuse_file(sent, by=fresh(cholpon), words="No.")


def test_refusing_says_why_and_leaves_everything_as_it_was(sent, cholpon, assigned, aigul):
    with pytest.raises(Incomplete):
        transfer.refuse_file(sent, by=cholpon, words=" ")
    transfer.refuse_file(sent, by=cholpon, words="They moved on to Naryn.")
    assert last_entry() == ("intake.refuse_file", "done")
    assert sees(aigul) and not sees(cholpon) and due() == []
    assert Assignment.objects.using("owner").get().worker_id == id_of("worker", "aigul")


def test_neither_other_roles_nor_who_sent_it_answer(sent, request):
    for act in (transfer.accept_file, transfer.refuse_file):
        for who in ("jyldyz", "aigul", "farida"):
            with pytest.raises(NotPermitted):
                act(sent, by=request.getfixturevalue(who), words="Yes")
            assert last_entry() == (act.act, "refused"), who
    for act in (transfer.accept_file, transfer.refuse_file):
        for who in ("erlan", "damira"):
            with pytest.raises(NotPermitted):
                act(sent, by=request.getfixturevalue(who), words="Yes")
            assert last_entry() == (act.act, "refused"), who


def test_a_wall_hides_what_was_sent_and_stops_the_answer(sent, child, cholpon):
    wall(cholpon, child)
    assert not sees(cholpon, FileTransfer)
    with pytest.raises(NotPermitted):
        transfer.accept_file(sent, by=cholpon)


def test_nobody_draws_a_file_to_the_own_district(child, case, cholpon, erlan, kochkor):
    """As a stolen session of the other department would try it, past every act."""
    ends = {"from_district_id": child.district_id, "to_district_id": kochkor.district_id}
    with pytest.raises(DatabaseError), cholpon.speaking():
        FileTransfer.objects.create(child_id=child.pk, who="x", words="x", accept_by_on=today(), **ends)
    with pytest.raises(DatabaseError), cholpon.speaking(), connection.cursor() as cursor:
        cursor.execute("select access_move_rows(%s, %s, null, null)", [child.pk, kochkor.district_id])
    assert sees(erlan) and not sees(cholpon)


def test_nobody_answers_for_another_department_past_the_acts(sent, erlan, jyldyz):
    ends = {"from_district_id": sent.from_district_id, "to_district_id": sent.to_district_id}
    for by in (erlan, jyldyz):
        with pytest.raises(DatabaseError), by.speaking():
            FileTransferAnswer.objects.create(child_id=sent.child_id, transfer=sent, accepted=True, **ends)
        with pytest.raises(DatabaseError), by.speaking(), connection.cursor() as cursor:
            cursor.execute("select intake_accept_file(%s)", [sent.pk])
    assert sees(erlan)


def test_a_child_without_a_case_is_sent_too(child, erlan, cholpon, kochkor):
    sent = send(child, erlan, kochkor)
    assert sent.case_id is None and due() == []
    transfer.accept_file(sent, by=cholpon)
    assert sees(cholpon)


def test_only_the_district_may_be_known(child, erlan, cholpon, kochkor):
    sent = send(child, erlan, Place.objects.get(pk=kochkor.district_id))
    transfer.accept_file(sent, by=cholpon)
    by = fresh(cholpon)
    with by.speaking():
        held = Child.objects.get()
    assert (held.municipality_id, held.office_id) == (None, cholpon.office.pk)


def test_the_case_that_is_opened_while_the_file_is_under_way_goes_along(
    child, aigul, erlan, cholpon, kochkor
):
    sent = send(child, erlan, kochkor)
    case = actions.open_case(child, by=aigul, **particulars())
    transfer.accept_file(sent, by=cholpon)
    by = fresh(cholpon)
    with by.speaking():
        assert Case.objects.get().pk == case.pk
