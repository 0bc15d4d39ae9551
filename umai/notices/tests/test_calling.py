"""The job that tells the next person, under the background worker's own role and with a moved clock."""

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import id_of
from umai.machine.ways import Ways
from umai.notices.calls.people import steps_of
from umai.notices.jobs import call_people, missing_notices, notices_of, people_to_tell_of
from umai.notices.models import CallAnswer, Keeper, Notice, NoticeWay
from umai.staff.models import Role, Term

NOTHING = Ways()


def tell(role, *, minutes=0, ways=NOTHING):
    """Run the job as if it were so many minutes later."""
    at = timezone.now() + timedelta(minutes=minutes)
    return call_people(at=at, using=role["using"], ways=ways)


def told(turn=0):
    """Who was told in this round, in the order of the steps."""
    rows = Notice.objects.using("owner").filter(way=NoticeWay.SCREEN, turn=turn).order_by("step", "made_at")
    names = {id_of("worker", name): name for name in ("erlan", "damira", "farida", "cholpon", "aigul")}
    return [names.get(row.worker_id, row.worker_id) for row in rows]


@pytest.fixture
def roster(duty, hired):
    """Erlan on duty in Nookat, somebody new standing in; answers who that is."""
    asel = hired("Асанбекова", "nookat", Role.SPECIALIST)
    duty("erlan", substitute=asel)
    return asel


def test_on_duty_then_the_substitute_then_the_head_then_the_oblast(role, called, roster):
    called()
    expected = ["erlan", roster, "damira", "farida"]
    for number, minutes in enumerate((0, 15, 30, 45), start=1):
        tell(role, minutes=minutes)
        assert told() == expected[:number]


def test_in_between_nothing_new_is_written(role, called, roster):
    called()
    assert tell(role) == 2  # on screen, and a row that says that there was no other way
    assert tell(role) == tell(role, minutes=14) == 0


def test_an_hour_later_the_first_is_told_again(role, called, roster):
    called(minutes=45)
    tell(role)
    tell(role, minutes=15)
    assert told(turn=1) == ["erlan"]


def test_nobody_on_duty_and_the_head_is_told_at_once(role, called):
    called()
    tell(role)
    assert told() == ["damira"]
    tell(role, minutes=15)
    assert told() == ["damira", "farida"]


def test_a_call_kept_from_the_office_goes_to_the_oblast_and_then_to_the_ministry(
    role, called, roster, duty, hired, supervisor
):
    second = hired("Эргешова", "osh_oblast", Role.OBLAST_SUPERVISOR)
    duty("farida", office="osh_oblast")
    called(keeper=Keeper.OBLAST)
    for number, minutes in enumerate((0, 15, 30), start=1):
        tell(role, minutes=minutes)
        assert told() == ["farida", second, supervisor][:number]
    tell(role, minutes=59)
    assert "erlan" not in told() and "damira" not in told()


def test_somebody_called_by_name_is_first_and_then_the_head_and_the_oblast(role, called, roster):
    called(kind="case", worker="aigul")
    for number, minutes in enumerate((0, 15, 30, 45), start=1):
        tell(role, minutes=minutes)
        assert told() == ["aigul", "damira", "farida"][:number]


def test_two_who_are_called_by_name_in_one_district_are_told_of_their_own(role, called, roster):
    called(kind="case", worker="aigul"), called(kind="case", worker="erlan"), called()
    tell(role)
    rows = Notice.objects.using("owner").filter(way=NoticeWay.SCREEN).order_by("call__opened_at")
    assert [row.worker_id for row in rows] == [id_of("worker", name) for name in ("aigul", "erlan", "erlan")]


def test_where_there_is_no_oblast_level_the_ministry_stands_for_it(role, called, supervisor):
    Term.objects.using("owner").filter(role=Role.OBLAST_SUPERVISOR).update(ended_at=timezone.now())
    called(minutes=15)
    tell(role)
    assert told() == ["damira", supervisor]


def test_who_was_dismissed_or_left_is_not_told_although_on_duty(role, called, duty):
    duty("erlan", substitute="cholpon")  # who works in another district
    Term.objects.using("owner").filter(worker=id_of("worker", "erlan")).update(ended_at=timezone.now())
    called()
    tell(role)
    assert told() == ["damira"]


def test_a_turn_that_is_over_or_was_handed_over_calls_nobody(role, called, duty):
    duty("erlan", begins=-3, ends=-1)
    called()
    tell(role)
    assert told() == ["damira"]


def test_after_somebody_took_it_nobody_further_is_told(role, called, roster):
    call = called()
    tell(role)
    CallAnswer.objects.using("owner").create(call=call, worker_id=id_of("worker", "erlan"))
    assert tell(role, minutes=15) == tell(role, minutes=60) == 0
    assert told() == ["erlan"]


def test_another_district_is_told_nothing(role, called, roster):
    called(minutes=59)
    tell(role)
    assert "cholpon" not in told() and "aigul" not in told()


def test_a_job_that_did_not_run_for_hours_tells_everybody_once(role, called, roster):
    called(minutes=5 * 60 + 50)
    tell(role)
    assert told(turn=5) == ["erlan", roster, "damira", "farida"]
    assert Notice.objects.using("owner").exclude(turn=5).count() == 0


def test_a_call_of_last_week_calls_nobody_and_stays(role, called):
    call = called(minutes=8 * 24 * 60)
    assert tell(role) == 0
    assert not type(call).objects.using("owner").get(pk=call.pk).taken


def test_by_sms_and_mail_whoever_has_them(role, called, roster, reachable, gateway, mailbox):
    reachable("erlan", phone="+996555000111", email="erlan@example.kg")
    called()
    tell(role, ways=Ways(gateway.way(), mailbox.way()))
    rows = Notice.objects.using("owner").values_list("way", flat=True)
    assert sorted(rows) == ["email", "screen", "sms"]


def test_a_way_that_is_not_set_up_makes_no_row(role, called, roster, reachable, mailbox):
    reachable("erlan", phone="+996555000111", email="erlan@example.kg")
    called()
    tell(role, ways=Ways(None, mailbox.way()))
    assert sorted(Notice.objects.using("owner").values_list("way", flat=True)) == ["email", "screen"]


def test_two_jobs_at_once_tell_each_person_once(role, called, roster):
    """Both read before either writes: the database refuses the second row."""
    call, at = called(minutes=45), timezone.now()
    rows = {
        using: notices_of(
            {call: people_to_tell_of(call, steps_of(call, at=at, using=using), at)}, NOTHING, using
        )
        for using in role.values()
    }
    for using, new in rows.items():
        Notice.objects.using(using).bulk_create(
            missing_notices(rows[using], using) or new, ignore_conflicts=True
        )
    assert [len(new) for new in rows.values()] == [8, 8]
    assert Notice.objects.using("owner").count() == 8


def test_a_flood_of_calls_is_told_in_a_few_questions(role, called, roster):
    """Many reports at once, true or false, do not hold up the next true one."""
    for _ in range(30):
        called()
    with CaptureQueriesContext(connections[role["using"]]) as asked:
        assert tell(role) == 60
    assert len(asked) < 15
