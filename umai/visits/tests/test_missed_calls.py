"""A visit that is missed where the risk is urgent is a call, until somebody has seen the child."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import override

from tests.cast import KOCHKOR, id_of, place_of
from tests.days import as_of_now
from tests.second_person import merge_records
from umai.access.models import Wall
from umai.intake.cases.actions import assign_worker
from umai.intake.transfer.actions import accept_file, send_file
from umai.law.terms.clock import today
from umai.machine.ways import Ways
from umai.notices.calls.actions import AlreadyTaken, answer_call
from umai.notices.jobs import call_people
from umai.notices.models import Call, Notice, NoticeWay
from umai.notices.sending.words import call_message
from umai.protection.emergency.actions import begin_protection, record_arrival
from umai.register.merges import Doubt
from umai.visits.jobs import update_windows
from umai.visits.models import MissedVisit
from umai.visits.tests.conftest import ago, answers, close, make_case, make_child, planned, record
from umai.visits.tests.test_keep import risk
from umai.visits.visit.actions import correct_visit

AIGUL, ERLAN, DAMIRA, FARIDA = (id_of("worker", name) for name in ("aigul", "erlan", "damira", "farida"))

UNSEEN = {"seen": False, "why_not_seen": "Asleep.", "alone": "", "childs_words": ""}


@pytest.fixture
def keep(worker_role):
    return lambda on=None: update_windows(on=on or today(), using=worker_role)


@pytest.fixture
def urgent(case, aigul, damira):
    """Aigul's case at urgent risk, with a visit whose last day was yesterday."""
    risk(case, aigul, "urgent", on=today() - timedelta(days=20))
    assign_worker(case, by=damira, worker_id=AIGUL)
    planned(case, aigul, first=-5, last=-1, risk="urgent")
    return case


def calls():
    """The worker and whether it is taken, of each call about a missed visit, the oldest first."""
    rows = Call.objects.using("owner").filter(kind="missed").order_by("opened_at")
    return list(rows.values_list("worker_id", "taken"))


def the_call():
    return Call.objects.using("owner").get(kind="missed", taken=False)


class TestCalling:
    def test_the_worker_of_the_case_is_called_once_for_a_window_and_again_for_the_next(self, urgent, keep):
        keep()
        assert calls() == [(AIGUL, False)]
        missed = MissedVisit.objects.using("owner").get()
        assert (the_call().about, the_call().district_id) == (missed.pk, urgent.district_id)
        keep()
        assert calls() == [(AIGUL, False)]
        keep(on=today() + timedelta(days=30))
        assert calls() == [(AIGUL, False), (AIGUL, False)]

    def test_at_a_lower_risk_nobody_is_called(self, case, aigul, keep):
        for n, level in enumerate(("high", "medium", "low"), 1):
            risk(case, aigul, level)
            planned(case, aigul, last=-1, risk=level)
            keep()
            assert MissedVisit.objects.using("owner").count() == n and calls() == [], level

    def test_where_something_urgent_is_open_it_is_a_call_at_any_risk(self, case, aigul, erlan, keep):
        risk(case, aigul, "low")
        said = {"danger": "violence", "known_at": ago(hours=4), "words": "Beaten."}
        begin_protection(case, by=erlan, id=uuid.uuid4(), **said)
        planned(case, aigul, last=-1, risk="low")
        keep()
        assert calls() == [(None, False)]

    def test_where_nobody_answers_who_is_on_duty_is_called_after_the_last_day(self, case, aigul, keep):
        risk(case, aigul, "urgent")
        planned(case, aigul, last=0, risk="urgent")
        keep()
        assert calls() == []
        keep(on=today() + timedelta(days=1))
        assert calls() == [(None, False)]

    def test_a_load_of_what_happened_before_calls_nobody_and_no_page_writes_such_a_call(
        self, urgent, superuser, keep, aigul
    ):
        update_windows(on=today(), using="owner")
        assert MissedVisit.objects.using("owner").count() == 1 and calls() == []
        with aigul.speaking(), pytest.raises(DatabaseError):
            Call.objects.create(kind="missed", about=uuid.uuid4(), district_id=urgent.district_id)


class TestWhoIsTold:
    def test_the_worker_then_the_head_then_the_oblast(self, urgent, keep, worker_role):
        keep()
        call_people(at=timezone.now() + timedelta(minutes=31), using=worker_role, ways=Ways())
        rows = Notice.objects.using("owner").filter(way=NoticeWay.SCREEN, call__kind="missed", turn=0)
        told = list(rows.order_by("step").values_list("step", "worker_id"))
        assert told == [(0, AIGUL), (2, DAMIRA), (3, FARIDA)]

    def test_the_page_of_calls_leads_to_the_case_and_names_nobody(self, urgent, keep, client_of):
        keep()
        shown = client_of("damira").get("/calls/").content.decode()
        assert "A visit to a child whose risk is urgent was missed." in shown and "Read the case" in shown
        assert "Асанов" not in shown
        answer = client_of("damira").get(f"/visits/missed/{the_call().about}/")
        assert answer.headers["Location"] == f"/cases/{urgent.pk}/visits/"
        assert client_of("cholpon").get(f"/visits/missed/{the_call().about}/").status_code == 404
        for language in ("ky", "ru", "en"):
            message = call_message(language, "https://umai.example", "missed")
            with override(language):
                assert message != call_message(language, "https://umai.example", "case"), language
            assert "Нурбек" not in message.long and "/calls/" in message.long, language

    def test_it_is_hidden_from_whom_a_wall_keeps_from_the_child(self, urgent, keep, erlan, child):
        keep()
        with erlan.speaking():
            assert Call.objects.filter(kind="missed").exists()
        Wall.objects.using("owner").create(worker_id=ERLAN, child_id=child.pk, from_at="2020-01-01T00:00Z")
        with erlan.speaking():
            assert not Call.objects.filter(kind="missed").exists()

    def test_who_comes_second_is_told_so(self, urgent, keep, aigul, damira):
        keep()
        call = the_call()
        answer_call(call, by=aigul)
        with pytest.raises(AlreadyTaken, match="Ask your department"):
            answer_call(call, by=damira)


class TestTakenOff:
    def test_a_visit_that_saw_the_child_in_the_window_takes_it_off(self, urgent, keep, aigul):
        keep()
        for said in (UNSEEN, {"at": lambda: ago(days=6, hours=1)}):
            record(urgent, aigul, risk="urgent", **as_of_now(said))
            assert calls() == [(AIGUL, False)], said
        record(urgent, aigul, risk="urgent", at=ago(days=3))
        assert calls() == [(AIGUL, True)]

    def test_who_went_to_the_child_in_a_protection_does(self, urgent, keep, erlan):
        keep()
        said = {"danger": "violence", "known_at": ago(hours=4), "words": "Beaten."}
        protection = begin_protection(urgent, by=erlan, id=uuid.uuid4(), **said)
        going = {"who_went": "Айгүл", "child_seen": True, "findings": "Awake."}
        record_arrival(protection, by=erlan, id=uuid.uuid4(), happened_at=ago(hours=1), **going)
        assert calls() == [(AIGUL, True)]

    def test_a_visit_in_a_case_of_another_record_of_the_child_does(self, urgent, child, keep, aigul, damira):
        keep()
        other = make_child(aigul, "Нурбек", birth_date=None)
        beside = make_case(other, aigul)
        merge_records(child, by=damira, other=other, reason="known", despite=list(Doubt.values))
        record(beside, aigul, risk="urgent")
        assert calls() == [(AIGUL, True)]

    def test_it_is_made_again_when_it_was_corrected_that_the_child_was_seen(self, urgent, keep, aigul):
        keep()
        visit = record(urgent, aigul, risk="urgent")
        wrong = correct_visit(visit, by=aigul, answers=answers(risk="urgent", **UNSEEN))
        assert calls() == [(AIGUL, True), (AIGUL, False)]
        correct_visit(wrong, by=aigul, answers=answers(risk="urgent"))
        assert calls() == [(AIGUL, True), (AIGUL, True)]

    def test_what_somebody_took_is_not_made_again(self, urgent, keep, aigul):
        keep()
        answer_call(the_call(), by=aigul)
        visit = record(urgent, aigul, risk="urgent")
        correct_visit(visit, by=aigul, answers=answers(risk="urgent", **UNSEEN))
        assert calls() == [(AIGUL, True)]

    def test_nobody_is_called_where_somebody_saw_the_child_in_the_window_on_another_way(
        self, urgent, keep, erlan
    ):
        said = {"danger": "violence", "known_at": ago(days=3), "words": "Beaten."}
        protection = begin_protection(urgent, by=erlan, id=uuid.uuid4(), **said)
        going = {"who_went": "Айгүл", "child_seen": True, "findings": "Awake."}
        record_arrival(protection, by=erlan, id=uuid.uuid4(), happened_at=ago(days=2), **going)
        keep()
        assert MissedVisit.objects.using("owner").count() == 1 and calls() == []

    def test_it_is_made_for_who_answers_for_the_case_now(self, urgent, keep, azamat, damira):
        keep()
        assign_worker(urgent, by=damira, worker_id=azamat.pk)
        assert (AIGUL, True) in calls() and the_call().worker_id == azamat.pk

    def test_it_follows_the_file_to_another_district(self, urgent, child, keep, erlan, cholpon):
        keep()
        sent = send_file(
            child, by=erlan, id=uuid.uuid4(), place=place_of(KOCHKOR), words="They moved to Naryn."
        )
        accept_file(sent, by=cholpon)
        assert (AIGUL, True) in calls()
        assert (the_call().worker_id, the_call().district.code) == (None, KOCHKOR)

    def test_a_case_that_is_closed_does(self, urgent, keep, aigul, damira):
        keep()
        close(urgent, aigul, damira)
        assert calls() == [(AIGUL, True)]
