"""At the office somebody says which child was spoken of at a door; a team never learns it."""

import uuid
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from umai.access.doors import AlreadyReplaced
from umai.access.requirements import AlreadyAnswered, AlreadyReceived, Incomplete
from umai.identification.models import SignalMatch
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import last_entry, wall
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child
from umai.register.models import Child, Identity
from umai.rounds.door.actions import ChildSaid, correct_answer
from umai.rounds.found.actions import make_signal, say_who
from umai.rounds.found.reading import found_children, waiting_count_sql, work_list
from umai.rounds.models import DoorChild, DoorSignal, FoundAnswer
from umai.rounds.tests.conftest import answer, stops
from umai.rounds.tests.test_urgent import IN_DANGER, signals

NURBEK = ChildSaid("both", "grandparents", 9, "m", words=ReportWords(child="Асанов Нурбек, 9 жашта"))
ALONE = ChildSaid("both", "alone", 12, words=ReportWords(child="Бекова Асел"))
IDENTITY = {"surname": "Асанов", "given": "Нурбек", "birth_date": date(2017, 3, 27), "sex": "m"}


def door_child(round, by, said=NURBEK, door=1, **more):
    """A child of whom somebody spoke at this door, as a row that the web role writes about."""
    made = answer(stops(round)[door - 1], by, "migrants", children=[said], **more)
    row = DoorChild.objects.using("owner").select_related("answer__stop__round").get(answer=made)
    for one in (row, row.answer, row.answer.stop):
        one._state.db = "default"
    return row


def registered(by, **identity):
    return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=IDENTITY | identity)


def says(row, by, who="not_sure", **said):
    said.setdefault("reason", "Эки Нурбек бар." if who == "not_sure" else "")
    return say_who(row, by=by, id=said.pop("id", uuid.uuid4()), who=who, **said)


def waits(by):
    with by.speaking():
        return [one.pk for one in found_children(by)]


@pytest.fixture
def row(walk, jibek):
    return door_child(walk, jibek)


@pytest.fixture
def child(aigul):
    return registered(aigul)


class TestSayingWho:
    def test_a_known_child_leaves_the_list_until_a_later_answer_takes_its_place(
        self, row, child, aigul, erlan
    ):
        found = says(row, aigul, "known", child=child)
        assert last_entry() == ("rounds.say_who", "done")
        assert found.found_id == child.pk and waits(aigul) == [] and not signals().exists()
        other = registered(aigul, surname="Бекова", given="Асел", sex="f")
        says(row, aigul, "known", child=other)
        assert FoundAnswer.objects.using("owner").get().found_id == other.pk
        says(row, erlan)
        assert waits(erlan) == [row.pk]  # for a colleague of who is not sure
        lines, total = work_list(erlan)
        assert total == 1 and lines[0]["unsure"] and last_entry() == ("rounds.found", "looked")
        assert FoundAnswer.ever.using("owner").count() == 3

    def test_a_new_child_is_registered_with_what_was_said(self, row, aigul, walk):
        new = {"id": uuid.uuid4(), "identity": IDENTITY, "settlement_id": row.answer.stop.settlement_id}
        found = says(row, aigul, "new", new=new)
        made = Child.objects.using("owner").get()
        assert made.pk == found.found_id and made.municipality_id == walk.municipality_id
        assert waits(aigul) == []

    def test_an_answer_without_what_it_needs_is_refused(self, row, aigul):
        new = {"id": uuid.uuid4(), "identity": {}, "settlement_id": row.answer.stop.settlement_id}
        for said in (
            {"who": "not_sure", "reason": " "},
            {"who": "known"},
            {"who": "new"},
            {"who": "new", "new": new},  # a child is registered by the register's own act
        ):
            with pytest.raises(Incomplete):
                says(row, aigul, **said)
                pytest.fail(f"taken: {said}")
        assert not Identity.objects.using("owner").exists() and not FoundAnswer.ever.using("owner").exists()

    def test_sent_twice_is_written_once_and_of_two_at_once_the_second_reads_the_first(
        self, row, child, aigul, erlan
    ):
        pk = uuid.uuid4()
        says(row, aigul, "known", child=child, id=pk, seen=None)
        with pytest.raises((AlreadyReceived, AlreadyReplaced)):
            says(row, aigul, "known", child=child, id=pk, seen=None)
        with pytest.raises(AlreadyReplaced):
            says(row, erlan, seen=None)
        assert FoundAnswer.ever.using("owner").count() == 1

    def test_is_for_the_office_of_the_place_alone(self, row, request):
        for who in ("jibek", "farida", "bakyt", "cholpon", "azamat", "timur"):
            by = request.getfixturevalue(who)
            with pytest.raises(NotPermitted):
                says(row, by)
                pytest.fail(f"{who} said it")
            if who != "farida":
                with pytest.raises(NotPermitted):
                    make_signal(row, by=by, concern="no_care")
                    pytest.fail(f"{who} made a signal")

    def test_a_child_of_another_district_is_not_named_nor_past_the_program(self, row, aigul, cholpon):
        theirs = registered(cholpon)
        with pytest.raises(NotPermitted):
            says(row, aigul, "known", child=theirs)
        with pytest.raises(DatabaseError, match="row-level security"), aigul.speaking(), transaction.atomic():
            FoundAnswer.objects.create(door_child_id=row.pk, what="known", found_id=theirs.pk)


class TestTheList:
    def test_the_gravest_stand_first_then_the_oldest(self, walk, aigul):
        late = door_child(walk, aigul, door=1)
        early = door_child(walk, aigul, door=2, said_on=walk.from_on)
        alone = door_child(walk, aigul, ALONE, door=3)
        danger = door_child(walk, aigul, IN_DANGER, door=4)
        assert waits(aigul) == [danger.pk, alone.pk, early.pk, late.pk]

    def test_two_teams_that_wrote_of_one_child_are_two_lines_and_a_sheet_typed_twice_is_one(
        self, walk, aigul, jibek, erlan
    ):
        first, second = door_child(walk, aigul), door_child(walk, jibek, team=2)
        door_child(walk, erlan, kind="typed_again")
        assert waits(aigul) == [first.pk, second.pk]

    def test_what_was_corrected_is_not_asked(self, row, aigul):
        said = {"team": 1, "result": "none", "said_on": today()}
        correct_answer(row.answer, by=aigul, id=uuid.uuid4(), **said)
        assert waits(aigul) == []

    def test_is_that_of_the_own_territory(self, row, request):
        seen = {}
        for who in ("aigul", "erlan", "damira", "azamat", "cholpon"):
            by = request.getfixturevalue(who)
            seen[who] = len(waits(by)), by.ask_at_once([waiting_count_sql(by)])["doors"]
        office, nobody = (1, 1), (0, 0)
        assert seen == {
            "aigul": office,
            "erlan": office,
            "damira": office,
            "azamat": nobody,
            "cholpon": nobody,
        }


class TestATeam:
    def test_reads_and_writes_nothing_of_what_the_office_found(self, row, child, aigul, jibek):
        says(row, aigul, "known", child=child)
        for table in ("rounds_foundanswer", "rounds_doorchild", "rounds_doorsignal"):
            assert jibek.ask(f"select id from {table}") == [], table
        assert jibek.ask("select act from trail_entry where act in ('rounds.say_who', 'rounds.found')") == []
        with pytest.raises(DatabaseError), jibek.speaking(), transaction.atomic():
            FoundAnswer.objects.create(door_child_id=row.pk, what="not_sure", reason="x")


class TestAWall:
    def test_hides_what_was_said_of_a_child_from_whom_it_keeps(self, row, child, aigul, erlan):
        says(row, aigul, "known", child=child)
        wall(erlan, child)
        for table in ("rounds_foundanswer", "rounds_doorchild"):
            assert erlan.ask(f"select id from {table}") == [], table

    def test_keeps_a_child_from_being_named_by_whom_it_keeps(self, row, child, erlan):
        wall(erlan, child)
        with pytest.raises(NotPermitted):
            says(row, erlan, "known", child=child)


class TestASignal:
    def test_is_made_of_a_child_who_needs_help_once(self, row, aigul, erlan):
        make_signal(row, by=aigul, concern="no_care", words="Чоң энеси ооруп жатат.")
        (made,) = signals()
        assert (made.concern, made.channel, made.urgent) == ("no_care", "round", False)
        assert "Чоң энеси" in made.said.happened and made.said.child == NURBEK.words.child
        with pytest.raises(AlreadyAnswered):
            make_signal(row, by=erlan, concern="no_care")
        assert signals().count() == DoorSignal.objects.using("owner").count() == 1

    def test_is_about_the_child_who_was_found_before_until_nobody_is_sure(self, row, child, erlan):
        says(row, erlan, "known", child=child)
        make_signal(row, by=erlan, concern="no_care")
        assert SignalMatch.objects.using("owner").get().child_id == child.pk
        says(row, erlan)
        assert not SignalMatch.objects.using("owner").filter(current=True).exists()

    def test_is_about_the_child_who_is_found_later(self, walk, jibek, child, erlan):
        row = door_child(walk, jibek, IN_DANGER)
        says(row, erlan, "known", child=child)
        assert SignalMatch.objects.using("owner").get().child_id == child.pk

    def test_is_matched_by_the_department_and_not_by_a_social_worker(self, row, child, aigul):
        says(row, aigul, "known", child=child)
        make_signal(row, by=aigul, concern="no_care")
        assert not SignalMatch.objects.using("owner").exists()
