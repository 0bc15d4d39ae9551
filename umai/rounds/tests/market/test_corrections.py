"""A sighting that was written wrongly is corrected by who wrote it or reads it; what was wrong stays below it."""

from datetime import timedelta

import pytest

from umai.access.doors import AlreadyReplaced
from umai.access.requirements import AlreadyAnswered, AlreadyEnded, AlreadyReceived, Incomplete
from umai.identification.models import Signal
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import wall
from umai.law.options.grounds import days_to_expunging
from umai.law.terms.clock import today
from umai.notices.models import Call
from umai.refusal import NotPermitted
from umai.rounds.found.jobs import expunge_words
from umai.rounds.market.actions import correct_sighting
from umai.rounds.market.children import children_of
from umai.rounds.market.matching import (
    keep_sighting_match,
    match_sighted_child,
    match_sightings,
    strike_sighting_match,
)
from umai.rounds.models import Sighting, SightingMatch
from umai.rounds.planning.actions import end_round
from umai.rounds.tests.market.test_children import counted, registered
from umai.rounds.tests.market.test_sightings import last_entry, stored
from umai.rounds.tests.sightings import NURBEK, market_round, said_of_boy, see

RIGHT = ReportWords(child="Нурбек, көк куртка", where="7-катар", happened="Самса сатат.")


@pytest.fixture
def market(village, aigul):
    return market_round(village, aigul)


@pytest.fixture
def seen(market, jibek):
    return stored(see(market, jibek))


def correct(sighting, by, words=RIGHT, **said):
    """The same boy is twelve, and stands in another row of the market."""
    return correct_sighting(
        by.office, by=by, before=sighting, words=words, **said_of_boy(**{"age": 12} | said)
    )


def rows():
    return Sighting.ever.using("owner").order_by("recorded_at")


def match_row(made):
    row = SightingMatch.objects.using("owner").select_related("sighting").get(pk=made.pk)
    row._state.db = row.sighting._state.db = "default"
    return row


def child(sighting, by):
    with by.speaking():
        (found,) = children_of([sighting])
    return found


class TestCorrecting:
    def test_is_for_who_wrote_it_and_for_the_office(self, market, jibek, request):
        for who in ("jibek", "aigul", "erlan", "damira"):
            seen = stored(see(market, jibek))
            row = correct(seen, request.getfixturevalue(who))
            wrong, right = (one for one in rows() if one.seen_id == seen.pk)
            assert (wrong.pk, wrong.current, wrong.age, wrong.said) == (seen.pk, False, 9, NURBEK), who
            assert (right.pk, right.replaces_id, right.age) == (row.pk, seen.pk, 12), who
            assert (right.why, right.said, right.seen_id) == ("correction", RIGHT, seen.pk), who
            assert last_entry("rounds.correct_sighting") == "done", who

    def test_is_not_for_others_and_by_a_team_of_the_own_rows_alone(self, market, seen, aigul, jibek, request):
        for who in ("azamat", "cholpon", "jyldyz", "farida", "bakyt", "timur", "omurbek"):
            with pytest.raises(NotPermitted):
                correct(seen, request.getfixturevalue(who))
                pytest.fail(f"{who} corrected it")
        assert rows().count() == 1
        with pytest.raises(NotPermitted):
            correct(stored(see(market, aigul)), jibek)

    def test_in_place_of_a_row_of_another_round_is_refused(self, seen, village, aigul):
        seen.round = market_round(village, aigul)
        with pytest.raises(NotPermitted):
            correct(seen, aigul)

    def test_of_a_child_behind_a_wall_is_refused(self, seen, aigul, erlan):
        found = registered(aigul, "Нурбек")
        match_sighted_child(seen, by=aigul, child=found)
        wall(erlan, found)
        with pytest.raises(NotPermitted):
            correct(seen, erlan)

    def test_a_second_time_names_the_first_row_and_of_a_row_that_another_corrected_is_refused(
        self, seen, aigul, erlan
    ):
        right = stored(correct(seen, aigul))
        with pytest.raises((AlreadyReceived, AlreadyReplaced)):
            correct(seen, aigul, id=right.pk)  # sent twice
        with pytest.raises(AlreadyReplaced):
            correct(seen, erlan)
        with pytest.raises(Incomplete):
            correct(right, aigul, words=ReportWords())
        correct(right, aigul, age=13)
        assert [one.seen_id for one in rows()] == [seen.pk] * 3
        assert [one.current for one in rows()] == [False, False, True]

    def test_after_the_round_is_for_the_office_alone_until_the_words_are_unreadable(
        self, market, seen, jibek, aigul, worker_role
    ):
        end_round(market, by=aigul, ended_on=today())
        with pytest.raises(AlreadyEnded):
            correct(seen, jibek)
        right = correct(seen, aigul)
        assert right.age == 12
        _unfounded, days = days_to_expunging(today())
        expunge_words(on=today() + timedelta(days=days + 1), using=worker_role)
        with pytest.raises(AlreadyEnded, match="unreadable"):
            correct(stored(right), aigul)


class TestDanger:
    def test_that_was_not_said_before_is_a_signal_at_once(self, seen, jibek):
        correct(seen, jibek, danger_now=True)
        assert Signal.objects.using("owner").get().urgent
        assert Call.objects.using("owner").count() == 1

    def test_that_was_said_before_calls_nobody_twice(self, market, jibek):
        correct(stored(see(market, jibek, danger_now=True)), jibek, danger_now=True)
        assert Signal.objects.using("owner").count() == 1


class TestAMatch:
    @pytest.fixture
    def twice(self, market, seen, jibek):
        return seen, stored(see(market, jibek))

    @pytest.fixture
    def match(self, twice, aigul):
        return match_sightings(twice[0], by=aigul, other=twice[1])

    def test_stays_and_is_asked_about_again_until_it_holds(self, twice, match, market, aigul, jibek, damira):
        with pytest.raises(AlreadyAnswered):
            keep_sighting_match(match_row(match), by=aigul)  # nobody corrected anything
        right = correct(twice[1], jibek)
        found = child(twice[0], damira)
        assert [one.age for one in found.sightings] == [12, 9]
        assert [one.pk for one in found.asked_again] == [match.pk]
        assert counted(damira, market).children == 1
        kept = keep_sighting_match(match_row(match), by=aigul)
        assert kept.replaces_id == match.pk and right.pk in (kept.sighting_id, kept.same_as_id)
        found = child(twice[0], aigul)
        assert (len(found.sightings), found.asked_again) == (2, [])

    def test_with_the_register_stays_and_is_asked_about_again_and_a_wall_hides_every_row(
        self, seen, aigul, jibek, erlan
    ):
        known = registered(aigul, "Нурбек")
        made = match_sighted_child(seen, by=aigul, child=known)
        correct(seen, jibek)
        found = child(seen, aigul)
        assert found.child_id == known.pk and [one.pk for one in found.asked_again] == [made.pk]
        assert len(erlan.ask("select id from rounds_sighting")) == 2
        wall(erlan, known)
        assert erlan.ask("select id from rounds_sighting") == []

    def test_that_does_not_hold_is_struck_and_is_not_for_others_to_keep(
        self, twice, match, aigul, jibek, request
    ):
        correct(twice[1], jibek)
        for who in ("jibek", "farida", "azamat", "cholpon"):
            with pytest.raises(NotPermitted):
                keep_sighting_match(match_row(match), by=request.getfixturevalue(who))
                pytest.fail(f"{who} kept it")
        strike_sighting_match(match_row(match), by=aigul)
        assert len(child(twice[0], aigul).sightings) == 1

    def test_of_a_row_that_was_corrected_meanwhile_is_refused(self, twice, aigul, jibek):
        correct(twice[1], jibek)
        with pytest.raises(AlreadyReplaced):
            match_sightings(twice[0], by=aigul, other=twice[1])


class TestCounts:
    def test_are_of_what_stands(self, market, seen, jibek, damira):
        correct(seen, jibek, hours=2)
        found = counted(damira, market)
        assert (found.children, found.sightings) == (1, 1)
        assert found.parts["age"] == {"10_14": 1} and found.parts["hours"] == {"up_to_2": 1}
