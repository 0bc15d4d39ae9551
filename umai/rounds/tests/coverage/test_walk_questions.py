"""What the head is asked about how a round was walked: a question each, and none about a walk that was walked."""

import uuid
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from umai.law.options.rounds import ALIKE_DOORS, DOORS_AN_HOUR
from umai.law.terms.clock import today
from umai.rounds.coverage.questions import WalkQuestion, in_words, stopped_in_words, walk_questions
from umai.rounds.coverage.reading import running_rounds
from umai.rounds.doorstep.actions import DoorSaid, answer_doors
from umai.rounds.planning.actions import add_dwellings
from umai.rounds.tests.conftest import answer, answer_all, planned, stops

NORTH = 1 / 111_195  # degrees of a metre


def noon():
    """The middle of yesterday."""
    return timezone.make_aware(datetime.combine(today() - timedelta(days=1), time(12)))


def kinds(round, by):
    return [one.kind for one in walk_questions(round, by=by)]


def walked(round, by, seconds, *, metres=20, order=None, results=("none", "others", "nobody")):
    """Every dwelling answered in its order or in another, one so many seconds and metres after the other."""
    every, packet = stops(round), []
    for at, stop in enumerate(every[place] for place in order or range(len(every))):
        said = {
            "team": 1,
            "result": results[(stop.number - 1) % len(results)],
            "said_on": noon().date(),
            "said_at": noon() + timedelta(seconds=at * seconds),
            "latitude": round_to(40.2 + at * metres * NORTH),
            "longitude": round_to(72.6),
        }
        packet.append(DoorSaid(uuid.uuid4(), stop.pk, said))
    answer_doors(by.office, by=by, round=every[0].round, answers=packet)


def round_to(degrees):
    return f"{degrees:.5f}"


class TestSpeed:
    def test_a_device_that_errs_by_a_hundred_metres_is_no_question(self, walk, aigul, damira):
        walked(walk, aigul, 91, metres=299)
        assert kinds(walk, damira) == []

    def test_forty_doors_within_an_hour_are_no_question(self, walk, aigul, damira):
        walked(walk, aigul, 60, results=("none", "others"))
        assert kinds(walk, damira) == []

    def test_more_doors_than_an_hour_holds_are_asked_about(self, walk, village, aigul, damira):
        add_dwellings(walk, by=aigul, settlement=village, streets="Ош: 1-10")
        walked(walk, aigul, 30, results=("none", "others"))
        (one,) = walk_questions(walk, by=damira)
        assert (one.kind, one.team, one.n) == ("hour", 1, 50) and one.n > DOORS_AN_HOUR.on(today())

    def test_doors_that_nobody_opened_are_passed_quickly(self, walk, village, aigul, damira):
        add_dwellings(walk, by=aigul, settlement=village, streets="Ош: 1-10")
        walked(walk, aigul, 30, results=("nobody", "abandoned"))
        assert kinds(walk, damira) == []

    def test_a_way_faster_than_a_walk_is_asked_about(self, walk, aigul, damira):
        walked(walk, aigul, 300, metres=3000)
        (one,) = walk_questions(walk, by=damira)
        assert (one.kind, one.n, one.measured) == ("speed", 39, 600)
        with override("en"):
            assert "36 km an hour" in in_words([one], walk)[0]

    def test_a_whole_village_on_one_day_from_paper_is_asked_about(self, walk, village, aigul, damira):
        add_dwellings(walk, by=aigul, settlement=village, streets="Ош: 1-111")
        answer_all(stops(walk), aigul, lambda stop: ("none", "others")[stop.number % 2])
        (one,) = walk_questions(walk, by=damira)
        assert (one.kind, one.n, one.said_on) == ("day", 151, today())


class TestAlike:
    def test_a_sheet_of_one_answer_is_asked_about_and_one_of_two_is_not(self, walk, aigul, damira):
        answer_all(stops(walk), aigul, lambda stop: "none" if stop.number < 40 else "others")
        (one,) = walk_questions(walk, by=damira)
        assert (one.kind, one.sheet, one.n, one.result) == ("alike", 1, 20, "none")

    def test_fewer_than_half_a_sheet_is_no_question_nor_is_an_abandoned_street(self, walk, aigul, damira):
        answer_all(stops(walk)[: ALIKE_DOORS.on(today()) - 1], aigul)
        answer_all(stops(walk)[20:], aigul, "abandoned")
        assert kinds(walk, damira) == []


class TestTheLastRound:
    WAY = (*range(0, 20, 2), *range(1, 20, 2), *range(20, 40))  # one side of the street, then the other

    @pytest.fixture
    def again(self, walk, aigul):
        walked(walk, aigul, 300, order=self.WAY)
        return planned(walk.place, aigul, from_on=walk.from_on + timedelta(days=1))

    def test_the_same_way_is_asked_about_where_it_is_not_that_of_the_numbers(
        self, walk, again, aigul, damira
    ):
        assert kinds(walk, damira) == []  # a first round has none before it
        walked(again, aigul, 300, order=self.WAY, results=("others", "none", "nobody", "none"))
        assert [(one.kind, one.sheet) for one in walk_questions(again, by=damira)] == [("order", 1)]

    def test_another_way_is_no_question(self, again, aigul, damira):
        walked(again, aigul, 300, results=("others", "none", "nobody", "none"))
        assert kinds(again, damira) == []

    def test_the_same_answers_are_asked_about(self, again, aigul, damira):
        walked(again, aigul, 300)
        assert [(one.kind, one.sheet) for one in walk_questions(again, by=damira)] == [
            ("copied", 1),
            ("copied", 2),
        ]


class TestTwoTeams:
    def test_that_were_answered_at_one_door_are_asked_about_and_one_after_a_closed_door_is_not(
        self, walk, aigul, damira
    ):
        first, second, *_rest = stops(walk)
        answer(second, aigul, "nobody")
        answer(second, aigul, "others", team=2)
        assert kinds(walk, damira) == []
        answer(first, aigul)
        answer(first, aigul, "others", team=2)
        (one,) = walk_questions(walk, by=damira)
        assert (one.kind, one.n, one.numbers) == ("two_teams", 1, [1])
        assert first.code in in_words([one], walk)[0]


class TestReading:
    def test_is_for_the_head_and_the_oblast_and_for_nobody_who_may_have_walked(self, walk, aigul, request):
        answer_all(stops(walk)[:20], aigul)
        people = ("damira", "farida", "aigul", "azamat", "erlan", "cholpon", "jibek", "timur", "nuriya")
        asked = {who: kinds(walk, request.getfixturevalue(who)) for who in people}
        assert {who for who, found in asked.items() if found} == {"damira", "farida"}
        assert asked["damira"] == asked["farida"] == ["alike"]


class TestWords:
    def test_every_sentence_asks(self, walk):
        for kind in ("hour", "day", "speed", "alike", "order", "copied", "two_teams"):
            one = WalkQuestion(kind, 1, 2, today(), 3, 700, "none", [1, 2, 3])
            assert in_words([one], walk)[0].endswith("?"), kind

    def test_the_page_of_a_round_that_stopped_warns_and_leads_to_who_walks(self, walk, client_of):
        text = client_of("damira").get(walk.get_absolute_url()).text
        before, after = text.split('<a href="#walkers">')
        assert "govuk-warning-text" in before and 'id="walkers"' in after

    def test_a_round_that_stopped_is_asked_what_holds_it_up(self, walk, damira):
        (one,) = running_rounds(by=damira)
        with override("en"):
            assert stopped_in_words(one) == ["No answer came for 10 days. What holds the teams up?"]
        assert stopped_in_words(one._replace(silent=False)) == []
        with override("en"):
            assert "over?" in stopped_in_words(one._replace(overdue=True))[0]
