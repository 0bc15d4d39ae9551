"""What the clock does with the visits of all open cases, in the database."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, connections
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.cast import id_of
from umai.intake.cases.actions import assign_worker
from umai.intake.cases.levels import LoweredRisk, set_risk
from umai.intake.models import WorklistRow
from umai.law.terms import visits as law
from umai.law.terms.clock import today
from umai.law.terms.intervals import RISKS
from umai.visits import jobs
from umai.visits.models import MissedVisit, VisitWindow, WindowReason
from umai.visits.tests.conftest import close, dues, make_case, make_child, planned, record, window_of


@pytest.fixture
def keep(worker_role):
    """Run the job with the role that has it in use."""
    return lambda on=None, **more: jobs.update_windows(on=on or today(), using=worker_role, **more)


def risk(case, by, level, *, on=None):
    with by.speaking():
        lowered = LoweredRisk("The aunt came.", "The feldsher", "alone")
        set_risk(case, level, "Found.", on=on or today(), lowered=lowered)


def missed_of(case):
    return list(MissedVisit.objects.using("owner").filter(case=case).order_by("latest_on"))


def test_a_new_case_gets_its_first_contact_once(case, keep, aigul):
    assert keep() == 1
    window, term = window_of(case, aigul), law.first_contact_window("", case.opened_on)
    assert (window.earliest_on, window.latest_on) == term
    assert (window.reason, window.recorded_by_id) == (WindowReason.FIRST_CONTACT, None)
    assert ("visit", term.latest_on) in dues(case)
    assert (window.district_id, window.office_id) == (case.district_id, case.office_id)
    keep()
    assert keep() == 0


def test_a_window_that_ended_is_written_down_once_with_who_answered(case, keep, aigul, damira):
    assign_worker(case, by=damira, worker_id=aigul.pk)
    window = planned(case, aigul, last=0)
    assert keep() == 0
    assert keep(on=today() + timedelta(days=1)) == 2
    assert keep(on=today() + timedelta(days=1)) == 0
    (missed,) = missed_of(case)
    assert (missed.window_id, missed.worker_id, missed.caseload) == (window.pk, aigul.pk, 1)
    assert (missed.latest_on, missed.above_limit) == (today(), False)


def test_who_answered_on_the_last_day_is_charged_and_not_who_came_after(case, keep, aigul, damira):
    assign_worker(case, by=damira, worker_id=aigul.pk)
    planned(case, aigul, last=0)
    tomorrow = today() + timedelta(days=1)
    connections["owner"].cursor().execute(
        "insert into intake_assignment (id, child_id, case_id, worker_id, holds_from, happened_on, district_id,"
        " municipality_id, office_id, recorded_at, source, why, current)"
        " select gen_random_uuid(), child_id, case_id, %s, %s, %s, district_id, municipality_id, office_id,"
        " now(), 'form', 'change', false from intake_assignment where case_id = %s",
        [id_of("worker", "azamat"), tomorrow, tomorrow, case.pk],
    )
    keep(on=tomorrow)
    assert [one.worker_id for one in missed_of(case)] == [aigul.pk]


def test_where_nobody_answers_or_above_the_limit_the_office_does(case, keep, aigul, damira, monkeypatch):
    window = planned(case, aigul, last=-1)
    keep()
    (missed,) = missed_of(case)
    assert missed.worker_id is None and missed.is_of_office
    assert window_of(case, aigul).reason == WindowReason.AFTER_MISSED
    assert dues(case) >= {("visit", window.latest_on + timedelta(days=1))}
    assign_worker(case, by=damira, worker_id=aigul.pk)
    planned(case, aigul, last=0)
    terms = law.visit_terms(today()) | {"caseload": 0}
    monkeypatch.setattr(jobs, "visit_terms", lambda on: terms)
    keep(on=today() + timedelta(days=1))
    (_before, missed) = missed_of(case)
    assert missed.above_limit and missed.is_of_office


def test_a_visit_that_was_made_or_whose_case_was_closed_is_not_missed(case, keep, aigul, damira):
    planned(case, aigul, last=0)
    record(case, aigul)
    assert keep(on=today() + timedelta(days=1)) == 0
    assert missed_of(case) == []
    planned(case, aigul, last=0)
    close(case, aigul, damira)
    assert keep(on=today() + timedelta(days=1)) == 0
    assert missed_of(case) == [] and dues(case) == set()


def test_a_risk_that_rises_brings_the_visit_forward(case, keep, aigul):
    visit = record(case, aigul, risk="low")
    risk(case, aigul, "urgent")
    assert keep() == 1
    window = window_of(case, aigul)
    assert (window.risk, window.reason) == ("urgent", WindowReason.RISK)
    assert window.latest_on == law.window_after_visit("urgent", visit.happened_on).latest_on
    assert keep() == 0


def test_an_agreed_day_that_is_sooner_stays_when_the_risk_changes(case, keep, aigul):
    sooner = today() + timedelta(days=2)
    record(case, aigul, risk="high", next_on=sooner)
    risk(case, aigul, "medium")
    keep()
    window = window_of(case, aigul)
    assert (window.latest_on, window.reason, window.risk) == (sooner, WindowReason.AGREED, "medium")


def test_the_case_says_what_is_owed_first(case, keep, aigul):
    record(case, aigul, risk="urgent")
    with aigul.speaking():
        row = WorklistRow.objects.get(case=case)
    assert row.due_on == min(day for _owed, day in dues(case))


def test_what_was_loaded_past_the_triggers_is_owed(case, aigul, superuser):
    window = planned(case, aigul, last=4)
    superuser.execute("delete from intake_due where owed = 'visit'")
    superuser.execute("select visits_owe_all(), intake_show_all_next_dues()")
    assert ("visit", window.latest_on) in dues(case)


def test_a_small_portion_at_a_time_comes_to_the_same(keep, aigul):
    cases = [make_case(make_child(aigul, f"Бала{n}"), aigul) for n in range(5)]
    assert keep(at_once=2) == 5
    assert VisitWindow.objects.using("owner").filter(case__in=cases, open=True).count() == 5


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    level=st.sampled_from(["", *RISKS]),
    opened=st.integers(0, 400),
    visited=st.none() | st.integers(0, 400),
    missed=st.none() | st.integers(1, 400),
)
@example(level="high", opened=40, visited=3, missed=3)
def test_the_database_plans_as_the_law_says(case, superuser, level, opened, visited, missed):
    """Days are counted back from today; the rows are those of the law's own rules."""
    on = today()
    day = {
        name: None if n is None else on - timedelta(days=n)
        for name, n in {"opened": opened, "visited": visited, "missed": missed}.items()
    }
    if day["visited"] is None and day["missed"] is None:
        term = law.first_contact_window(level, day["opened"])
    elif day["missed"] and (day["visited"] is None or day["missed"] > day["visited"]):
        term = law.window_after_missed(level, day["missed"])
    elif level:
        term = law.window_after_visit(level, day["visited"])
    else:
        return  # a visit that was made judged the risk
    assert tuple(planned_by_the_database(superuser, case, level, day, on)) == law.window_from_today(term, on)


def planned_by_the_database(superuser, case, level, day, on):
    """What `visits_next` answers for a case with these days; the rows it reads are taken back again."""
    with superuser.transaction(force_rollback=True):
        superuser.execute("set local session_replication_role = replica")
        if day["visited"]:
            superuser.execute(
                "insert into visits_visit (id, line, child_id, case_id, worker_id, made, at, happened_on, source,"
                " recorded_at, why, current, not_made, words, with_whom, with_police, place, why_not_seen, alone,"
                " why_not_alone, childs_words, marks, bond, checked_by, carer, dwelling, school_health, risk,"
                " risk_words, agreed, digest, is_late) select gen_random_uuid(), gen_random_uuid(), %s, %s,"
                " gen_random_uuid(), true, now(), %s, 'form', now(), 'change', true, '', '', '', false, '', '',"
                " '', '', '', '', '', '', '', '', '', '', '', '', '', false",
                [case.child_id, case.pk, day["visited"]],
            )
        if day["missed"]:
            superuser.execute(
                "insert into visits_missedvisit (id, child_id, case_id, window_id, latest_on, caseload, above_limit,"
                " source, recorded_at) values (gen_random_uuid(), %s, %s, gen_random_uuid(), %s, 0, false,"
                " 'batch', now())",
                [case.child_id, case.pk, day["missed"]],
            )
        terms = json.dumps(law.visit_terms(on))
        return superuser.execute(
            "select earliest_on, latest_on from visits_next(%s, %s, %s, %s, %s)",
            [case.pk, level, day["opened"], on, terms],
        ).fetchone()


def test_the_web_role_runs_no_job(case, aigul):
    for statement in (
        "select visits_update_windows(current_date, '{}', 1)",
        "select visits_raise_alarms(now(), now())",
    ):
        with pytest.raises(DatabaseError), aigul.speaking():
            connection.cursor().execute(statement)
