"""When a child was seen last stands beside its open case, and follows everything that is written of it."""

import uuid
from datetime import UTC, datetime, time, timedelta

from django.db import connections

from tests.second_person import merge_records, unmerge_records
from umai.intake.models import WorklistRow
from umai.law.terms.clock import BISHKEK, day_of, today
from umai.protection.emergency.actions import begin_protection, record_arrival
from umai.visits.tests.conftest import ago, answers, close, make_case, make_child, record, refused
from umai.visits.visit import actions

DAY = timedelta(days=1)


def seen_on(case):
    return WorklistRow.objects.using("owner").get(case=case).seen_on


def at_night(days):
    """Half past midnight in Bishkek, so many days ago: the day before in UTC."""
    found = datetime.combine(today() - days * DAY, time(0, 30), tzinfo=BISHKEK)
    assert found.astimezone(UTC).date() == today() - (days + 1) * DAY
    return found


def test_it_is_empty_until_somebody_sees_the_child(case, aigul):
    assert seen_on(case) is None
    record(case, aigul, seen=False, why_not_seen="Asleep.", alone="", childs_words="")
    assert seen_on(case) is None
    record(case, aigul, at=ago(hours=1))
    assert seen_on(case) == day_of(ago(hours=1))


def test_it_is_the_day_in_bishkek_and_an_earlier_visit_that_is_written_later_changes_nothing(case, aigul):
    record(case, aigul, at=at_night(2))
    assert seen_on(case) == today() - 2 * DAY
    record(case, aigul, at=at_night(1))
    record(case, aigul, at=at_night(5))
    assert seen_on(case) == today() - DAY


def test_a_correction_takes_the_day_back(case, aigul):
    record(case, aigul, at=at_night(5))
    visit = record(case, aigul, at=at_night(1))
    actions.correct_visit(visit, by=aigul, answers=refused(at=visit.at))
    assert seen_on(case) == today() - 5 * DAY
    again = record(case, aigul, at=at_night(2))
    actions.correct_visit(again, by=aigul, answers=answers(at=at_night(3)))
    assert seen_on(case) == today() - 3 * DAY


def test_who_arrives_in_danger_sees_the_child_too(case, aigul):
    said = {"danger": "violence", "known_at": ago(days=3), "words": "Beaten."}
    protection = begin_protection(case, by=aigul, id=uuid.uuid4(), **said)
    going = {"who_went": "Айгүл", "child_seen": True, "findings": "Awake, a bruise."}
    record_arrival(protection, by=aigul, happened_at=at_night(1), **going)
    assert seen_on(case) == today() - DAY


def test_a_later_case_of_the_child_begins_with_it(case, child, aigul, damira):
    record(case, aigul, at=at_night(1), risk="low")
    close(case, aigul, damira)
    assert seen_on(make_case(child, aigul, follows=case)) == today() - DAY


def test_records_of_one_child_share_it_until_they_are_parted(case, child, aigul, erlan):
    twin = make_child(aigul, given="Нурбекк")
    other = make_case(twin, aigul)
    record(case, aigul, at=at_night(1))
    assert seen_on(other) is None
    merge = merge_records(child, by=erlan, other=twin, reason="known", words="Бир бала.", despite=["birth"])
    assert seen_on(other) == seen_on(case) == today() - DAY
    unmerge_records(merge, by=erlan, words="Эки бала экен.")
    assert (seen_on(case), seen_on(other)) == (today() - DAY, None)


def test_a_load_without_triggers_derives_the_same(case, child, aigul, erlan, superuser):
    twin, third = make_child(aigul, given="Нурбекк"), make_child(aigul, given="Айзада")
    cases = [case, make_case(twin, aigul), make_case(third, aigul)]
    merge_records(child, by=erlan, other=twin, reason="known", words="Бир бала.", despite=["birth"])
    record(case, aigul, at=at_night(1))
    before = [seen_on(one) for one in cases]
    assert before == [today() - DAY, today() - DAY, None]
    superuser.execute("update intake_worklistrow set seen_on = null")
    superuser.execute("select visits_see_all()")
    assert [seen_on(one) for one in cases] == before


def test_a_load_of_many_cases_is_derived_in_one_pass(db):
    """A trigger for each row of 300,000 cases asked all of them each time, for hours."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select tgname from pg_trigger where tgtype & 5 = 5 and not tgisinternal"  # 1: for each row, 4: insert
            " and tgrelid in ('intake_worklistrow'::regclass, 'intake_due'::regclass)"
        )
        assert cursor.fetchall() == []


def test_many_cases_that_are_derived_anew_begin_with_the_day_of_each_child(case, aigul):
    other = make_case(make_child(aigul), aigul)
    record(case, aigul, at=at_night(3))
    record(other, aigul, at=at_night(5))
    with connections["owner"].cursor() as cursor:
        cursor.execute("select intake_renew_all()")
    assert (seen_on(case), seen_on(other)) == (today() - 3 * DAY, today() - 5 * DAY)
