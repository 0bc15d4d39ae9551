"""A body is asked before any letter; it reads the day, what, and the village, and no file."""

import pytest
from django.db import DatabaseError, IntegrityError, connection
from django.http import Http404

from tests.cast import id_of
from tests.days import as_of_now
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


def test_the_village_of_the_child_is_named_where_it_is_known(child, aigul):
    village = Place.objects.villages().filter(municipality_id=child.municipality_id).first()
    record_fact(child, by=aigul, model=Address, settlement_id=village.pk, kind="actual", words="Көчө 7")
    assert asked(child, aigul).place_id == village.pk


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"to_office": "nookat_akim"}, Incomplete),
        ({"asks": "who"}, Incomplete),
        ({"matter": "gossip"}, Incomplete),
        ({"happened_on": lambda: today() + DAY}, ImpossibleTime),
    ],
)
def test_what_cannot_be_asked_is_refused(child, aigul, said, refusal):
    if "to_office" in said:
        said = {"to_office": office(said["to_office"])}
    with pytest.raises(refusal):
        asked(child, aigul, **as_of_now(said))


def test_the_own_office_is_not_asked(child, damira):
    with pytest.raises(Incomplete):
        asked(child, damira, to_office=office("nookat"))


def test_a_body_is_asked_the_same_about_one_entry_once(child, notice, aigul):
    asked(child, aigul, notice=notice)
    with pytest.raises(actions.AskedBefore):
        asked(child, aigul, notice=notice)
    asked(child, aigul, notice=notice, asks="late")


@pytest.mark.parametrize("who", ["bakyt", "omurbek", "kanykei"])
def test_another_role_asks_nothing(child, who, request):
    with pytest.raises(NotPermitted):
        asked(child, request.getfixturevalue(who))
    assert last_entry() == ("justice.ask_body", "refused")


def test_another_place_asks_nothing(child, cholpon):
    with pytest.raises(NotPermitted):
        asked(child, cholpon)


def test_the_body_reads_the_question_and_nothing_else_of_the_file(child, notice, question, bakyt):
    found = consult(DutyQuestion, question.pk, by=bakyt)
    assert (found.matter, found.place_id) == ("injury", child.municipality_id)
    with bakyt.speaking(), connection.cursor() as cursor:
        for table in ("register_child", "register_identity", "justice_bodynotice", "justice_dutyletter"):
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table
    with pytest.raises(Http404):
        consult(Child, child.pk, by=bakyt)
    assert not Identity.objects.within_reach_of(bakyt).exists()


def test_another_body_of_the_district_reads_no_question(question, nurse):
    with pytest.raises(Http404):
        consult(DutyQuestion, question.pk, by=nurse)


def test_the_body_answers_and_it_stands_on_the_trail(question, bakyt):
    answer = answered(question, bakyt)
    assert (answer.answered_on, answer.on_paper, answer.to_office_id) == (
        today(),
        False,
        question.to_office_id,
    )
    assert last_entry() == ("justice.answer_question", "done")


def test_the_first_answer_stands(question, bakyt):
    answered(question, bakyt)
    with pytest.raises(AlreadyAnswered):
        answered(question, bakyt, "Башка жооп")


def test_an_answer_has_words(question, bakyt):
    with pytest.raises(Incomplete):
        answered(question, bakyt, " ")


@pytest.mark.parametrize("who", ["nurse", "aigul", "damira"])
def test_nobody_else_answers_for_the_body(question, who, request):
    with pytest.raises(NotPermitted):
        answered(question, request.getfixturevalue(who))
    assert last_entry() == ("justice.answer_question", "refused")


def test_an_inspector_answers_for_the_police(child, aigul):
    police = arrive("inspector", "police", "inspector")
    question = asked(child, aigul, to_office=police.office)
    assert answered(question, police).to_office_id == police.office.pk


def test_a_letter_with_the_answer_is_written_down_by_the_office(overdue, aigul):
    said = {"words": WORDS, "answered_on": today() - 5 * DAY, "paper_number": "12"}
    answer = actions.record_paper_answer(overdue, by=aigul, **said)
    assert answer.on_paper and last_entry() == ("justice.answer_on_paper", "done")


@pytest.mark.parametrize("days", [1, -31])
def test_a_day_of_the_answer_that_cannot_be_is_refused(overdue, aigul, days):
    with pytest.raises(ImpossibleTime):
        actions.record_paper_answer(overdue, by=aigul, words=WORDS, answered_on=today() + days * DAY)


@pytest.mark.parametrize("who", ["bakyt", "cholpon"])
def test_another_role_or_place_writes_down_no_letter(overdue, who, request):
    with pytest.raises(NotPermitted):
        actions.record_paper_answer(
            overdue, by=request.getfixturevalue(who), words=WORDS, answered_on=today()
        )


def answer_past(question, by, **more):
    said = {"words": WORDS, "answered_on": today()}
    with by.speaking():
        DutyAnswer.objects.create(child_id=question.child_id, question=question, **said | more)


@pytest.mark.parametrize(
    ("who", "more"),
    [
        ("bakyt", {"on_paper": True}),
        ("bakyt", {"answered_on": lambda: today() - DAY}),
        ("bakyt", {"words": ""}),
        ("aigul", {}),
        ("aigul", {"on_paper": True, "answered_on": lambda: today() + DAY}),
        ("aigul", {"on_paper": True, "answered_on": lambda: today() - 31 * DAY}),
        ("nurse", {}),
        ("jyldyz", {"on_paper": True}),
    ],
)
def test_the_database_refuses_an_answer_that_is_not_the_bodys(overdue, who, more, request):
    with pytest.raises(DatabaseError):
        answer_past(overdue, request.getfixturevalue(who), **as_of_now(more))


def test_the_child_and_the_office_of_an_answer_are_the_questions(overdue, bakyt, aigul):
    other = register(aigul, given="Айбек")
    with bakyt.speaking():
        DutyAnswer.objects.create(
            child_id=other.pk, to_office=office("nookat"), question=overdue, words=WORDS, answered_on=today()
        )
    row = DutyAnswer.objects.using("owner").get()
    assert (row.child_id, row.to_office_id) == (overdue.child_id, overdue.to_office_id)


@pytest.mark.parametrize(
    "changes",
    [
        {"to_office": "nookat_akim"},
        {"to_office": "nookat_first"},
        {"asked_on": lambda: today() - DAY},
        {"due_on": lambda: today() - DAY},
        {"happened_on": lambda: today() + DAY},
    ],
)
def test_the_database_refuses_a_question_that_cannot_be(child, aigul, changes):
    said = {"asks": "late", "matter": "injury", "place_id": child.district_id, "happened_on": today()}
    said |= {"asked_on": today(), "due_on": today(), "to_office": "nookat_school"} | as_of_now(changes)
    said["to_office"] = office(said["to_office"])
    with pytest.raises(IntegrityError), aigul.speaking():
        DutyQuestion.objects.create(child_id=child.pk, **said)


def test_who_stands_behind_a_wall_is_asked_nothing_and_sees_nothing(question, bakyt):
    owner(Wall, child_id=question.child_id, worker_id=bakyt.pk, from_at="2020-01-01T00:00Z")
    with pytest.raises(Http404):
        consult(DutyQuestion, question.pk, by=bakyt)


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


def test_the_wall_also_hides_the_count(question, bakyt):
    owner(Wall, child_id=question.child_id, worker_id=id_of("worker", "bakyt"), from_at="2020-01-01T00:00Z")
    assert row_of(asked_of_us_sql(bakyt), bakyt) == {"asked_of_us": 0}


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
