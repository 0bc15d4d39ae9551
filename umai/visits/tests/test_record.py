import uuid
from datetime import date, timedelta

import pytest

from tests.cast import id_of
from tests.days import as_of_now
from umai.access.requirements import AlreadyReceived, ImpossibleTime, Incomplete
from umai.intake.cases.actions import CaseClosed
from umai.intake.cases.levels import risk_of
from umai.law.terms.clock import day_of, today
from umai.law.terms.visits import window_after_visit
from umai.refusal import NotPermitted
from umai.visits import jobs
from umai.visits.models import Visit, VisitWindow, WindowReason
from umai.visits.tests.conftest import (
    ago,
    answers,
    close,
    dues,
    make_case,
    make_child,
    planned,
    record,
    refused,
    window_of,
)
from umai.visits.visit import actions, rules


def test_a_visit_is_recorded_with_who_went_and_when_and_the_next_is_planned_by_its_risk(case, aigul):
    visit = record(case, aigul)
    with aigul.speaking():
        kept = Visit.objects.get(case=case)
    assert (kept.pk, kept.line, kept.worker_id) == (visit.pk, visit.pk, aigul.pk)
    assert (kept.happened_on, kept.is_late) == (day_of(visit.at), False)
    visit = record(case, aigul, risk="medium")
    window, term = window_of(case, aigul), window_after_visit("medium", visit.happened_on)
    assert (window.earliest_on, window.latest_on) == term
    assert (window.risk, window.reason) == ("medium", WindowReason.INTERVAL)
    assert ("visit", term.latest_on) in dues(case)


def test_an_earlier_day_is_kept_as_agreed_and_a_later_than_the_risk_allows_is_not(case, aigul):
    sooner = today() + timedelta(days=3)
    record(case, aigul, risk="medium", next_on=sooner)
    window = window_of(case, aigul)
    assert (window.latest_on, window.reason) == (sooner, WindowReason.AGREED)
    visit = record(case, aigul, risk="high", next_on=today() + timedelta(days=200))
    assert window_of(case, aigul).latest_on == window_after_visit("high", visit.happened_on).latest_on


def test_the_risk_of_the_visit_is_the_risk_of_the_case(case, aigul):
    record(case, aigul, risk="urgent")
    with aigul.speaking():
        assert risk_of(case) == "urgent"


def test_a_visit_before_the_first_day_planned_counts_too(case, aigul):
    window = planned(case, aigul, first=5, last=12)
    visit = record(case, aigul)
    assert visit.window_id == window.pk
    assert window_of(case, aigul).pk != window.pk
    with aigul.speaking():
        assert not VisitWindow.objects.get(pk=window.pk).open


def test_a_visit_that_was_not_made_leaves_the_plan_as_it_is(case, aigul):
    window = planned(case, aigul, last=3)
    visit = actions.record_visit(case, by=aigul, id=uuid.uuid4(), answers=refused())
    assert visit.window_id == window.pk == window_of(case, aigul).pk
    assert ("visit", window.latest_on) in dues(case)


class TestLate:
    def test_within_the_hours_it_is_in_time_and_after_them_late(self, case, aigul):
        assert not record(case, aigul, at=ago(hours=71)).is_late
        assert record(case, aigul, at=ago(hours=72)).is_late

    def test_after_the_last_day_planned_it_is_late(self, case, aigul):
        planned(case, aigul, last=-1)
        assert record(case, aigul, at=ago(hours=30)).is_late

    def test_a_visit_entered_late_answers_the_window_that_was_missed(self, case, aigul, worker_role):
        window = planned(case, aigul, last=-2)
        jobs.update_windows(on=today(), using=worker_role)
        visit = record(case, aigul, at=ago(days=4))
        assert visit.window_id == window.pk
        now = window_of(case, aigul)
        assert now.reason == WindowReason.INTERVAL
        assert now.latest_on == window_after_visit("high", visit.happened_on).latest_on

    def test_a_visit_entered_after_a_later_one_moves_no_plan(self, case, aigul):
        record(case, aigul, risk="high")
        window = window_of(case, aigul)
        visit = record(case, aigul, at=ago(days=9), risk="low", risk_words="All was well.")
        assert visit.window_id is None
        assert window_of(case, aigul).pk == window.pk
        with aigul.speaking():
            assert risk_of(case) == "high"

    def test_no_visit_is_planned_for_a_day_that_is_past(self, case, aigul):
        record(case, aigul, at=ago(days=30), risk="urgent")
        assert window_of(case, aigul).latest_on == today()


class TestRefusals:
    def test_what_cannot_be_or_leaves_the_child_out_is_refused(self, case, aigul):
        with pytest.raises(ImpossibleTime):
            record(case, aigul, at=ago(hours=-1))
        for changes, refusal in (
            ({"at": lambda: ago(days=42)}, rules.BeforeTheCase),
            ({"seen": None}, Incomplete),
            ({"seen": False, "alone": "yes", "why_not_seen": "Asleep."}, rules.AloneUnseen),
            ({"seen": False, "alone": "observed", "why_not_seen": "Asleep."}, rules.AloneUnseen),
            ({"seen": False, "alone": "", "why_not_seen": " "}, Incomplete),
            ({"alone": ""}, Incomplete),
            ({"alone": "no", "why_not_alone": ""}, Incomplete),
            ({"childs_words": "  "}, Incomplete),
            ({"alone": "observed", "childs_words": "Calm."}, Incomplete),
            ({"risk": ""}, Incomplete),
            ({"risk_words": ""}, Incomplete),
            ({"next_on": lambda: today() - timedelta(days=1)}, Incomplete),
        ):
            with pytest.raises(refusal):
                record(case, aigul, **as_of_now(changes))
            with aigul.speaking():
                assert not Visit.ever.exists(), changes
        for changes in ({"not_made": ""}, {"not_made": "other"}):
            with pytest.raises(Incomplete):
                actions.record_visit(case, by=aigul, id=uuid.uuid4(), answers=refused(**changes))

    def test_before_the_child_was_born(self, aigul):
        newborn = make_child(aigul, birth_date=today() - timedelta(days=5))
        case = make_case(newborn, aigul)
        with pytest.raises(rules.BeforeBirth):
            record(case, aigul, at=ago(days=7))

    def test_a_small_child_is_observed_and_nobody_asks_why(self, aigul):
        small = make_child(aigul, birth_date=today() - timedelta(days=500))
        case = make_case(small, aigul)
        with pytest.raises(Incomplete):
            record(case, aigul, alone="observed", childs_words="")
        assert record(case, aigul, alone="observed", childs_words="", marks="None found.").made

    def test_who_cannot_speak_is_observed_with_the_reason_and_the_same_risk_needs_none_again(
        self, case, aigul
    ):
        record(case, aigul, at=ago(hours=3))
        assert record(case, aigul, risk_words="").made
        said = {"alone": "observed", "childs_words": "Calm.", "why_not_alone": "Does not speak."}
        assert record(case, aigul, **said).made

    def test_the_same_id_is_not_taken_in_twice_nor_in_a_closed_case(self, case, aigul, damira):
        visit = record(case, aigul)
        with pytest.raises(AlreadyReceived):
            actions.record_visit(case, by=aigul, id=visit.pk, answers=answers())
        close(case, aigul, damira)
        with pytest.raises(CaseClosed):
            record(case, aigul)
        assert window_of(case, aigul) is None


def test_only_a_worker_of_the_place_records_one_and_of_the_district_went(case, request, aigul):
    for who in ("cholpon", "jyldyz", "azamat"):
        with pytest.raises(NotPermitted):
            record(case, request.getfixturevalue(who))
    with pytest.raises(rules.NotAWorkerHere):
        record(case, aigul, worker_id=id_of("worker", "jyldyz"))
    assert record(case, aigul, worker_id=id_of("worker", "azamat")).worker_id == id_of("worker", "azamat")


def test_the_digest_knows_the_same_words_wherever_they_were_read(case, aigul):
    from zoneinfo import ZoneInfo

    one = answers(next_on=date(2027, 1, 1))
    moved = one.at.astimezone(ZoneInfo("Europe/Moscow"))
    assert (
        answers(at=moved, next_on=date(2027, 1, 1), childs_words=f" {one.childs_words}\n").digest
        == one.digest
    )
    assert answers(at=one.at, next_on=date(2027, 1, 1), place="School").digest != one.digest
    assert type(one).from_json(one.as_json()) == one
