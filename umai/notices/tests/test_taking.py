"""Taking a call: who may, where, once, and on the trail; and what no page can do, whatever SQL it says."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, connections
from django.db.models import ProtectedError
from django.test import override_settings
from django.utils import timezone, translation
from psycopg.errors import InsufficientPrivilege

from tests.cast import KOCHKOR, id_of
from umai.access.sessions import Speaker, open_session
from umai.notices.calls.actions import AlreadyTaken, answer_call
from umai.notices.calls.models import CallKind
from umai.notices.calls.reading import call_of, waiting_count
from umai.notices.models import Call, CallAnswer, Keeper, Notice, NoticeWay
from umai.refusal import NotPermitted
from umai.staff.models import Worker
from umai.trail.models import Entry


def test_the_department_and_the_oblast_take_a_call(called, erlan, damira, farida):
    for by in (erlan, damira, farida):
        call = called()
        assert answer_call(call, by=by).worker_id == by.pk
        assert Call.objects.using("owner").get(pk=call.pk).taken


def test_who_is_called_by_name_takes_that_call_and_no_other(called, aigul):
    mine, of_a_colleague = (called(kind="case", worker=name) for name in ("aigul", "azamat"))
    assert answer_call(mine, by=aigul).worker_id == aigul.pk
    with pytest.raises(NotPermitted):
        answer_call(of_a_colleague, by=aigul)
    assert list(CallAnswer.objects.using("owner").values_list("call", flat=True)) == [mine.pk]


def test_another_district_takes_none(called, cholpon, damira):
    for call, by in ((called(), cholpon), (called(code=KOCHKOR), damira)):
        with pytest.raises(NotPermitted):
            answer_call(call, by=by)
    assert not CallAnswer.objects.using("owner").exists()


def test_who_comes_second_is_sent_to_the_signal_where_there_is_one_and_the_first_stands(
    called, erlan, damira
):
    for kind in CallKind:
        call = called(kind=kind)
        first = answer_call(call, by=erlan)
        with translation.override("en"), pytest.raises(AlreadyTaken) as refused:
            answer_call(call, by=damira)
        assert ("Open the signal" in str(refused.value)) == (kind == CallKind.SIGNAL), kind
        assert CallAnswer.objects.using("owner").get(call=call).worker_id == erlan.pk
        assert answer_call(call, by=erlan) == first  # taking twice changes nothing


@pytest.mark.parametrize("own_filter", [True, False])
def test_a_call_kept_from_the_office_is_taken_by_the_oblast_alone(called, damira, farida, own_filter):
    call = called(keeper=Keeper.OBLAST)
    with override_settings(UMAI_OWN_FILTER=own_filter), pytest.raises(NotPermitted):
        answer_call(call, by=damira)
    assert answer_call(call, by=farida).call_id == call.pk


def test_it_is_on_the_trail_and_so_is_a_refusal(called, erlan, cholpon):
    call = called()
    with pytest.raises(NotPermitted):
        answer_call(call, by=cholpon)
    taken = answer_call(call, by=erlan)
    refused, done = Entry.objects.using("owner").exclude(act="trail.rows").order_by("at")
    assert (refused.act, refused.outcome, refused.record_id) == ("notices.answer", "refused", call.pk)
    assert (done.act, done.outcome, done.record_id) == ("notices.answer", "done", taken.pk)
    assert done.district_id == taken.call.district_id


def test_a_call_that_was_taken_rings_nobody_any_more(called, noticed, erlan):
    notice = noticed("erlan", way=NoticeWay.SCREEN)
    with erlan.speaking():
        assert waiting_count(erlan) == 1
        answer_call(notice.call, by=erlan)
        assert waiting_count(erlan) == 0


def test_who_was_told_and_works_elsewhere_since_sees_nothing(called, noticed, superuser, erlan):
    noticed("erlan", way=NoticeWay.SCREEN)
    superuser.execute(
        "update staff_term set office_id = %s where worker_id = %s",
        [id_of("office", "kochkor"), id_of("worker", "erlan")],
    )
    by = Speaker(erlan.token)
    with by.speaking():
        assert waiting_count(by) == 0 and not Call.objects.exists()


def test_a_supervisor_of_the_ministry_sees_a_call_once_told(called, supervisor):
    call = called(keeper=Keeper.OBLAST)
    by = Speaker(open_session(Worker.objects.get(pk=supervisor)))
    with by.speaking():
        assert waiting_count(by) == 0 and call_of("signal", call.about, by=by) is None
        Notice.objects.using("owner").create(call=call, worker_id=supervisor, way=NoticeWay.SCREEN, step=3)
        assert waiting_count(by) == 1 and not call_of("signal", call.about, by=by).may_take
    with pytest.raises(NotPermitted):
        answer_call(call, by=by)


def test_the_database_says_when_a_call_was_taken(called, erlan):
    call, long_ago = called(minutes=90), timezone.now() - timedelta(minutes=89)
    with erlan.speaking():
        CallAnswer.objects.create(call=call, worker_id=erlan.pk, answered_at=long_ago)
    assert CallAnswer.objects.using("owner").get().answered_at > long_ago + timedelta(minutes=80)


WRITES = [
    "insert into notices_call (id, kind, about, district_id, keeper, opened_at)"
    " select gen_random_uuid(), 'signal', gen_random_uuid(), district_id, 'district', now() from notices_call",
    "update notices_call set taken = true",
    "delete from notices_call",
    "insert into notices_notice (id, call_id, worker_id, way, step, turn)"
    " select gen_random_uuid(), id, access_worker(), 'screen', 0, 7 from notices_call",
    "delete from notices_notice",
    "insert into notices_attempt (notice_id, number) select id, 9 from notices_notice",
    "insert into notices_attemptresult (attempt_id, outcome, reason) select id, 'sent', '' from notices_attempt",
    "update notices_attemptresult set outcome = 'sent'",
    "update notices_callanswer set worker_id = access_worker()",
    "delete from notices_callanswer",
    "select notices_lock_notice(id) from notices_notice",
    "select * from staff_particulars",
]


def test_no_page_writes_what_was_told_whatever_it_says(noticed, damira):
    noticed("erlan")
    for statement in WRITES:
        with pytest.raises(DatabaseError) as refusal, damira.speaking():
            connection.cursor().execute(statement)
        assert isinstance(refusal.value.__cause__, InsufficientPrivilege), statement


def test_nobody_answers_in_the_name_of_somebody_else_nor_outside_the_department(called, request):
    call, erlan = called(), id_of("worker", "erlan")
    for who in ("damira", "cholpon", "aigul", "bakyt", "gulnara"):
        by = request.getfixturevalue(who)
        for name in {erlan, by.pk} - ({by.pk} if who == "damira" else set()):
            with pytest.raises(DatabaseError) as refusal, by.speaking():
                CallAnswer.objects.create(call_id=call.pk, worker_id=name)
            assert isinstance(refusal.value.__cause__, InsufficientPrivilege), who


TABLES = ["call", "callanswer", "notice", "attempt", "attemptresult"]
ONE_EACH = [1] * len(TABLES)


@pytest.fixture
def everything(noticed, superuser):
    """A row in each table, about Nookat."""
    notice = noticed("erlan")
    CallAnswer.objects.using("owner").create(call=notice.call, worker_id=id_of("worker", "erlan"))
    superuser.execute("insert into notices_attempt (notice_id, number) values (%s, 1)", [notice.pk])
    superuser.execute(
        "insert into notices_attemptresult (attempt_id, outcome, reason) select id, 'sent', '' from notices_attempt"
    )


def counts(by):
    with by.speaking(), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"select count(*) from notices_{table}")
            yield cursor.fetchone()[0]


def test_the_department_and_the_oblast_see_each_row_and_nobody_else_any(everything, request):
    seen = {
        who: list(counts(request.getfixturevalue(who)))
        for who in (
            *("erlan", "damira", "farida"),
            *("cholpon", "jyldyz", "aigul", "bakyt", "gulnara", "timur"),
        )
    }
    assert {who: found for who, found in seen.items() if any(found)} == dict.fromkeys(
        ("erlan", "damira", "farida"), ONE_EACH
    )


CHANGES = ["opened_at = now()", "answered_at = now()", "way = 'sms'", "number = 7", "reason = 'other'"]


def test_not_even_the_owner_changes_or_deletes_a_row_nor_does_the_background_worker(everything, role):
    for table, change in zip(TABLES, CHANGES, strict=True):
        for statement in (f"delete from notices_{table}", f"update notices_{table} set {change}"):
            with pytest.raises(DatabaseError, match="never changed or deleted"):
                connections["owner"].cursor().execute(statement)
    for statement in ("update notices_call set about = gen_random_uuid()", "delete from notices_notice"):
        with pytest.raises(DatabaseError) as refusal:
            connections[role["using"]].cursor().execute(statement)
        assert isinstance(refusal.value.__cause__, InsufficientPrivilege)


def test_an_unknown_id_has_no_call(erlan):
    assert call_of("signal", uuid.uuid4(), by=erlan) is None


def test_a_call_with_notices_stays(called, noticed):
    call = noticed("erlan").call
    with pytest.raises(ProtectedError):
        call.delete()
