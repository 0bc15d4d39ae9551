"""The same child seen twice is counted once where a person says so, and small numbers stay at the department."""

import uuid
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.identification.models import SignalMatch
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import wall
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child
from umai.rounds.market.actions import signal_sighting
from umai.rounds.market.children import children_of, likeness, suggested_for
from umai.rounds.market.counts import market_counts
from umai.rounds.market.matching import (
    TwoChildren,
    match_sighted_child,
    match_sightings,
    strike_sighting_match,
)
from umai.rounds.models import SightingMatch
from umai.rounds.tests.conftest import planned
from umai.rounds.tests.market.test_sightings import last_entry, stored
from umai.rounds.tests.sightings import market_round, see

GIRL = ReportWords(child="Кыз, кызыл көйнөк, 11дерде")


@pytest.fixture
def market(village, aigul):
    return market_round(village, aigul)


@pytest.fixture
def again(village, market, aigul):
    """The same market, some days later."""
    return market_round(village, aigul)


@pytest.fixture
def twice(market, again, jibek):
    """One boy, seen in both rounds."""
    first = see(market, jibek, seen_on=today() - timedelta(days=5))
    return stored(first), stored(see(again, jibek))


@pytest.fixture
def child(aigul):
    return registered(aigul, "Нурбек")


@pytest.fixture
def other_child(aigul):
    return registered(aigul, "Бакыт")


def registered(by, given):
    identity = {"surname": "Асанов", "given": given, "birth_date": "2015-03-27"}
    return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=identity)


def counted(by, *rounds):
    with by.speaking():
        return market_counts(rounds)


class TestAWall:
    def test_hides_each_sighting_of_the_child_from_whom_it_keeps(self, twice, child, aigul, erlan):
        first, second = twice
        match_sightings(first, by=aigul, other=second)
        match_sighted_child(first, by=aigul, child=child)
        assert len(erlan.ask("select id from rounds_sighting")) == 2
        wall(erlan, child)
        for table in ("rounds_sighting", "rounds_sightingmatch"):
            assert erlan.ask(f"select id from {table}") == [], table

    def test_hides_a_sighting_whose_signal_is_about_that_child(self, twice, child, aigul, erlan):
        made = signal_sighting(twice[0], by=aigul)
        match_sighted_child(twice[0], by=aigul, child=child)
        SightingMatch.objects.using("owner").update(current=False)
        SignalMatch.objects.using("owner").create(signal_id=made.signal_id, child=child)
        wall(erlan, child)
        assert [pk for (pk,) in erlan.ask("select id from rounds_sighting")] == [twice[1].pk]


class TestMatching:
    def test_is_for_the_office(self, twice, aigul):
        first, second = twice
        row = match_sightings(first, by=aigul, other=second)
        assert (row.sighting_id, row.same_as_id) == (second.pk, first.pk)
        assert last_entry("rounds.match_sightings") == "done"
        with pytest.raises(AlreadyAnswered):
            match_sightings(second, by=aigul, other=first)
        with pytest.raises(Incomplete):
            match_sightings(first, by=aigul, other=first)

    def test_is_not_for_others_nor_with_a_sighting_of_another_place(
        self, twice, child, other_village, azamat, aigul, request
    ):
        for who in ("jibek", "farida", "bakyt", "azamat", "cholpon"):
            by = request.getfixturevalue(who)
            with pytest.raises(NotPermitted):
                match_sightings(twice[0], by=by, other=twice[1])
                pytest.fail(f"{who} matched two sightings")
            with pytest.raises(NotPermitted):
                match_sighted_child(twice[0], by=by, child=child)
                pytest.fail(f"{who} matched a child")
        foreign = see(market_round(other_village, azamat), azamat)
        with pytest.raises(NotPermitted):
            match_sightings(twice[0], by=aigul, other=foreign)
        assert not SightingMatch.objects.using("owner").exists()

    def test_of_a_chain_is_one_child_whatever_the_order(self, market, twice, jibek, aigul):
        third = stored(see(market, jibek))
        match_sightings(twice[1], by=aigul, other=third)
        match_sightings(third, by=aigul, other=twice[0])
        with aigul.speaking():
            (child,) = children_of([twice[1]])
        assert len(child.sightings) == 3 and child.head.pk == twice[0].pk


class TestTheRegister:
    def test_says_which_child_it_is_and_two_sightings_of_it_are_one(
        self, twice, child, aigul, damira, market, again
    ):
        row = match_sighted_child(twice[0], by=aigul, child=child)
        assert (row.child_id, row.municipality_id) == (child.pk, child.municipality_id)
        assert last_entry("rounds.match_sighted_child") == "done"
        match_sighted_child(twice[1], by=aigul, child=child)
        with aigul.speaking():
            assert [len(one.sightings) for one in children_of([twice[0]])] == [2]
        assert counted(damira, market, again).children == 1

    def test_a_second_child_of_the_register_is_refused(self, twice, child, other_child, aigul):
        match_sighted_child(twice[0], by=aigul, child=child)
        with pytest.raises(AlreadyAnswered):
            match_sighted_child(twice[0], by=aigul, child=other_child)
        match_sighted_child(twice[1], by=aigul, child=other_child)
        with pytest.raises(TwoChildren):
            match_sightings(twice[0], by=aigul, other=twice[1])

    def test_a_signal_that_was_made_is_about_that_child(self, twice, child, damira):
        signal_sighting(twice[0], by=damira)
        match_sighted_child(twice[0], by=damira, child=child)
        assert SignalMatch.objects.using("owner").get().child_id == child.pk


class TestTakingBack:
    @pytest.fixture
    def match(self, twice, aigul):
        row = SightingMatch.objects.using("owner").get(
            pk=match_sightings(twice[0], by=aigul, other=twice[1]).pk
        )
        row._state.db = "default"
        return row

    def test_leaves_two_children_and_is_not_for_others(self, twice, match, aigul, request):
        for who in ("jibek", "farida", "azamat", "cholpon"):
            with pytest.raises(NotPermitted):
                strike_sighting_match(match, by=request.getfixturevalue(who))
                pytest.fail(f"{who} struck it")
        strike_sighting_match(match, by=aigul)
        assert last_entry("rounds.strike_sighting_match") == "done"
        with aigul.speaking():
            assert len(children_of(list(twice))) == 2


class TestCounts:
    def test_are_by_child_once_matched(self, twice, market, again, damira):
        assert counted(damira, market, again).children == 2
        match_sightings(twice[0], by=damira, other=twice[1])
        found = counted(damira, market, again)
        assert (found.children, found.sightings) == (1, 2)
        assert counted(damira, market).children == counted(damira, again).children == 1

    def test_are_by_age_work_school_and_hours_as_seen_last(self, market, jibek, damira):
        see(market, jibek)
        see(market, jibek, age=12, work="carries", at_school=True, hours=2)
        see(market, jibek, age=None, work="begs", at_school=None, hours=None)
        parts = counted(damira, market).parts
        assert parts["age"] == {"5_9": 1, "10_14": 1, "unknown": 1}
        assert parts["work"] == {"sells": 1, "carries": 1, "begs": 1}
        assert parts["school"] == {"no": 1, "yes": 1, "unknown": 1}
        assert parts["hours"] == {"6_more": 1, "up_to_2": 1, "unknown": 1}
        assert parts["month"] == {f"{today():%Y-%m}": 3}

    def test_of_few_are_for_the_department_and_above(self, market, jibek, request):
        see(market, jibek)
        people = ("damira", "erlan", "farida", "cholpon", "jyldyz", "bakyt", "timur", "nuriya", "omurbek")
        seen = {who: counted(request.getfixturevalue(who), market).children for who in people}
        assert seen == dict.fromkeys(people, 0) | {"damira": 1, "erlan": 1, "farida": 1}

    def test_of_few_are_not_for_a_team_nor_those_of_two_rounds_at_once(self, market, again, jibek, request):
        for one in range(6):
            see(market, jibek, words=ReportWords(child=f"Бала {one}"), hours=2 if one else 6)
        for who in ("jibek", "aigul", "azamat"):
            found = counted(request.getfixturevalue(who), market)
            few = {"up_to_2": None, "6_more": None}
            assert (found.children, found.parts["hours"], found.parts["work"]) == (6, few, {"sells": 6}), who
        assert counted(jibek, market, again).children == 0


class TestSuggestions:
    def suggested(self, sighting, others, by):
        with by.speaking():
            (child,) = children_of([sighting])
            return [one.child.head.pk for one in suggested_for(child, children_of(others))]

    def test_are_of_alike_words_and_age_and_none_for_one_child(self, market, jibek, aigul):
        first = stored(see(market, jibek))
        slip = stored(see(market, jibek, words=ReportWords(child="Нурбег"), age=10))
        girl = stored(see(market, jibek, words=GIRL, sex="f"))
        old = stored(see(market, jibek, age=13))
        every = [first, slip, girl, old]
        assert self.suggested(first, every, aigul) == [slip.pk]
        match_sightings(first, by=aigul, other=slip)
        assert self.suggested(first, every, aigul) == []

    @given(st.sets(st.sampled_from(["нурбек", "куртка", "дарбаза", "айгерим"])))
    def test_words_are_most_alike_to_themselves(self, words):
        assert likeness(words, words) >= likeness(words, {"нурбег", "айгерм"})


def test_a_house_round_is_no_market(village, aigul, damira):
    assert counted(damira, planned(village, aigul)).sightings == 0
