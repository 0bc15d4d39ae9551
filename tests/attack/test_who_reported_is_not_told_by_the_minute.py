"""What the worker of a case learns of when somebody reported: the village knows who was out at that minute."""

from datetime import timedelta

import pytest
from django.db import connection

from umai.access.roles.privileges import protected_tables
from umai.access.sessions import Speaker
from umai.identification.inbox import actions as signals
from umai.identification.models import Signal
from umai.identification.tests.conftest import reported
from umai.intake.cases.actions import assign_worker
from umai.intake.from_signal.actions import add_signal, open_from_signal
from umai.intake.models import Clock, Origin
from umai.law.terms.clock import day_of, hour_of

WORDS = "The children seem to be alone at night."


@pytest.fixture
def signal(child, erlan):
    one = reported(ago=timedelta(days=2, hours=3, minutes=17, seconds=42))
    signals.screen_signal(one, by=erlan, outcome="concern")
    signals.match_child(one, by=erlan, child=child)
    return one


@pytest.fixture
def case(signal, child, erlan, aigul):
    opened = open_from_signal(
        child, by=erlan, id=signal.pk, signal=signal, concern="neglect", channel="citizen", words=WORDS
    )
    assign_worker(opened, by=erlan, worker_id=aigul.pk)
    return opened


def instants_seen(by):
    """(table, column, instant) of every instant in a file that this worker's SQL reads."""
    found = []
    with by.speaking(), connection.cursor() as cursor:
        for table in protected_tables():
            cursor.execute(
                "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0"
                " and not attisdropped and atttypid = 'timestamptz'::regtype",
                [table],
            )
            for (column,) in cursor.fetchall():
                cursor.execute(f"select distinct {column} from {table} where {column} is not null")
                found += [(table, column, at) for (at,) in cursor.fetchall()]
    return found


def test_no_row_of_the_file_holds_the_minute(signal, case, aigul):
    seen = instants_seen(Speaker(aigul.token))
    near = [
        (table, column)
        for table, column, at in seen
        if abs(at - signal.received_at) < timedelta(minutes=1) and at != hour_of(signal.received_at)
    ]
    assert near == []
    assert ("intake_clock", "received_at", hour_of(signal.received_at)) in seen


def test_another_report_in_the_case_tells_no_more(signal, case, child, erlan, aigul):
    later = reported(ago=timedelta(hours=30, minutes=11, seconds=5))
    signals.screen_signal(later, by=erlan, outcome="concern")
    signals.match_child(later, by=erlan, child=child)
    add_signal(case, by=erlan, signal=later, wording=WORDS)
    with aigul.speaking():
        assert {row.received_at for row in Origin.objects.all()} == {
            hour_of(signal.received_at),
            hour_of(later.received_at),
        }
        assert not Signal.objects.exists()


def test_the_ten_days_are_the_same(signal, case, erlan):
    with erlan.speaking():
        clock = Clock.objects.get(case=case)
        assert clock.started_on == day_of(signal.received_at) == day_of(clock.received_at)


def test_who_screens_sees_the_instant(signal, case, erlan):
    with erlan.speaking():
        assert Signal.objects.get(pk=signal.pk).received_at.second == signal.received_at.second
