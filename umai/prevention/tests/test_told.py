"""What a school tells of a child: the department finds the child, and the school never sees the file."""

import pytest
from django.db import ProgrammingError, connections, transaction

from umai.access.models import Wall
from umai.access.requirements import Incomplete
from umai.access.sessions import Speaker, open_session
from umai.law.terms.clock import today
from umai.prevention.body_notes import actions
from umai.prevention.child.actions import strike_row
from umai.prevention.models import BodyNote, BodyNoteResult, Note
from umai.prevention.tests.conftest import WORDS, attendance, last_entry, register
from umai.refusal import NotPermitted


def waiting(by):
    with by.speaking():
        return list(BodyNote.objects.within_reach_of(by).waiting())


def test_a_school_tells_what_it_knows_and_its_place_reads_it(told, aigul, erlan, azamat, cholpon, farida):
    assert last_entry() == ("prevention.tell", "done")
    assert waiting(aigul) == waiting(erlan) == waiting(farida) == [told]
    assert waiting(azamat) == waiting(cholpon) == []


def test_the_school_reads_its_own_words_and_no_file_and_nobody_behind_a_wall(
    told, child, bakyt, aigul, erlan
):
    actions.match_body_note(told, by=aigul, child=child)
    with bakyt.speaking():
        assert list(BodyNote.objects.within_reach_of(bakyt)) == list(BodyNote.objects.all()) == [told]
        assert not Note.objects.exists()
        assert not BodyNoteResult.objects.exists()
    Wall.objects.using("owner").create(child_id=child.pk, worker_id=erlan.pk)
    walled = Speaker(open_session(erlan.worker))
    with walled.speaking():
        assert not BodyNote.objects.exists()
        assert not Note.objects.exists()


def test_another_school_reads_nothing_of_it(told, superuser, bakyt):
    """The rule is the office of whoever told it, in the program and in the database."""
    superuser.execute(
        "update staff_term set office_id = (select id from staff_office where kind = 'municipality' limit 1) where role = 'school_worker'"
    )
    elsewhere = Speaker(open_session(bakyt.worker))
    with elsewhere.speaking():
        assert not BodyNote.objects.within_reach_of(elsewhere).exists()
        assert not BodyNote.objects.exists()


def test_what_was_told_is_put_to_the_file_in_the_words_that_were_told(told, child, aigul):
    note = actions.match_body_note(told, by=aigul, child=child)
    assert last_entry() == ("prevention.match", "done")
    assert (note.child_id, note.words, note.missed_days, note.told_by_id) == (
        child.pk,
        WORDS,
        8,
        told.recorded_office_id,
    )
    assert waiting(aigul) == []
    with pytest.raises(actions.NotWaiting):
        actions.match_body_note(told, by=aigul, child=child)


def test_what_was_put_to_the_wrong_file_waits_again(told, child, aigul, erlan):
    wrong = actions.match_body_note(told, by=aigul, child=child)
    strike_row(wrong, by=erlan)
    assert waiting(aigul) == [told]
    actions.match_body_note(told, by=aigul, child=register(aigul, given="Эркин"))
    assert waiting(aigul) == []


def test_what_is_about_nobody_is_laid_aside_with_a_reason(told, aigul):
    with pytest.raises(Incomplete):
        actions.set_body_note_aside(told, by=aigul, reason=" ")
    actions.set_body_note_aside(told, by=aigul, reason="Мындай бала жок.")
    assert last_entry() == ("prevention.set_aside", "done")
    assert waiting(aigul) == []


def test_nobody_tells_but_schools_and_clinics_and_each_for_itself(bakyt, aigul, request):
    with pytest.raises(NotPermitted):
        actions.record_body_note(
            bakyt.office, by=bakyt, named="Нурбек", kind="vaccination", value="overdue", noted_on=today()
        )
    with pytest.raises(NotPermitted):
        actions.record_body_note(aigul.office, by=bakyt, named="Нурбек", **attendance())
    with pytest.raises(Incomplete):
        actions.record_body_note(bakyt.office, by=bakyt, named=" ", **attendance())
    for worker in ("aigul", "erlan", "farida", "kanykei"):
        by = request.getfixturevalue(worker)
        with pytest.raises(NotPermitted):
            actions.record_body_note(by.office, by=by, named="Нурбек", **attendance())
        assert last_entry() == ("prevention.tell", "refused"), worker


ACTS = {
    "match": lambda told, child, by: actions.match_body_note(told, by=by, child=child),
    "set_aside": lambda told, _child, by: actions.set_body_note_aside(told, by=by, reason=WORDS),
}


def test_other_places_find_nobody_and_nothing_is_put_to_a_file_out_of_reach(
    told, child, request, azamat, aigul
):
    for verb in ACTS:
        for worker in ("bakyt", "farida", "azamat", "cholpon"):
            with pytest.raises(NotPermitted):
                ACTS[verb](told, child, request.getfixturevalue(worker))
            assert last_entry() == (f"prevention.{verb}", "refused"), worker
    with pytest.raises(NotPermitted):
        actions.match_body_note(told, by=aigul, child=register(azamat))
    assert waiting(aigul) == [told]


def test_a_school_writes_no_row_that_names_a_child_or_another_district(child, bakyt, told, jyldyz):
    from django.db import DatabaseError, transaction

    row = Note(child=child, **attendance())
    with bakyt.speaking(), pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)
    assert connections["default"].is_usable()
    elsewhere = jyldyz.office.place
    there = {"district_id": elsewhere.district_id, "municipality_id": elsewhere.municipality_id}
    with pytest.raises(ProgrammingError), bakyt.speaking(), transaction.atomic():
        BodyNote.objects.create(**there, named="Ким", **attendance())


def test_nobody_settles_or_puts_to_a_file_what_was_told_elsewhere(told, aigul, jyldyz):
    elsewhere, own = jyldyz.office.place, register(jyldyz)
    there = {"district_id": elsewhere.district_id, "municipality_id": elsewhere.municipality_id}
    with pytest.raises(ProgrammingError), jyldyz.speaking(), transaction.atomic():
        BodyNoteResult.objects.create(**there, body_note_id=told.pk, how="filed")
    with pytest.raises(ProgrammingError), jyldyz.speaking(), transaction.atomic():
        Note.objects.create(child_id=own.pk, body_note_id=told.pk, **attendance())
    assert waiting(aigul) == [told]
