"""Prosecutor and inspector see what was shared with their office, by pages and by raw SQL, and nothing more."""

from functools import partial

import pytest
from django.db import Error

from tests.cast import COUNTRY, OSH_OBLAST
from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import last_entry
from umai.justice.models import ProceedingStage, SettledAnswer
from umai.justice.proceedings.police import shared_matters, tell_stage
from umai.justice.settled.reading import settled_of
from umai.justice.settled.watching import (
    answer_letter,
    counts_by_district,
    file_number,
    received_letters,
    watched_matters,
)
from umai.justice.tests.conftest import BEATEN, DAY, incident_of, wall
from umai.justice.tests.matters import (
    count_in_sql,
    inspector_of,
    matter_of,
    prosecutor_of,
    settled_of_incident,
    staged,
    written,
)
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_rows
from umai.refusal import NotPermitted

FAR = "41704220000000"
NO_BODIES = ["bakyt", "kanykei", "omurbek", "begimai", "gulnara", "jyldyz"]
TABLES = [
    *("justice_incident", "justice_suspect", "justice_proceeding", "justice_proceedingstage"),
    *("justice_settledletter", "justice_settledanswer", "justice_withdrawncomplaint", "register_identity"),
]


@pytest.fixture
def inspector(db):
    return inspector_of()


@pytest.fixture
def prosecutor(db):
    return prosecutor_of()


@pytest.fixture
def shared(incident, aigul, inspector):
    return matter_of(incident, aigul, police_id=inspector.office.pk)


@pytest.fixture
def letter(incident, aigul, erlan, prosecutor):
    return written(settled_of_incident(incident, aigul), erlan, prosecutor.office)


def seen_by(by, what):
    with by.speaking():
        return what(by)


def told(matter, by, **changes):
    said = {"stage": "registered", "happened_on": today()}
    return tell_stage(matter, by=by, **said | changes)


class TestTheInspector:
    def test_sees_what_is_shared_with_the_office_until_it_ends(self, shared, aigul, inspector):
        (one,) = seen_by(inspector, shared_matters)
        words = "Light harm to health or blows (since December 2021), КУСП 41"
        assert (one.pk, one.number, str(one)) == (shared.line, "КУСП 41", words)
        assert seen_by(inspector_of(name="other"), shared_matters) == []
        staged(shared, aigul, "refused", "no_event")
        assert seen_by(inspector, shared_matters) == []

    def test_sees_nothing_of_an_incident_that_was_sealed(self, shared, incident, aigul, inspector, erlan):
        said = BEATEN | {"kinds": ["sexual_abuse"], "happened_on": today(), "known_on": today()}
        correct_row(incident, by=aigul, **said)
        assert seen_by(inspector, shared_matters) == []

    def test_sees_nothing_behind_a_wall(self, shared, child, inspector):
        wall(inspector.worker, child)
        assert seen_by(inspector, shared_matters) == []

    def test_is_refused_what_is_missing_or_of_another_day(self, shared, incident, inspector):
        (one,) = seen_by(inspector, shared_matters)
        days = [{"happened_on": incident.happened_on - DAY}, {"happened_on": today() + DAY}]
        assert not_refused(days, ImpossibleTime, partial(told, one, inspector)) == []
        missing = [{"stage": "ended"}, {"stage": ""}, {"stage": "boredom"}, {"happened_on": None}]
        assert not_refused(missing, Incomplete, partial(told, one, inspector)) == []

    def test_is_late_after_the_days_of_the_law(self, shared, aigul, inspector):
        (one,) = seen_by(inspector, shared_matters)
        assert not one.is_late
        one.last_on = today() - 14 * DAY
        assert one.is_late
        one.last_on += DAY
        assert not one.is_late

    def test_reads_of_a_file_by_raw_sql_the_own_stages_alone(self, shared, incident, aigul, inspector):
        staged(shared, aigul, "registered")
        assert {table: count_in_sql(inspector, table) for table in TABLES} == dict.fromkeys(TABLES, 0)
        (one,) = seen_by(inspector, shared_matters)
        mine = told(one, inspector)
        assert last_entry() == ("justice.tell_stage", "done")
        row = ProceedingStage.objects.using("owner").get(pk=mine.pk)
        assert (row.from_body, row.incident_id, row.child_id) == (True, shared.incident_id, shared.child_id)
        with inspector.speaking():
            assert inspector.ask("select id from justice_proceedingstage") == [(mine.pk,)]
        with pytest.raises(Error, match="row-level security"):
            insert_stage(inspector, matter_of(incident, aigul))
        insert_stage(inspector, shared)
        assert ProceedingStage.objects.using("owner").filter(from_body=True).count() == 2

    def test_is_the_only_role_that_writes_so(self, shared, inspector, request):
        (one,) = seen_by(inspector, shared_matters)
        by = request.getfixturevalue
        assert not_refused(["aigul", "bakyt", "damira"], NotPermitted, lambda who: told(one, by(who))) == []
        assert not_refused(NO_BODIES, Error, lambda who: insert_stage(by(who), shared)) == []
        assert not ProceedingStage.objects.using("owner").exists()


def insert_stage(by, matter):
    said = {"stage": "registered", "body": "police", "happened_on": today(), "from_body": True}
    with by.speaking():
        ProceedingStage.objects.create(proceeding_id=matter.line, child_id=matter.child_id, **said)


def insert_answer(by, letter):
    said = {"answer": "lawful", "words": "x", "happened_on": today(), "from_body": True}
    with by.speaking():
        SettledAnswer.objects.create(letter_id=letter.line, child_id=letter.child_id, **said)


class TestTheProsecutor:
    def test_sees_the_letter_as_it_was_written(self, letter, prosecutor):
        (one,) = seen_by(prosecutor, received_letters)
        assert (one.pk, one.number, one.matter, one.ground) == (letter.line, 1, "КУСП 41", "reconciled_2021")

    def test_answers_it_once_more_and_the_department_sees_it(self, letter, prosecutor, erlan):
        (one,) = seen_by(prosecutor, received_letters)
        for answer in ("checks", "cancelled"):
            answer_letter(one, by=prosecutor, answer=answer, words="Каралат.", happened_on=today())
        assert last_entry() == ("justice.answer_as_prosecutor", "done")
        assert seen_by(erlan, settled_of)[0].answered
        assert SettledAnswer.objects.using("owner").filter(from_body=True).count() == 2

    def test_s_own_answer_is_changed_by_nobody_of_the_office(self, letter, prosecutor, erlan):
        (one,) = seen_by(prosecutor, received_letters)
        answer_letter(one, by=prosecutor, answer="checks", words="Каралат.", happened_on=today())
        with reading(erlan):
            row = SettledAnswer.objects.get()
        with pytest.raises(NotPermitted, match="Another body wrote this itself"):
            correct_row(row, by=erlan, answer="lawful", words="x", number="", happened_on=today())
        with pytest.raises(NotPermitted, match="Another body wrote this itself"):
            strike_row(row, by=erlan)

    def test_is_asked_for_what_is_missing(self, letter, prosecutor):
        (one,) = seen_by(prosecutor, received_letters)

        def write(**said):
            full = {"answer": "lawful", "words": "Мыйзамдуу.", "happened_on": today()}
            answer_letter(one, by=prosecutor, **full | said)

        missing = [{"answer": ""}, {"answer": "boredom"}, {"words": " "}, {"happened_on": None}]
        missing += [{"happened_on": today() - 9 * DAY}]
        assert not_refused(missing, Incomplete, write) == []
        assert not_refused([{"happened_on": today() + DAY}], ImpossibleTime, write) == []

    def test_sees_no_letter_to_another_office_nor_behind_a_wall(self, letter, child, prosecutor):
        assert {table: count_in_sql(prosecutor, table) for table in TABLES} == dict.fromkeys(TABLES, 0)
        other = prosecutor_of(name="other")
        assert seen_by(other, received_letters) == []
        with pytest.raises(Error, match="row-level security"):
            insert_answer(other, letter)
        insert_answer(prosecutor, letter)
        assert SettledAnswer.objects.using("owner").get().from_body
        wall(prosecutor.worker, child)
        assert seen_by(prosecutor, received_letters) == []

    def test_is_the_only_role_that_answers_so(self, letter, prosecutor, request):
        (one,) = seen_by(prosecutor, received_letters)
        by, said = request.getfixturevalue, {"answer": "lawful", "words": "x", "happened_on": today()}
        people = ["erlan", "bakyt"]
        assert not_refused(people, NotPermitted, lambda who: answer_letter(one, by=by(who), **said)) == []
        assert not_refused(NO_BODIES, Error, lambda who: insert_answer(by(who), letter)) == []
        assert not SettledAnswer.objects.using("owner").exists()


class TestTheList:
    def test_names_the_file_by_its_number_to_who_watches_the_district(
        self, incident, child, aigul, prosecutor, omurbek, begimai
    ):
        settled_of_incident(incident, aigul)
        above = [prosecutor_of(place, f"above-{place[:6]}") for place in (OSH_OBLAST, COUNTRY)]
        for by in (prosecutor, omurbek, begimai, *above):
            (one,) = seen_by(by, watched_matters)
            assert (one.file_number, one.ground) == (file_number(child.pk), "reconciled_2021")
        assert seen_by(prosecutor_of(FAR, "far"), watched_matters) == []

    def test_tells_nothing_sealed_before_a_letter_was_written(self, case, child, aigul, damira, omurbek):
        matter = settled_of_incident(incident_of(child, aigul, kinds=["sexual_abuse"]), damira)
        assert seen_by(omurbek, watched_matters) == []
        written(matter, damira)
        assert len(seen_by(omurbek, watched_matters)) == 1

    def test_counts_by_district_and_holds_nothing_that_was_struck_out(self, incident, aigul, erlan, omurbek):
        settled_of_incident(incident, aigul)
        written(settled_of_incident(incident, aigul), erlan)
        with omurbek.speaking():
            (one,) = counts_by_district(watched_matters(omurbek))
        assert tuple(one)[1:] == (2, 1, 1, 0)
        strike_row(incident, by=erlan)
        assert seen_by(omurbek, watched_matters) == []

    def test_is_for_no_other_role_nor_for_nobody(self, incident, aigul, request):
        settled_of_incident(incident, aigul)
        people = ["aigul", "damira", "bakyt", "kanykei", "farida", "gulnara", "timur", "nuriya"]
        by = request.getfixturevalue
        assert not_refused(people, Error, lambda who: seen_by(by(who), watched_matters)) == []
        assert fetch_rows("select * from justice_settled_here('{}'::jsonb, null)") == []
        with pytest.raises(Error):
            fetch_rows("select * from justice_settled_listed('{}'::jsonb)")
