"""A sheet of paper is typed in whole, and what cannot be is told in words."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError
from hypothesis import given
from hypothesis import strategies as st

from umai.access.requirements import AlreadyReceived, Incomplete
from umai.law.options.choices import choices_of
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.rounds import marks
from umai.rounds.codes import code_of
from umai.rounds.door.actions import OutsideRound, TooManyChildren
from umai.rounds.models import DoorAnswer, DoorChild, Round, SheetEntry
from umai.rounds.planning.actions import add_member, note_leaving
from umai.rounds.tests.conftest import LEFT, answers, planned, stops
from umai.rounds.typing import actions, reading
from umai.rounds.typing.actions import TypedDwelling, choose_reading, type_sheet
from umai.rounds.typing.marks import CannotRead, OtherRound, read_child, read_number, read_sheet
from umai.rounds.walkers import NobodyWalked
from umai.trail.models import Entry

CHILDREN = TypedDwelling(3, "migrants", others=1, children=(LEFT,))
CLOSED = TypedDwelling(7, "nobody")


def typed(round, by, *dwellings, **said):
    """A sheet of the round, typed in with these lines; all its other dwellings have no children."""
    count = {"none_count": 20 - len(dwellings), "dwellings": dwellings}
    wanted = {"id": uuid.uuid4(), "sheet": 1, "team": 1, "walked_on": today()} | count
    return type_sheet(round, by=by, **(wanted | said))


class TestTyping:
    def test_writes_every_dwelling_of_the_sheet_once(self, walk, aigul):
        pk = uuid.uuid4()
        typed(walk, aigul, CHILDREN, CLOSED, TypedDwelling(20, ""), id=pk)
        entry = Entry.objects.using("owner").order_by("-at").first()
        assert (entry.act, entry.outcome) == ("rounds.type_sheet", "done")
        with pytest.raises(AlreadyReceived):
            typed(walk, aigul, CHILDREN, CLOSED, TypedDwelling(20, ""), id=pk)
        found = {one.stop.number: one for one in answers().select_related("stop")}
        assert sorted(found) == list(range(1, 20))  # where nobody was yet, nothing is written
        assert (found[3].migrants, found[3].others) == (1, 1)
        assert (found[7].result, found[1].result) == ("nobody", "none")
        assert [one.number for one in stops(walk) if not one.done] == [7, *range(20, 41)]

    def test_a_second_attempt_is_an_answer_of_its_own(self, walk, aigul):
        again = TypedDwelling(7, "nobody", again="migrants", children=(LEFT,))
        typed(walk, aigul, again, walked_on=today() - timedelta(days=3), second_on=today())
        assert [one.result for one in answers().filter(stop__number=7).order_by("said_on")] == [
            "nobody",
            "migrants",
        ]
        assert (stops(walk)[6].done, stops(walk)[6].attempts) == (True, 2)

    def test_is_not_for_others_and_refused_from_elsewhere(self, walk, jibek, request):
        for who in ("farida", "jibek", "timur", "bakyt", "azamat", "cholpon"):
            with pytest.raises((DatabaseError, NotPermitted, actions.NoSuchSheet)):
                typed(walk, request.getfixturevalue(who))
                pytest.fail(f"{who} typed")
        assert not SheetEntry.objects.using("owner").exists() and not answers().exists()


class TestWhatCannotBe:
    def test_is_refused_whole(self, walk, aigul):
        for refusal, lines, said in (
            (actions.CountsDiffer, (CHILDREN,), {"none_count": 18}),
            (actions.CountsDiffer, (CHILDREN,), {"none_count": 20}),
            (actions.CountsDiffer, (), {"none_count": 0}),
            (actions.NoSuchSheet, (), {"sheet": 3}),
            (actions.NoSuchSheet, (TypedDwelling(21, "refused"),), {}),
            (actions.CountsDiffer, (CLOSED, CLOSED), {}),
            (TooManyChildren, (TypedDwelling(1, "migrants", migrants=300),), {}),
            (Incomplete, (TypedDwelling(1, "migrants"),), {}),
            (OutsideRound, (), {"walked_on": today() - timedelta(days=11)}),
            (Incomplete, (TypedDwelling(1, "nobody", again="none"),), {}),
            (Incomplete, (TypedDwelling(1, "refused", again="none"),), {"second_on": today()}),
        ):
            with pytest.raises(refusal):
                typed(walk, aigul, *lines, **said)
                pytest.fail(f"taken: {lines} {said}")
        assert not SheetEntry.objects.using("owner").exists() and not answers().exists()

    def test_a_team_of_which_everybody_left_or_that_the_round_does_not_have(self, walk, aigul):
        member = add_member(walk, by=aigul, team=1, name="Жибек", from_on=today() - timedelta(days=9))
        with pytest.raises(NobodyWalked, match="no team 4"):
            typed(walk, aigul, team=4)
        note_leaving(member, by=aigul, last_on=today() - timedelta(days=2))
        typed(walk, aigul, walked_on=today() - timedelta(days=2))
        with pytest.raises(NobodyWalked, match="left before"):
            typed(walk, aigul, sheet=2)


class TestTwoTypings:
    def test_the_first_stands_and_the_second_leaves_the_walk_as_it_is(self, walk, aigul, erlan):
        typed(walk, aigul, CHILDREN, CLOSED)
        with pytest.raises(actions.AlreadyTyped):
            typed(walk, erlan)
        others = TypedDwelling(7, "refused"), TypedDwelling(9, "others", others=2)
        typed(walk, erlan, CHILDREN, *others, reading=2)
        assert stops(walk)[2].attempts == 1
        assert DoorAnswer.objects.using("owner").get(pk=stops(walk)[2].answer_id).result == "migrants"
        with aigul.speaking():  # they differ where they say different things alone
            assert [one.stop.number for one in reading.differences_of(walk, 1)] == [7, 9]

    @pytest.mark.parametrize(("chosen", "left"), [(1, "nobody"), (2, "refused")])
    def test_the_chosen_one_corrects_the_other(self, chosen, left, walk, aigul, erlan):
        first = typed(walk, aigul, CLOSED)
        typed(walk, erlan, TypedDwelling(7, "refused"), reading=2)
        choose_reading(first, by=aigul, id=uuid.uuid4(), number=7, chosen=chosen)
        with aigul.speaking():
            assert reading.differences_of(walk, 1) == []
        assert DoorAnswer.objects.using("owner").get(pk=stops(walk)[6].answer_id).result == left
        assert stops(walk)[6].attempts == 1

    def test_a_second_attempt_that_is_on_no_paper_is_struck(self, walk, aigul, erlan):
        days = {"walked_on": today() - timedelta(days=3), "second_on": today()}
        first = typed(walk, aigul, TypedDwelling(7, "nobody", again="refused"), **days)
        typed(walk, erlan, CLOSED, reading=2, **days)
        choose_reading(first, by=aigul, id=uuid.uuid4(), chosen=2)
        with aigul.speaking():
            assert reading.differences_of(walk, 1) == []
        assert (stops(walk)[6].done, stops(walk)[6].attempts) == (False, 1)

    def test_a_name_that_was_typed_otherwise_is_a_difference(self, walk, aigul, erlan):
        lines = [
            TypedDwelling(3, "migrants", children=(read_child("9 1 1 2", name),))
            for name in ("Нурбек", "Нурбэк")
        ]
        first = typed(walk, aigul, lines[0])
        typed(walk, erlan, lines[1], reading=2)
        choose_reading(first, by=erlan, id=uuid.uuid4(), chosen=2)
        children = DoorChild.objects.using("owner").filter(answer__current=True, answer__kind="walk")
        assert [one.said.child for one in children] == ["Нурбэк"]

    def test_are_chosen_by_whoever_types_alone(self, walk, aigul, erlan, farida, cholpon):
        first = typed(walk, aigul, CLOSED)
        typed(walk, erlan, reading=2)
        for by in (farida, cholpon):
            with pytest.raises((NotPermitted, actions.AlreadyEnded)):
                choose_reading(first, by=by, id=uuid.uuid4(), chosen=2)
        assert answers().count() == 40


class TestMarks:
    def test_of_a_child_are_read_in_the_order_of_the_sheet(self):
        child = read_child("9 2 1 2 0 3", "Айгүл")
        assert (child.age, child.sex, child.away, child.lives_with) == (9, "f", "both", "grandparents")
        assert (child.at_school, child.danger_now, child.self_harm) == (False, True, True)
        assert child.words.child == "Айгүл"

    def test_of_what_nobody_said_are_hyphens(self):
        child = read_child("- - - -")
        assert (child.age, child.sex, child.away, child.lives_with, child.at_school) == (
            None,
            "",
            "unknown",
            "unknown",
            None,
        )

    def test_that_are_none_are_told(self):
        for text in ("", "9", "9 1 1", "18 1 1 2", "9 3 1 2", "9 1 8 2", "9 1 1 2 1 0 0", "x 1 1 2"):
            with pytest.raises(CannotRead):
                read_child(text)
                pytest.fail(f"read: {text}")

    def test_stand_for_every_answer_of_the_list(self):
        lists = {
            "round_results": marks.RESULTS,
            "round_away": marks.AWAY,
            "round_lives_with": marks.LIVES_WITH,
        }
        for listed, known in lists.items():
            assert sorted(known.values()) == sorted(choices_of(listed)), listed


ROUND = Round(number=12)


@given(number=st.integers(1, 40_000))
def test_a_code_leads_to_its_dwelling_and_its_sheet(number):
    code = code_of(12, number)
    assert read_number(code, ROUND) == number and read_sheet(code, ROUND) == (number + 19) // 20


@given(number=st.integers(1, 40_000), at=st.integers(0, 7), step=st.integers(1, 9))
def test_a_code_with_a_wrong_digit_leads_nowhere(number, at, step):
    digits = code_of(12, number).replace("-", "")
    wrong = digits[:at] + str((int(digits[at]) + step) % 10) + digits[at + 1 :]
    with pytest.raises(CannotRead, match="digit of this code is wrong"):
        read_number(wrong, ROUND)


def test_a_code_of_another_round_is_told(walk, village, aigul):
    other = planned(village, aigul)
    with pytest.raises(OtherRound):
        read_sheet(code_of(other.number, 1), walk)
