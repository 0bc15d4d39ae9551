"""Notes, talks and contacts: each works, and for nobody else, and nowhere else, and is on the trail."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.days import as_of_now
from umai.access.doors import AlreadyReplaced
from umai.access.requirements import AlreadyReceived, ImpossibleTime, Incomplete
from umai.law.terms.clock import today
from umai.prevention.child import actions
from umai.prevention.models import Note, ParentContact, Talk
from umai.prevention.tests.conftest import DAY, WORDS, adult_of, attendance, case_of, last_entry, register
from umai.refusal import NotPermitted

TALK = {"made": True, "partner": "carer", "words": WORDS}


def talk(child, by, **more):
    return actions.record_talk(child, by=by, **TALK | {"talked_on": today()} | more)


def contact(child, by, adult_id, **more):
    asked = {"way": "telephone", "contacted_at": timezone.now(), "reached": True, "told": WORDS}
    return actions.record_contact(child, by=by, adult_id=adult_id, **asked | more)


def test_a_note_is_kept_as_it_is_said(child, aigul):
    actions.record_note(child, by=aigul, body="№3 мектеп", words=WORDS, **attendance())
    assert last_entry() == ("prevention.note", "done")
    with aigul.speaking():
        row = Note.objects.get(child=child)
    assert (row.kind, row.missed_days, row.school_days, row.body) == ("attendance", 8, 40, "№3 мектеп")


def test_a_note_that_says_nothing_is_refused(child, aigul, mother):
    for said in (
        {"kind": "attendance"},
        {"kind": "attendance", "missed_days": 41, "school_days": 40},
        {"kind": "attendance", "missed_days": 0, "school_days": 0},
        {"kind": "enrolment"},
        {"kind": "enrolment", "value": "up_to_date"},
        {"kind": "enrolment", "value": "enrolled", "due_on": today},
    ):
        with pytest.raises(Incomplete):
            actions.record_note(child, by=aigul, noted_on=today(), **as_of_now(said))
    with pytest.raises(ImpossibleTime):
        actions.record_note(child, by=aigul, **attendance(noted_on=today() + DAY))
    with pytest.raises(ImpossibleTime):
        talk(child, aigul, talked_on=today() + DAY)
    with pytest.raises(ImpossibleTime):
        contact(child, aigul, mother, contacted_at=timezone.now() + timedelta(hours=1))
    with pytest.raises(Incomplete):
        talk(child, aigul, next_on=today() - DAY)
    with pytest.raises(Incomplete):
        contact(child, aigul, mother, told="")
    stranger = adult_of(register(aigul, given="Эркин"), aigul)
    with pytest.raises(actions.NotInFamily):
        contact(child, aigul, stranger)


def test_a_talk_belongs_to_the_open_case(child, aigul):
    before = talk(child, aigul)
    case = case_of(child, aigul)
    after = talk(child, aigul)
    assert last_entry() == ("prevention.talk", "done")
    assert before.case_id is None
    assert after.case_id == case.pk


def test_a_talk_says_what_was_said_or_why_it_was_not_held(child, aigul):
    with pytest.raises(Incomplete):
        talk(child, aigul, words=" ")
    with pytest.raises(Incomplete):
        talk(child, aigul, made=False, words="")
    assert talk(child, aigul, made=False, words="", not_made="road").not_made == "road"


def test_a_contact_is_kept_whether_the_parent_was_reached_or_not(child, mother, aigul):
    contact(child, aigul, mother, decisions="Ким багат?", time_zone="Europe/Moscow", heard_apart=True)
    assert last_entry() == ("prevention.contact_parent", "done")
    contact(child, aigul, mother, reached=False, told="")
    with aigul.speaking():
        assert list(ParentContact.objects.order_by("recorded_at").values_list("reached", flat=True)) == [
            True,
            False,
        ]


def test_the_same_form_sent_twice_is_one_row(child, aigul):
    given = uuid.uuid4()
    talk(child, aigul, id=given)
    with pytest.raises(AlreadyReceived):
        talk(child, aigul, id=given)


def test_a_correction_stands_in_place_of_what_was_wrong_which_stays(child, aigul):
    first = talk(child, aigul)
    actions.correct_row(first, by=aigul, words="Башкача.")
    assert last_entry() == ("prevention.correct", "done")
    with aigul.speaking():
        assert Talk.objects.get().words == "Башкача."
        assert Talk.ever.count() == 2
    with pytest.raises(AlreadyReplaced):
        actions.correct_row(first, by=aigul, words="Дагы башкача.")


def test_a_correction_is_asked_what_the_first_writing_was(child, mother, aigul):
    note = actions.record_note(child, by=aigul, **attendance())
    with pytest.raises(Incomplete):
        actions.correct_row(note, by=aigul, missed_days=50)
    reached = contact(child, aigul, mother)
    stranger = adult_of(register(aigul, given="Эркин"), aigul)
    with pytest.raises(actions.NotInFamily):
        actions.correct_row(reached, by=aigul, adult_id=stranger)


def test_what_is_struck_counts_no_more_and_stays(child, aigul, erlan):
    actions.strike_row(talk(child, aigul), by=erlan)
    assert last_entry() == ("prevention.strike", "done")
    with aigul.speaking():
        assert not Talk.objects.exists()
        assert Talk.ever.count() == 2


ACTS = {
    "note": lambda child, _row, _adult, by: actions.record_note(child, by=by, **attendance()),
    "talk": lambda child, _row, _adult, by: talk(child, by),
    "contact_parent": lambda child, _row, adult, by: contact(child, by, adult),
    "correct": lambda _child, row, _adult, by: actions.correct_row(row, by=by, words="Башкача."),
    "strike": lambda _child, row, _adult, by: actions.strike_row(row, by=by),
}


def test_other_places_write_nothing_and_who_writes_does_not_strike(child, mother, aigul, request):
    row = talk(child, aigul)
    for verb in ACTS:
        for worker in ("azamat", "cholpon"):
            with pytest.raises(NotPermitted):
                ACTS[verb](child, row, mother, request.getfixturevalue(worker))
            assert last_entry() == (f"prevention.{verb}", "refused"), worker
    with pytest.raises(NotPermitted):
        actions.strike_row(talk(child, aigul), by=aigul)
