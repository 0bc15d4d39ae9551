"""A body is asked before any letter; it reads the day, what, and the village, and no file."""

from functools import partial

import pytest
from django.db import DatabaseError, IntegrityError
from django.http import Http404

from tests.refusals import not_refused
from umai.access.doors import consult
from umai.access.models import Wall
from umai.access.requirements import AlreadyAnswered, ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import DAY, WORDS, owner, register
from umai.justice.duties import actions
from umai.justice.duties.models import DutyAnswer, DutyQuestion
from umai.justice.duties.reading import asked_of_us_sql, duties_sql
from umai.justice.tests.conftest import my_day_of
from umai.justice.tests.duties.conftest import answered, asked, last_entry, noticed, office
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.referrals.tests.conftest import arrive, nurse
from umai.refusal import NotPermitted
from umai.register.child.actions import record_fact
from umai.register.models import Address, Child, Identity

__all__ = ["nurse"]


def test_a_question_has_its_term_and_names_the_place_of_the_file(child, aigul):
    question = asked(child, aigul)
    assert (question.due_on - question.asked_on).days == 5
    assert question.place_id == child.municipality_id and last_entry() == ("justice.ask_body", "done")
    village = Place.objects.villages().filter(municipality_id=child.municipality_id).first()
    record_fact(child, by=aigul, model=Address, settlement_id=village.pk, kind="actual", words="Көчө 7")
    assert asked(child, aigul).place_id == village.pk


def test_what_cannot_be_asked_is_refused(child, aigul, damira):
    wrong = [{"to_office": office("nookat_akim")}, {"asks": "who"}, {"matter": "gossip"}]
    assert not_refused(wrong, Incomplete, partial(asked, child, aigul)) == []
    with pytest.raises(ImpossibleTime):
        asked(child, aigul, happened_on=today() + DAY)
    with pytest.raises(Incomplete):  # the own office
        asked(child, damira, to_office=office("nookat"))


def test_a_body_is_asked_the_same_about_one_entry_once(child, notice, aigul):
    asked(child, aigul, notice=notice)
    with pytest.raises(actions.AskedBefore):
        asked(child, aigul, notice=notice)
    asked(child, aigul, notice=notice, asks="late")


def test_the_body_reads_the_question_and_nothing_else_of_the_file(child, notice, question, bakyt, nurse):
    found = consult(DutyQuestion, question.pk, by=bakyt)
    assert (found.matter, found.place_id) == ("injury", child.municipality_id)
    tables = ("register_child", "register_identity", "justice_bodynotice", "justice_dutyletter")
    with bakyt.speaking():
        counted = {table: bakyt.ask(f"select count(*) from {table}")[0][0] for table in tables}
    assert counted == dict.fromkeys(tables, 0)
    with pytest.raises(Http404):
        consult(Child, child.pk, by=bakyt)
    assert not Identity.objects.within_reach_of(bakyt).exists()
    with pytest.raises(Http404):  # another body of the district
        consult(DutyQuestion, question.pk, by=nurse)


def test_nobody_else_answers_for_the_body(question, request):
    people = ["nurse", "aigul", "damira"]
    assert (
        not_refused(people, NotPermitted, lambda who: answered(question, request.getfixturevalue(who))) == []
    )
    assert last_entry() == ("justice.answer_question", "refused")


def test_the_first_answer_of_the_body_stands(question, bakyt):
    with pytest.raises(Incomplete):
        answered(question, bakyt, " ")
    answer = answered(question, bakyt)
    assert (answer.answered_on, answer.on_paper) == (today(), False)
    assert answer.to_office_id == question.to_office_id
    assert last_entry() == ("justice.answer_question", "done")
    with pytest.raises(AlreadyAnswered):
        answered(question, bakyt, "Башка жооп")


def test_an_inspector_answers_for_the_police(child, aigul):
    police = arrive("inspector", "police", "inspector")
    question = asked(child, aigul, to_office=police.office)
    assert answered(question, police).to_office_id == police.office.pk


def test_a_letter_with_the_answer_is_written_down_by_the_office(overdue, aigul):
    def write(days):
        said = {"words": WORDS, "answered_on": today() + days * DAY, "paper_number": "12"}
        return actions.record_paper_answer(overdue, by=aigul, **said)

    assert not_refused([1, -31], ImpossibleTime, write) == []
    assert write(-5).on_paper and last_entry() == ("justice.answer_on_paper", "done")


def answer_past(question, by, **more):
    said = {"words": WORDS, "answered_on": today()}
    with by.speaking():
        DutyAnswer.objects.create(child_id=question.child_id, question=question, **said | more)


def test_the_database_refuses_an_answer_that_is_not_the_bodys(overdue, request):
    def write(who, **said):
        answer_past(overdue, request.getfixturevalue(who), **said)

    wrong = [
        {"who": "bakyt", "on_paper": True},
        {"who": "bakyt", "answered_on": today() - DAY},
        {"who": "bakyt", "words": ""},
        {"who": "aigul"},
        {"who": "aigul", "on_paper": True, "answered_on": today() + DAY},
        {"who": "aigul", "on_paper": True, "answered_on": today() - 31 * DAY},
        {"who": "nurse"},
        {"who": "jyldyz", "on_paper": True},
    ]
    assert not_refused(wrong, DatabaseError, write) == []


def test_the_child_and_the_office_of_an_answer_are_the_questions(overdue, bakyt, aigul):
    other = register(aigul, given="Айбек")
    with bakyt.speaking():
        DutyAnswer.objects.create(
            child_id=other.pk, to_office=office("nookat"), question=overdue, words=WORDS, answered_on=today()
        )
    row = DutyAnswer.objects.using("owner").get()
    assert (row.child_id, row.to_office_id) == (overdue.child_id, overdue.to_office_id)


def test_the_database_refuses_a_question_that_cannot_be(child, aigul):
    said = {"asks": "late", "matter": "injury", "place_id": child.district_id, "happened_on": today()}
    said |= {"asked_on": today(), "due_on": today(), "to_office": office("nookat_school")}

    def write(**changes):
        with aigul.speaking():
            DutyQuestion.objects.create(child_id=child.pk, **said | changes)

    wrong = [
        {"to_office": office("nookat_akim")},
        {"to_office": office("nookat_first")},
        {"asked_on": today() - DAY},
        {"due_on": today() - DAY},
        {"happened_on": today() + DAY},
    ]
    assert not_refused(wrong, IntegrityError, write) == []


def test_who_stands_behind_a_wall_is_asked_nothing_and_sees_nothing(question, bakyt):
    owner(Wall, child_id=question.child_id, worker_id=bakyt.pk, from_at="2020-01-01T00:00Z")
    with pytest.raises(Http404):
        consult(DutyQuestion, question.pk, by=bakyt)
    assert row_of(asked_of_us_sql(bakyt), bakyt) == {"asked_of_us": 0}


def row_of(sql, by):
    return by.ask_at_once([sql])


def test_what_waits_is_counted_for_the_office_and_for_the_body(question, overdue, aigul, bakyt, jyldyz):
    counts = {"duty_questions": 2, "duty_questions_late": 1, "duty_letters": 0, "duty_letters_late": 0}
    assert row_of(duties_sql(aigul), aigul) == counts | {"duty_signs": 0}
    assert row_of(duties_sql(jyldyz), jyldyz)["duty_questions"] == 0
    assert row_of(asked_of_us_sql(bakyt), bakyt) == {"asked_of_us": 2}
    answered(question, bakyt)
    assert row_of(asked_of_us_sql(bakyt), bakyt) == {"asked_of_us": 1}
    assert row_of(asked_of_us_sql(aigul), aigul) == {"asked_of_us": 0}


def test_an_entry_that_names_another_child_is_refused(child, notice, aigul):
    other = register(aigul, given="Айбек")
    with pytest.raises(IntegrityError):
        asked(other, aigul, notice=notice)
    assert noticed(other, aigul).child_id == other.pk


def test_what_waits_stands_on_the_first_page_with_what_is_late(question, aigul, client_of, request):
    shown = my_day_of(client_of("aigul"))
    assert "1 body has not said why it did not inform" in shown and "late" not in shown
    request.getfixturevalue("overdue")
    assert "1 late 2 bodies have not said why they did not inform" in my_day_of(client_of("aigul"))
