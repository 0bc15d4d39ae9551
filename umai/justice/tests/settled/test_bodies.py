"""Prosecutor and inspector see what was shared with their office, by pages and by raw SQL, and nothing more."""

import uuid

import pytest
from django.db import Error

from tests.days import as_of_now
from tests.looking import reading
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
from umai.refusal import NotPermitted

FAR = "41704220000000"
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
    def test_sees_what_is_shared_with_the_office(self, shared, inspector):
        (one,) = seen_by(inspector, shared_matters)
        words = "Light harm to health or blows (since December 2021), КУСП 41"
        assert (one.pk, one.number, str(one)) == (shared.line, "КУСП 41", words)

    def test_sees_nothing_that_is_shared_with_another_office(self, shared):
        assert seen_by(inspector_of(name="other"), shared_matters) == []

    def test_sees_nothing_that_ended(self, shared, aigul, inspector):
        staged(shared, aigul, "refused", "no_event")
        assert seen_by(inspector, shared_matters) == []

    def test_sees_nothing_of_an_incident_that_was_struck_or_sealed(
        self, shared, incident, aigul, inspector, erlan
    ):
        said = BEATEN | {"kinds": ["sexual_abuse"], "happened_on": today(), "known_on": today()}
        correct_row(incident, by=aigul, **said)
        assert seen_by(inspector, shared_matters) == []

    def test_sees_nothing_behind_a_wall(self, shared, child, inspector):
        wall(inspector.worker, child)
        assert seen_by(inspector, shared_matters) == []

    def test_writes_the_next_stage_as_from_the_body(self, shared, aigul, inspector):
        (one,) = seen_by(inspector, shared_matters)
        told(one, inspector)
        assert last_entry() == ("justice.tell_stage", "done")
        row = ProceedingStage.objects.using("owner").get()
        assert (row.from_body, row.incident_id, row.child_id) == (True, shared.incident_id, shared.child_id)

    def test_is_refused_before_the_incident_and_after_today(self, shared, incident, inspector):
        (one,) = seen_by(inspector, shared_matters)
        for day in (incident.happened_on - DAY, today() + DAY):
            with pytest.raises(ImpossibleTime):
                told(one, inspector, happened_on=day)

    @pytest.mark.parametrize(
        "said", [{"stage": "ended"}, {"stage": ""}, {"stage": "boredom"}, {"happened_on": None}]
    )
    def test_is_asked_for_what_is_missing(self, said, shared, inspector):
        (one,) = seen_by(inspector, shared_matters)
        with pytest.raises(Incomplete):
            told(one, inspector, **said)

    def test_is_late_after_the_days_of_the_law(self, shared, aigul, inspector):
        (one,) = seen_by(inspector, shared_matters)
        assert not one.is_late
        one.last_on = today() - 14 * DAY
        assert one.is_late
        one.last_on += DAY
        assert not one.is_late

    def test_only_an_inspector_writes_so(self, shared, inspector, aigul, bakyt, damira):
        (one,) = seen_by(inspector, shared_matters)
        for by in (aigul, bakyt, damira):
            with pytest.raises(NotPermitted):
                told(one, by)

    def test_reads_no_table_of_a_file_by_raw_sql(self, shared, aigul, inspector):
        staged(shared, aigul, "registered")
        assert {table: count_in_sql(inspector, table) for table in TABLES} == dict.fromkeys(TABLES, 0)

    def test_reads_by_raw_sql_the_stages_of_the_own_office_alone(self, shared, aigul, inspector):
        (one,) = seen_by(inspector, shared_matters)
        staged(shared, aigul, "registered")
        mine = told(one, inspector)
        with inspector.speaking():
            found = inspector.ask("select id from justice_proceedingstage")
        assert found == [(mine.pk,)]

    def test_writes_no_stage_of_another_matter_by_raw_sql(self, shared, incident, aigul, inspector):
        other = matter_of(incident, aigul)
        with pytest.raises(Error, match="row-level security"):
            insert_stage(inspector, other)

    def test_writes_one_of_the_own_matter_by_raw_sql(self, shared, inspector):
        insert_stage(inspector, shared)
        assert ProceedingStage.objects.using("owner").get().from_body

    @pytest.mark.parametrize("name", ["bakyt", "kanykei", "omurbek", "begimai", "gulnara", "jyldyz"])
    def test_no_other_role_writes_one_by_raw_sql(self, name, shared, request):
        with pytest.raises(Error, match="row-level security"):
            insert_stage(request.getfixturevalue(name), shared)


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

    @pytest.mark.parametrize(
        ("said", "refusal"),
        [
            ({"answer": ""}, Incomplete),
            ({"answer": "boredom"}, Incomplete),
            ({"words": " "}, Incomplete),
            ({"happened_on": None}, Incomplete),
            ({"happened_on": lambda: today() - 9 * DAY}, Incomplete),
            ({"happened_on": lambda: today() + DAY}, ImpossibleTime),
        ],
    )
    def test_is_asked_for_what_is_missing(self, said, refusal, letter, prosecutor):
        (one,) = seen_by(prosecutor, received_letters)
        full = {"answer": "lawful", "words": "Мыйзамдуу.", "happened_on": today()}
        with pytest.raises(refusal):
            answer_letter(one, by=prosecutor, **full | as_of_now(said))

    def test_sends_an_answer_once(self, letter, prosecutor):
        from umai.access.requirements import AlreadyReceived

        (one,) = seen_by(prosecutor, received_letters)
        said = {"id": uuid.uuid4(), "answer": "lawful", "words": "Мыйзамдуу.", "happened_on": today()}
        answer_letter(one, by=prosecutor, **said)
        with pytest.raises(AlreadyReceived):
            answer_letter(one, by=prosecutor, **said)

    def test_sees_no_letter_to_another_office_nor_behind_a_wall(self, letter, child, prosecutor):
        assert seen_by(prosecutor_of(name="other"), received_letters) == []
        wall(prosecutor.worker, child)
        assert seen_by(prosecutor, received_letters) == []

    def test_only_a_prosecutor_answers_so(self, letter, prosecutor, erlan, bakyt):
        (one,) = seen_by(prosecutor, received_letters)
        for by in (erlan, bakyt):
            with pytest.raises(NotPermitted):
                answer_letter(one, by=by, answer="lawful", words="x", happened_on=today())

    def test_reads_no_table_of_a_file_by_raw_sql(self, letter, prosecutor):
        assert {table: count_in_sql(prosecutor, table) for table in TABLES} == dict.fromkeys(TABLES, 0)

    def test_answers_no_letter_to_another_office_by_raw_sql(self, letter):
        with pytest.raises(Error, match="row-level security"):
            insert_answer(prosecutor_of(name="other"), letter)

    def test_answers_the_own_letter_by_raw_sql(self, letter, prosecutor):
        insert_answer(prosecutor, letter)
        assert SettledAnswer.objects.using("owner").get().from_body

    @pytest.mark.parametrize("name", ["bakyt", "kanykei", "omurbek", "begimai", "gulnara", "jyldyz"])
    def test_no_other_role_answers_by_raw_sql(self, name, letter, request):
        with pytest.raises(Error, match="row-level security"):
            insert_answer(request.getfixturevalue(name), letter)


class TestTheList:
    @pytest.mark.parametrize("name", ["prosecutor", "omurbek", "begimai"])
    def test_names_the_file_by_its_number_alone(self, name, incident, child, aigul, request):
        settled_of_incident(incident, aigul)
        (one,) = seen_by(request.getfixturevalue(name), watched_matters)
        assert (one.file_number, one.ground) == (file_number(child.pk), "reconciled_2021")

    def test_of_a_prosecutor_holds_the_own_district_alone(self, incident, aigul):
        settled_of_incident(incident, aigul)
        assert seen_by(prosecutor_of(FAR, "far"), watched_matters) == []

    def test_of_a_prosecutor_above_holds_the_districts_below(self, incident, aigul):
        from tests.cast import COUNTRY, OSH_OBLAST

        settled_of_incident(incident, aigul)
        for place in (OSH_OBLAST, COUNTRY):
            assert len(seen_by(prosecutor_of(place, f"above-{place[:6]}"), watched_matters)) == 1

    def test_tells_nothing_sealed_before_a_letter_was_written(self, case, child, aigul, damira, omurbek):
        matter = settled_of_incident(incident_of(child, aigul, kinds=["sexual_abuse"]), damira)
        assert seen_by(omurbek, watched_matters) == []
        written(matter, damira)
        assert len(seen_by(omurbek, watched_matters)) == 1

    def test_counts_by_district(self, incident, aigul, erlan, omurbek):
        settled_of_incident(incident, aigul)
        written(settled_of_incident(incident, aigul), erlan)
        with omurbek.speaking():
            (one,) = counts_by_district(watched_matters(omurbek))
        assert tuple(one)[1:] == (2, 1, 1, 0)

    def test_holds_nothing_that_was_struck_out(self, incident, aigul, erlan, omurbek):
        settled_of_incident(incident, aigul)
        strike_row(incident, by=erlan)
        assert seen_by(omurbek, watched_matters) == []

    @pytest.mark.parametrize(
        "name", ["aigul", "damira", "bakyt", "kanykei", "farida", "gulnara", "timur", "nuriya"]
    )
    def test_is_for_no_other_role(self, name, db, request):
        with pytest.raises(Error):
            seen_by(request.getfixturevalue(name), watched_matters)

    def test_is_the_same_where_nobody_speaks(self, incident, aigul):
        from umai.machine.cluster.functions import fetch_rows

        settled_of_incident(incident, aigul)
        assert fetch_rows("select * from justice_settled_here('{}'::jsonb, null)") == []
        with pytest.raises(Error):
            fetch_rows("select * from justice_settled_listed('{}'::jsonb)")
