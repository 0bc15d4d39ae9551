"""A letter leaves only after the body was asked; another person signs it, and the database numbers it."""

import threading
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import DatabaseError, IntegrityError, connections
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import not_refused
from tests.tampering import without_triggers
from umai.access.requirements import (
    AlreadyAnswered,
    AlreadyReceived,
    ImpossibleTime,
    Incomplete,
    NeedsAnotherPerson,
)
from umai.documents.tests.text_of_pdf import text_of
from umai.guardianship.tests.conftest import DAY, WORDS, owner
from umai.justice.duties import letters
from umai.justice.duties.actions import record_paper_answer
from umai.justice.duties.models import DutyLetter, DutyLetterAnswer, DutyLetterSigning, DutyQuestion
from umai.justice.duties.reading import QuestionState, duties_sql
from umai.justice.tests.conftest import my_day_of
from umai.justice.tests.duties.conftest import answered, last_entry, office, proposed, signed
from umai.law.terms.clock import today
from umai.refusal import NotPermitted


def more():
    return {"answered_on": today(), "words": WORDS}


def test_no_letter_leaves_before_the_body_answered_or_its_term_is_over(question, overdue, bakyt, aigul):
    with pytest.raises(letters.NotAskedFirst):
        proposed(question, aigul)
    assert not DutyLetter.objects.using("owner").exists()
    assert last_entry() == ("justice.propose_letter", "refused")
    answered(question, bakyt)
    assert proposed(question, aigul).to == "head" and last_entry() == ("justice.propose_letter", "done")
    assert proposed(overdue, aigul, "prosecutor").to == "prosecutor"


def question_due(child, days):
    """A question whose last day comes in so many days."""
    said = {"asks": "late", "matter": "injury", "place_id": child.district_id}
    said |= {"happened_on": today() - 9 * DAY, "asked_on": today() - 9 * DAY}
    said |= {"due_on": today() + days * DAY, "to_office": office("nookat_school")}
    return owner(DutyQuestion, child_id=child.pk, **said)


def test_the_last_day_is_still_of_the_body_also_for_the_database(child, aigul):
    def write(question):
        with aigul.speaking():
            DutyLetter.objects.create(child_id=child.pk, question_id=question.pk, to="head")

    write(question_due(child, -1))
    for days in (0, 1):
        question = question_due(child, days)
        with pytest.raises(IntegrityError):
            write(question)
        with pytest.raises(IntegrityError):
            owner(DutyLetter, child_id=child.pk, question=question, to="head")


@given(st.integers(min_value=-30, max_value=30), st.booleans())
def test_a_letter_may_follow_exactly_after_the_answer_or_the_last_day(days, has_answer):
    question = DutyQuestion(due_on=today())
    state = QuestionState(question, object() if has_answer else None, [])
    assert state.may_be_followed(on=today() + timedelta(days=days)) == (has_answer or days > 0)


def test_the_ministry_is_told_what_is_missing_and_nobody_else_is(overdue, aigul):
    to_ministry = partial(proposed, overdue, aigul, "ministry")
    assert not_refused([{}, {"missing": ["gold"]}], Incomplete, to_ministry) == []
    assert to_ministry(missing=["cars", "posts", "cars"]).missing == ["cars", "posts"]
    assert proposed(overdue, aigul, "head", missing=["cars"]).missing == []

    def write(**said):
        with aigul.speaking():
            DutyLetter.objects.create(child_id=overdue.child_id, question=overdue, **said)

    wrong = [{"to": "ministry", "missing": []}, {"to": "head", "missing": ["cars"]}]
    assert not_refused(wrong, IntegrityError, write) == []


def test_another_person_signs_and_the_database_numbers(letter, damira):
    signing = signed(letter, damira)
    assert (signing.number, signing.year, signing.signed_on) == (1, today().year, today())
    assert signing.of_office_id == letter.recorded_office_id
    assert (signing.due_on - today()).days == 14 and last_entry() == ("justice.sign_letter", "done")


def test_the_oblast_signs_too_and_a_letter_is_decided_once(letter, damira, farida):
    assert signed(letter, farida).full_number == f"1/{today().year}"
    with pytest.raises(AlreadyAnswered):
        signed(letter, damira)


def test_who_proposed_it_does_not_sign(question, bakyt, damira):
    answered(question, bakyt)
    with pytest.raises(NeedsAnotherPerson):
        signed(proposed(question, damira), damira)
    assert not DutyLetterSigning.objects.using("owner").exists()


def test_another_role_or_place_does_not_sign_not_even_past_the_program(letter, request):
    def sign(who):
        signed(letter, request.getfixturevalue(who))

    def write(who):
        with request.getfixturevalue(who).speaking():
            said = {"signed": True, "signed_on": today(), "due_on": today()}
            DutyLetterSigning.objects.create(child_id=letter.child_id, letter=letter, **said)

    assert not_refused(["aigul", "erlan", "bakyt", "cholpon"], NotPermitted, sign) == []
    assert not_refused(["aigul", "erlan", "bakyt"], DatabaseError, write) == []


def test_what_is_not_signed_says_why_and_has_no_number(letter, damira):
    with pytest.raises(Incomplete):
        signed(letter, damira, signed=False)
    signing = signed(letter, damira, signed=False, reason=WORDS)
    assert (signing.number, signing.year, signing.of_office_id, signing.due_on) == (None, None, None, None)


def test_numbers_follow_one_another_without_a_gap_also_after_what_failed(overdue, aigul, damira):
    one, two, three = (proposed(overdue, aigul) for _n in range(3))
    first = signed(one, damira)
    with pytest.raises(AlreadyReceived):
        signed(three, damira, id=first.pk)
    signed(two, damira, signed=False, reason=WORDS)
    assert (first.number, signed(three, damira).number) == (1, 2)


def test_each_office_has_its_own_book(overdue, aigul, erlan, damira):
    of_village, of_department = proposed(overdue, aigul), proposed(overdue, erlan)
    assert [signed(one, damira).number for one in (of_village, of_department)] == [1, 1]


def test_each_year_begins_anew(overdue, aigul, damira):
    one, two = (proposed(overdue, aigul) for _n in range(2))
    days = {"signed_on": date(today().year - 1, 12, 31), "due_on": today()}
    stamped = {"recorded_office_id": one.recorded_office_id}
    owner(DutyLetterSigning, child_id=one.child_id, letter_id=one.pk, signed=True, **stamped, **days)
    assert signed(two, damira).number == 1


def test_what_the_program_says_of_the_number_is_ignored(letter, damira):
    said = {"number": 77, "year": 1999, "signed_on": today() - 9 * DAY, "due_on": today() + DAY}
    with damira.speaking():
        DutyLetterSigning.objects.create(child_id=letter.child_id, letter=letter, signed=True, **said)
    row = DutyLetterSigning.objects.using("owner").get()
    assert (row.number, row.year, row.signed_on) == (1, today().year, today())


def test_two_signed_at_one_moment_get_two_numbers(overdue, aigul, damira):
    found = [proposed(overdue, aigul) for _n in range(4)]
    numbers, begin = [], threading.Barrier(len(found))

    def sign(letter):
        try:
            with damira.speaking():
                begin.wait()
                row = DutyLetterSigning.objects.create(
                    child_id=letter.child_id, letter=letter, signed=True, signed_on=today(), due_on=today()
                )
                row.refresh_from_db()
                numbers.append(row.number)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=sign, args=(letter,)) for letter in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [1, 2, 3, 4]


def test_the_answer_to_a_letter_is_written_down_once(letter, damira, aigul):
    signed(letter, damira)
    assert letters.answer_letter(letter, by=aigul, paper_number="7", **more()).letter_id == letter.pk
    assert last_entry() == ("justice.answer_letter", "done")
    with pytest.raises(AlreadyAnswered):
        letters.answer_letter(letter, by=aigul, **more())


def test_a_letter_that_did_not_leave_is_not_answered(letter, damira, aigul):
    with pytest.raises(letters.NotSigned):
        letters.answer_letter(letter, by=aigul, **more())
    signed(letter, damira, signed=False, reason=WORDS)
    with pytest.raises(letters.NotSigned):
        letters.answer_letter(letter, by=aigul, **more())
    with pytest.raises(IntegrityError), aigul.speaking():
        DutyLetterAnswer.objects.create(child_id=letter.child_id, letter=letter, **more())


def test_an_answer_that_cannot_be_is_refused_and_by_the_database_too(letter, damira, aigul):
    signed(letter, damira)

    def answer(**wrong):
        letters.answer_letter(letter, by=aigul, **more() | wrong)

    def write(**wrong):
        with aigul.speaking():
            DutyLetterAnswer.objects.create(child_id=letter.child_id, letter=letter, **more() | wrong)

    days = [{"answered_on": today() - DAY}, {"answered_on": today() + DAY}]
    assert not_refused([{"words": ""}], Incomplete, answer) == []
    assert not_refused(days, ImpossibleTime, answer) == []
    assert not_refused([{"words": ""}, *days], IntegrityError, write) == []


def counts(by):
    return by.ask_at_once([duties_sql(by)])


def test_what_waits_of_letters_is_counted(letter, overdue, erlan, aigul, damira):
    proposed(overdue, erlan)
    assert [counts(one)["duty_signs"] for one in (damira, aigul, erlan)] == [2, 0, 0]
    signed(letter, damira)
    assert (counts(damira)["duty_signs"], counts(damira)["duty_letters"]) == (1, 1)
    letters.answer_letter(letter, by=aigul, **more())
    assert counts(damira)["duty_letters"] == 0


def test_the_printed_letter_names_no_child_and_no_words(overdue, aigul, damira, client_of):
    record_paper_answer(overdue, by=aigul, words="Муну Нурбектин айылдашы айткан.", answered_on=today())
    client, child = client_of("aigul"), str(overdue.child_id)
    for number, to in enumerate(("head", "prosecutor", "ministry"), start=1):
        letter = proposed(overdue, aigul, to, missing=["cars", "fuel"])
        signed(letter, damira)
        for language in ("ky", "ru"):
            answer = client.get(f"/duties/letters/{letter.pk}/print/{language}/")
            text = " ".join(text_of(answer.content))
            assert answer["Content-Type"] == "application/pdf" and f"{number}/{today().year}" in text
            assert not any(name in text for name in ("Асанов", "Нурбек", "айылдашы")), (to, language)
            named = child in text.replace("\n", "").replace(" ", "")
            assert named == (to == "prosecutor"), (to, language)
    assert client.get(f"/duties/letters/{letter.pk}/print/xx/").status_code == 404


def test_what_nobody_signed_is_not_printed(letter, damira, client_of):
    client, url = client_of("aigul"), f"/duties/letters/{letter.pk}/print/ky/"
    assert client.get(url).status_code == 404
    signed(letter, damira, signed=False, reason=WORDS)
    assert client.get(url).status_code == 404


def test_a_letter_stands_on_the_first_page_until_it_is_answered(letter, aigul, damira, client_of, superuser):
    assert "1 letter waits for your signature" in my_day_of(client_of("damira"))
    signed(letter, damira)
    shown = my_day_of(client_of("damira"))
    assert "1 letter waits for an answer" in shown and "late" not in shown
    with without_triggers(superuser):
        superuser.execute(
            "update justice_dutylettersigning set signed_on = signed_on - 60, due_on = due_on - 60"
        )
    assert "1 late 1 letter waits for an answer" in my_day_of(client_of("damira"))
    letters.answer_letter(letter, by=aigul, **more())
    assert "waits for an answer" not in my_day_of(client_of("damira"))
