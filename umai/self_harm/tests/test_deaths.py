"""A review after a death: by whom, what it assembles, and who answers it."""

from functools import partial

import pytest
from django.db import DatabaseError

from tests.cast import KOCHKOR, OSH_OBLAST, id_of
from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import AlreadyAnswered, ImpossibleTime, Incomplete
from umai.identification.inbox import actions as signals
from umai.identification.tests.conftest import reported
from umai.intake.cases.actions import open_case
from umai.intake.models import Assignment
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.planning.tests.conftest import join
from umai.refusal import NotPermitted
from umai.register.merging.actions import merge_records
from umai.register.models import HealthPoint
from umai.self_harm.deaths import actions
from umai.self_harm.deaths.known import known_before
from umai.self_harm.deaths.state import offices_that_answer, reviews_within
from umai.self_harm.following.actions import record_following
from umai.self_harm.models import DeathAnswer, DeathConclusion, DeathReview
from umai.self_harm.path import steps
from umai.self_harm.tests.conftest import (
    DAY,
    WORDS,
    answered,
    begun,
    concluded,
    done,
    last_entry,
    long_ago,
    opened,
    owner,
    register,
)
from umai.staff.models import Office, OfficeKind, Role, Term
from umai.visits.models import MissedVisit, VisitWindow


class TestWhoReviews:
    def test_a_supervisor_of_the_oblast_begins_it_once(self, child, review, farida):
        assert last_entry() == ("self_harm.begin_review", "done")
        assert review.due_on == today() + 60 * DAY
        with pytest.raises(actions.ReviewBegun):
            begun(child, farida)

    def test_nobody_of_the_office_nor_of_another_role_or_oblast(self, child, request):
        naryn = Place.objects.using("owner").get(code=KOCHKOR).parent
        stranger = join("nazgul", "Назгүл", OfficeKind.OBLAST, naryn.code, Role.OBLAST_SUPERVISOR)
        people = ["aigul", "erlan", "damira", "cholpon", "gulnara", "bakyt"]
        by = request.getfixturevalue
        assert not_refused(people, NotPermitted, lambda who: begun(child, by(who))) == []
        with pytest.raises(NotPermitted):
            begun(child, stranger)

    def test_not_a_supervisor_who_wrote_in_a_record_of_the_child(self, child, aigul, erlan, farida):
        other = register(aigul)
        merge_records(child, by=erlan, other=other, reason="known")
        owner(HealthPoint, child_id=other.pk, facility="x", recorded_by_id=farida.pk)
        refused_in_line(child, farida)
        of_one_record = register(aigul, given="Айжан")
        owner(HealthPoint, child_id=of_one_record.pk, facility="x", recorded_by_id=farida.pk)
        refused_in_line(of_one_record, farida)

    def test_not_a_supervisor_who_had_the_case_once(self, child, case, farida):
        owner(Assignment, child_id=child.pk, case_id=case.pk, worker_id=farida.pk)
        refused_in_line(child, farida)

    def test_not_a_supervisor_who_led_the_department_once(self, child, farida):
        same = {"surname": farida.worker.surname, "given": farida.worker.given}
        worker = type(farida.worker).objects.using("owner").create(**same)
        held = {"from_on": today() - 900 * DAY, "to_on": today() - 500 * DAY, "role": Role.HEAD}
        Term.objects.using("owner").create(worker=worker, office_id=id_of("office", "nookat"), **held)
        refused_in_line(child, farida)

    def test_not_the_same_person_by_another_account(self, child, farida):
        namesake = join("farida2", "Фарида", OfficeKind.OBLAST, OSH_OBLAST, Role.OBLAST_SUPERVISOR)
        same = {"surname": farida.worker.surname, "given": farida.worker.given}
        type(farida.worker).objects.using("owner").filter(pk=namesake.pk).update(**same)
        owner(HealthPoint, child_id=child.pk, facility="x", recorded_by_id=namesake.pk)
        refused_in_line(child, farida)

    def test_what_was_written_of_another_child_does_not_count(self, child, aigul, farida):
        other = register(aigul, given="Айжан")
        owner(HealthPoint, child_id=other.pk, facility="x", recorded_by_id=farida.pk)
        assert begun(child, farida)

    def test_what_cannot_be_is_refused(self, child, farida):
        with pytest.raises(Incomplete):
            begun(child, farida, reason=" ")
        with pytest.raises(ImpossibleTime):
            begun(child, farida, died_on=today() + DAY)


def refused_in_line(child, by):
    with pytest.raises(actions.InTheLine):
        begun(child, by)
    with by.speaking(), pytest.raises(DatabaseError, match="outside the line"):
        DeathReview.objects.create(child_id=child.pk, died_on=today(), reason=WORDS, due_on=today())


def test_the_database_lets_no_head_begin_or_conclude_a_review(child, review, damira):
    with damira.speaking(), pytest.raises(DatabaseError, match="outside the line"):
        DeathConclusion.objects.create(
            child_id=child.pk,
            review=review,
            findings=WORDS,
            recommendations=WORDS,
            body_id=damira.office.pk,
            answer_due_on=today(),
        )


def known(review, by):
    return [(one.what, one.not_done) for one in known_before(review, by)]


class TestWhatWasKnown:
    def test_what_bodies_knew_and_did_not_do(self, child, aigul, erlan, farida):
        signal = reported(ago=DAY * 20)
        signals.match_child(signal, by=erlan, child=child)
        case = open_case(child, by=erlan, **particulars())
        path = long_ago(child, 9)
        record_following(
            path, by=aigul, made=True, contact_on=today() - 5 * DAY, words=WORDS, says_again="no"
        )
        record_following(path, by=aigul, made=False, contact_on=today(), words=WORDS, why_not="moved")
        window = owner(
            VisitWindow,
            child_id=child.pk,
            case_id=case.pk,
            earliest_on=today() - 9 * DAY,
            latest_on=today() - 8 * DAY,
            risk="high",
            reason="risk",
        )
        owner(
            MissedVisit,
            child_id=child.pk,
            case_id=case.pk,
            window_id=window.pk,
            latest_on=today() - 8 * DAY,
            caseload=1,
            above_limit=False,
        )
        review = begun(child, farida)
        found = dict(known(review, farida))
        assert "nobody screened it" in found["A signal about the child came"]
        assert "nobody visited the child" in found["A visit was missed"]
        assert "nobody spoke with the child" in found["The office knew that the child may harm itself"]
        assert "no next contact was made" in found["Somebody was in touch with the child"]
        assert found["A case was opened"] == ""

    def test_what_was_done_is_not_marked_and_no_person_is_named(self, child, aigul, damira, farida):
        path = opened(child, aigul)
        done(steps.TALK, path, aigul)
        review = begun(child, farida)
        assert known(review, farida) == [("The office knew that the child may harm itself", "")]
        assert known(review, damira) == []  # nobody else reads it
        (row,) = known_before(review, farida)
        assert aigul.worker.surname not in " ".join(map(str, row))
        assert row.body == str(aigul.office)

    def test_what_came_after_the_death_does_not_count(self, child, aigul, farida):
        opened(child, aigul)
        assert known(begun(child, farida, died_on=today() - DAY), farida) == []


class TestConclusion:
    def test_it_says_who_answers_until_when_once(self, review, farida):
        missing = [{"findings": " "}, {"recommendations": " "}]
        assert not_refused(missing, Incomplete, partial(concluded, review, farida)) == []
        conclusion = concluded(review, farida)
        assert last_entry() == ("self_harm.conclude_review", "done")
        assert conclusion.answer_due_on == today() + 30 * DAY
        with pytest.raises(AlreadyAnswered):
            concluded(review, farida)

    def test_open_offices_of_the_district_may_owe_the_answer(self, review):
        village = id_of("office", "nookat_first")
        offices = {one.pk for one in offices_that_answer(review)}
        assert {id_of("office", "nookat"), village} <= offices
        assert id_of("office", "kochkor") not in offices
        row = Office.objects.using("owner").filter(pk=village)
        for days in ({"to_on": today() - DAY}, {"to_on": None, "from_on": today() + DAY}):
            row.update(**days)
            assert village not in {one.pk for one in offices_that_answer(review)}, days


class TestAnswer:
    def test_the_head_of_the_body_answers_once_and_says_what_is_changed(self, conclusion, damira):
        with pytest.raises(Incomplete):
            answered(conclusion, damira, " ")
        answered(conclusion, damira)
        assert last_entry() == ("self_harm.answer_review", "done")
        with pytest.raises(AlreadyAnswered):
            answered(conclusion, damira)

    def test_nobody_else_does(self, conclusion, request):
        people, by = ["aigul", "erlan", "farida", "cholpon"], request.getfixturevalue
        assert not_refused(people, NotPermitted, lambda who: answered(conclusion, by(who))) == []

    def test_of_a_municipality_its_worker_answers(self, review, aigul, damira, farida):
        body = Office.objects.get(pk=id_of("office", "nookat_first"))
        conclusion = concluded(review, farida, body=body)
        with pytest.raises(actions.AnotherBodyOwes):
            answered(conclusion, damira)
        assert answered(conclusion, aigul)

    def test_the_database_refuses_another_office(self, conclusion, aigul):
        with aigul.speaking(), pytest.raises(DatabaseError, match="owes the answer"):
            DeathAnswer.objects.create(child_id=conclusion.child_id, conclusion=conclusion, words=WORDS)


class TestList:
    def states(self, by):
        with reading(by):
            reviews, deaths = reviews_within(by)
        return [one.state for one in reviews], [child for child, _day in deaths]

    def test_a_death_waits_for_its_review_and_that_for_conclusion_and_answer(
        self, child, death, farida, damira, cholpon
    ):
        assert self.states(farida) == ([], [child.pk])
        review = begun(child, farida)
        assert self.states(farida) == (["waits for its conclusion"], [])
        conclusion = concluded(review, farida)
        assert self.states(farida) == (["waits for the answer of the body"], [])
        answered(conclusion, damira)
        assert self.states(farida) == (["answered"], []) != self.states(cholpon)

    def test_what_is_late_stands_out(self, child, death, farida):
        owner(DeathReview, child_id=child.pk, died_on=today() - 90 * DAY, reason=WORDS, due_on=today() - DAY)
        with reading(farida):
            (line,), _deaths = reviews_within(farida)
        assert line.late
