"""Questions and calls in the database: asked by the clock, answered, decided, and seen by whom they concern."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection
from django.test import override_settings
from django.utils import timezone

from tests.cast import id_of
from tests.first_page import waits
from tests.looking import reading
from tests.tampering import without_triggers
from umai.access.models import Wall
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.access.sessions import Speaker
from umai.law.children.ages import months_after
from umai.law.terms.clock import day_ends_at, today
from umai.refusal import NotPermitted
from umai.visits import jobs
from umai.visits.models import DrawnVisit, FamilyCall, QuestionAnswer, QuestionDecision, Visit, VisitQuestion
from umai.visits.plausibility import actions as signs_actions
from umai.visits.plausibility import jobs as signs_jobs
from umai.visits.plausibility.lists import open_questions
from umai.visits.tests.conftest import ago, answers, make_case, make_child, planned, record, refused

LONG = "I go to school every day and in the evening I help my grandmother with the sheep and the stove."


@pytest.fixture
def ask(worker_role):
    return lambda at=None: signs_jobs.ask_questions(at=at or timezone.now(), using=worker_role)


@pytest.fixture
def draw(worker_role):
    """Draw the visits of this month, as next month would."""
    ahead = (today().replace(day=1) + timedelta(days=32)).replace(day=1)
    return lambda: signs_jobs.draw_visits(on=ahead, using=worker_role)


def asked():
    return list(VisitQuestion.objects.using("owner").order_by("recorded_at"))


def answer(question, by, words="He says it each time."):
    return signs_actions.answer_question(question, by=by, words=words)


def decide(question, by, result="nothing", words="It is explained."):
    return signs_actions.decide_question(question, by=by, result=result, reason=words)


@pytest.fixture
def question(case, aigul, ask):
    """Aigul wrote the same words of two visits."""
    record(case, aigul, at=ago(days=3), childs_words=LONG)
    record(case, aigul, childs_words=LONG.upper() + "!")
    ask()
    (row,) = asked()
    return row


@pytest.fixture
def late(question, superuser):
    """The same, when the time to answer is over."""
    with without_triggers(superuser):
        superuser.execute("update visits_visitquestion set due_on = %s", [today() - timedelta(days=1)])
    question.refresh_from_db(using="owner")
    return question


class TestAsking:
    def test_the_same_words_ask_once_whatever_their_capitals_and_without_a_word_of_the_visit(
        self, question, aigul, ask
    ):
        with aigul.speaking():
            first, second = Visit.objects.order_by("at")
        assert (question.visit_id, question.sign, question.worker_id) == (second.pk, "same_text", aigul.pk)
        assert question.evidence["others"] == [str(first.pk)]
        assert question.due_on == today() + timedelta(days=10) and question.recorded_by_id is None
        assert set(question.evidence["numbers"]) == {"letters", "words"}
        assert "school" not in str(question.evidence)
        assert ask() == 0 and len(asked()) == 1
        from umai.visits.visit import actions

        with aigul.speaking():
            visit = Visit.objects.get(line=question.line)
        actions.correct_visit(visit, by=aigul, answers=answers(childs_words=LONG, carer="Tired."))
        assert ask() == 0

    def test_what_was_written_long_ago_or_of_a_small_child_is_asked_about_no_more(self, case, aigul, ask):
        small = make_case(make_child(aigul, birth_date=today() - timedelta(days=500)), aigul)
        for days in (3, 1):
            record(small, aigul, at=ago(days=days), alone="observed", childs_words=LONG)
        assert ask() == 0
        for days in (3, 1):
            record(case, aigul, at=ago(days=days), childs_words=LONG)
        assert ask(timezone.now() + timedelta(days=8)) == 0

    def test_siblings_are_one_home_and_a_stranger_is_none(self, aigul, ask):
        from umai.register.child.actions import add_adult, link_adult

        children = [make_child(aigul, name) for name in ("Айбек", "Бакыт", "Чынара")]
        mother = add_adult(children[0], by=aigul, identity={"given": "Бурул"}, relation="mother")
        for child in children[1:]:
            link_adult(child, by=aigul, adult=mother.adult, relation="mother")
        when = ago(hours=1)
        for child in children:
            record(make_case(child, aigul), aigul, at=when)
        assert ask() == 0
        for name in ("Дастан", "Эрмек"):
            record(make_case(make_child(aigul, name), aigul), aigul, at=when)
        ask()
        assert [each.sign for each in asked()] == ["one_minute"]
        assert asked()[0].evidence["numbers"]["homes"] == 3

    def test_nobody_home_three_times(self, case, aigul, ask):
        import uuid

        from umai.visits.visit import actions

        for days in (5, 3, 1):
            said = refused(at=ago(days=days), not_made="nobody_home")
            actions.record_visit(case, by=aigul, id=uuid.uuid4(), answers=said)
        ask()
        assert [each.sign for each in asked()] == ["nobody_home"]

    def test_far_from_where_the_child_was_visited_before(self, case, aigul, ask):
        from decimal import Decimal

        for days, latitude in ((5, "40.26"), (3, "40.261"), (1, "40.36")):
            where = {"latitude": Decimal(latitude), "longitude": Decimal("72.61"), "accuracy": 20}
            record(case, aigul, at=ago(days=days), **where)
        ask()
        (one,) = asked()
        assert one.sign == "far" and 10_000 < one.evidence["numbers"]["metres"] < 12_000

    @pytest.mark.parametrize("above_limit", [False, True])
    def test_missed_visits_written_down_together_but_for_those_of_the_office(
        self, above_limit, aigul, damira, ask, worker_role, monkeypatch
    ):
        from umai.intake.cases.actions import assign_worker
        from umai.law.terms import visits as law

        cases = [make_case(make_child(aigul, f"Бала{n}"), aigul) for n in range(5)]
        for case in cases:
            assign_worker(case, by=damira, worker_id=aigul.pk)
            planned(case, aigul, last=0)
        terms = law.visit_terms(today()) | ({"caseload": 0} if above_limit else {})
        monkeypatch.setattr(jobs, "visit_terms", lambda on: terms)
        jobs.update_windows(on=today() + timedelta(days=1), using=worker_role)
        for n, case in enumerate(cases):
            record(case, aigul, at=ago(minutes=6 * n + 1))
        ask()
        assert [each.sign for each in asked()] == ([] if above_limit else ["in_bulk"])

    def test_the_web_role_asks_nothing(self, case, aigul):
        for statement in (
            "select visits_workers_since(now())",
            "select visits_values_for_signs('{}', now(), now())",
            "select visits_ask('[]', current_date)",
            "select visits_draw_month(current_date, 100)",
            "select visits_text_key('x')",
        ):
            with pytest.raises(DatabaseError), aigul.speaking():
                connection.cursor().execute(statement)


class TestWhoSees:
    def test_a_colleague_sees_no_question(self, question, aigul, request):
        answer(question, aigul)
        for who, sees in (
            ("aigul", True),
            ("damira", True),
            ("farida", True),
            ("erlan", False),
            ("azamat", False),
            ("cholpon", False),
        ):
            for own_filter in (True, False):
                by = request.getfixturevalue(who)
                with override_settings(UMAI_OWN_FILTER=own_filter), reading(by):
                    assert VisitQuestion.objects.within_reach_of(by).exists() is sees, own_filter
                    assert QuestionAnswer.objects.within_reach_of(by).exists() is sees, own_filter
        Wall.objects.using("owner").create(worker_id=aigul.pk, child_id=question.child_id)
        with Speaker(aigul.token).speaking():
            assert not VisitQuestion.objects.exists()


class TestAnswer:
    def test_a_later_answer_stands_beside_the_first_of_whoever_was_asked(self, question, request, aigul):
        for who in ("erlan", "damira"):
            with pytest.raises(signs_actions.NotYours):
                answer(question, request.getfixturevalue(who))
        with pytest.raises(Incomplete):
            answer(question, aigul, " ")
        answer(question, aigul)
        answer(question, aigul, "His grandmother heard it too.")
        with aigul.speaking():
            assert QuestionAnswer.objects.filter(question=question).count() == 2


class TestDecide:
    def test_not_before_the_answer_while_there_is_time(self, question, aigul, damira):
        with pytest.raises(signs_actions.NotAnsweredYet):
            decide(question, damira)
        answer(question, aigul)
        assert decide(question, damira).result == "nothing"

    def test_the_oblast_decides_what_was_passed_on(self, late, damira, farida):
        with pytest.raises(signs_actions.HeadDecidesFirst):
            decide(late, farida)
        decide(late, damira, "to_oblast", "She is my sister.")
        with pytest.raises(signs_actions.DecidedAlready):
            decide(late, damira)
        with pytest.raises(signs_actions.HeadDecidesFirst):
            decide(late, farida, "to_oblast")
        assert decide(late, farida, "visit_again").result == "visit_again"
        with farida.speaking():
            assert QuestionDecision.objects.count() == 2

    def test_the_oblast_decides_about_the_visit_of_a_head(self, case, damira, farida, ask):
        for days in (3, 1):
            record(case, damira, at=ago(days=days), childs_words=LONG)
        ask()
        (row,) = asked()
        answer(row, damira)
        with pytest.raises(signs_actions.AboutOneself):
            decide(row, damira)
        assert decide(row, farida).result == "nothing"

    def test_on_the_last_day_it_waits_and_the_day_after_it_is_decided_once(self, late, damira, question):
        with pytest.raises(Incomplete):
            decide(late, damira, words=" ")
        question.due_on = today()
        with pytest.raises(signs_actions.NotAnsweredYet):
            decide(question, damira)
        question.due_on = today() - timedelta(days=1)
        assert decide(question, damira, "talk", "I ask in person.").result == "talk"
        with pytest.raises(signs_actions.DecidedAlready):
            decide(late, damira, "talk")

    def test_nobody_else_decides_nor_the_head_of_another_district(self, late, request, superuser, cholpon):
        for who in ("aigul", "erlan", "cholpon", "timur"):
            with pytest.raises(NotPermitted):
                decide(late, request.getfixturevalue(who))
        superuser.execute(
            "update staff_term set role = 'head' where worker_id = %s", [id_of("worker", "cholpon")]
        )
        with pytest.raises(NotPermitted):
            decide(late, Speaker(cholpon.token))


class TestDraw:
    def test_whoever_has_the_seed_draws_the_same_share_of_the_month_once(self, case, aigul, damira, draw):
        for hours in range(1, 25):
            record(case, aigul, at=ago(hours=hours))
        assert (draw(), draw()) == (2, 0)  # five per cent of 24, rounded up
        with reading(damira):
            drawn = list(DrawnVisit.objects.order_by("place"))
            visits = list(Visit.ever.filter(made=True, replaces=None))
        (seed,) = {each.seed for each in drawn}
        order = sorted(visits, key=lambda each: sha256(f"{seed}{each.pk}".encode()).digest())
        assert [each.visit_id for each in drawn] == [each.pk for each in order[: len(drawn)]]
        assert {each.population for each in drawn} == {24}

    @pytest.mark.parametrize(("hours", "months_ago"), [(-0.5, 1), (0.5, 0)])
    def test_a_month_begins_at_midnight_in_bishkek(self, case, aigul, draw, superuser, hours, months_ago):
        """Half an hour later it is the day before in London, and half an hour earlier it is so in both."""
        visit = record(case, aigul)
        midnight = day_ends_at(today().replace(day=1) - timedelta(days=1))
        with without_triggers(superuser):
            superuser.execute(
                "update visits_visit set recorded_at = %s where id = %s",
                [midnight + timedelta(hours=hours), visit.pk],
            )
        draw()
        months = list(DrawnVisit.objects.using("owner").values_list("month", flat=True))
        assert months == [months_after(today().replace(day=1), -months_ago)]

    def test_the_month_that_runs_and_visits_that_were_not_made_are_not_drawn(
        self, case, aigul, draw, worker_role, damira
    ):
        import uuid

        from umai.visits.visit import actions

        actions.record_visit(case, by=aigul, id=uuid.uuid4(), answers=refused())
        assert draw() == 0
        record(case, aigul)
        assert signs_jobs.draw_visits(on=today(), using=worker_role) == 0
        assert draw() == 1
        with aigul.speaking():
            assert not DrawnVisit.objects.exists()
        with damira.speaking():
            assert DrawnVisit.objects.exists()


class TestCall:
    @pytest.fixture
    def drawn(self, case, aigul, draw):
        record(case, aigul)
        draw()
        return DrawnVisit.objects.using("owner").get()

    def call(self, drawn, by, result="confirmed", words="", at=None):
        return signs_actions.record_family_call(
            drawn, by=by, result=result, words=words, at=at or ago(hours=1)
        )

    def test_who_was_not_reached_is_called_again_until_there_is_an_answer(self, drawn, damira):
        for result in ("not_reached", "not_reached", "confirmed"):
            self.call(drawn, damira, result)
        with pytest.raises(signs_actions.DecidedAlready):
            self.call(drawn, damira, "not_confirmed", "Nobody came.")
        with damira.speaking():
            assert FamilyCall.objects.count() == 3

    def test_what_is_not_confirmed_needs_words_at_an_hour_that_has_come(
        self, drawn, damira, request, superuser, cholpon
    ):
        with pytest.raises(Incomplete):
            self.call(drawn, damira, "not_confirmed")
        with pytest.raises(ImpossibleTime):
            self.call(drawn, damira, at=timezone.now() + timedelta(minutes=1))
        for who in ("aigul", "erlan", "cholpon"):
            with pytest.raises(NotPermitted):
                self.call(drawn, request.getfixturevalue(who))
        superuser.execute(
            "update staff_term set role = 'head' where worker_id = %s", [id_of("worker", "cholpon")]
        )
        with pytest.raises(NotPermitted):
            self.call(drawn, Speaker(cholpon.token))

    def test_nobody_calls_about_their_own_visit(self, case, damira, farida, draw):
        record(case, damira)
        draw()
        drawn = DrawnVisit.objects.using("owner").get()
        with pytest.raises(signs_actions.AboutOneself):
            self.call(drawn, damira)
        assert self.call(drawn, farida).result == "confirmed"


class TestCountingForTheFirstPage:
    """What the first page counts is what stands on the list of questions, for each who reads it."""

    PEOPLE = ("aigul", "erlan", "damira", "farida", "cholpon")

    def listed(self, by):
        with by.speaking():
            rows = list(open_questions(by))
        others = [one for one in rows if one.worker_id != by.pk and (one.answered or one.due_on < today())]
        ready = [one for one in others if by.role == "oblast_supervisor" or not one.passed_on]
        return sum(one.worker_id == by.pk and not one.answered for one in rows), len(ready)

    def counted(self, request):
        people = [request.getfixturevalue(who) for who in self.PEOPLE]
        found = [(waits(by, "questions_asked"), waits(by, "questions_ready")) for by in people]
        assert found == [self.listed(by) for by in people]
        return dict(zip(self.PEOPLE, found, strict=True))

    def test_it_waits_for_the_worker_then_for_the_head_then_for_the_oblast(
        self, question, request, aigul, damira
    ):
        assert self.counted(request)["aigul"] == (1, 0)
        answer(question, aigul)
        counted = self.counted(request)
        assert (counted["aigul"], counted["damira"], counted["farida"]) == ((0, 0), (0, 1), (0, 0))
        decide(question, damira, "to_oblast")
        counted = self.counted(request)
        assert (counted["damira"], counted["farida"]) == ((0, 0), (0, 1))

    def test_without_an_answer_in_time_it_waits_for_the_head_too_but_not_on_the_last_day(
        self, late, request, superuser
    ):
        counted = self.counted(request)
        assert (counted["aigul"], counted["damira"]) == ((1, 0), (0, 1))
        with without_triggers(superuser):
            superuser.execute("update visits_visitquestion set due_on = %s", [today()])
        assert self.counted(request)["damira"] == (0, 0)

    def test_a_head_s_own_visit_is_decided_by_the_oblast(self, case, damira, ask, request):
        record(case, damira, at=ago(days=3), childs_words=LONG)
        record(case, damira, childs_words=LONG)
        ask()
        assert self.counted(request)["damira"] == (1, 0)
        answer(asked()[0], damira)
        counted = self.counted(request)
        assert (counted["damira"], counted["farida"]) == ((0, 0), (0, 1))

    def test_behind_a_wall_nothing_is_counted(self, question, aigul, damira):
        answer(question, aigul)
        assert waits(damira, "questions_ready") == 1
        Wall.objects.using("owner").create(worker_id=damira.pk, child_id=question.child_id)
        assert waits(Speaker(damira.token), "questions_ready") == 0
