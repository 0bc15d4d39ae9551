"""How far a round came, as everybody sees who answers for it."""

from datetime import timedelta

import pytest

from umai.law.options.rounds import silent_since
from umai.law.terms.clock import today
from umai.rounds.coverage.reading import coverage_of, running_count_sql, running_rounds, total_of
from umai.rounds.planning.actions import end_round
from umai.rounds.tests.conftest import LEFT, answer, answer_all, planned, stops

FOUND = ("migrants", "others", "none", "refused", "abandoned", "nobody")


@pytest.fixture
def answered(walk, aigul):
    """Six doors of forty with six answers, and one where nobody opened twice."""
    first = stops(walk)
    for stop, result in zip(first, FOUND, strict=False):
        answer(stop, aigul, result, children=[LEFT, LEFT] if result == "migrants" else ())
    for _time in range(2):
        answer(first[6], aigul, "nobody")
    return walk


class TestTheCounts:
    def test_of_a_settlement_are_those_of_the_last_answer_at_each_door_and_add_up(
        self, answered, aigul, erlan
    ):
        (one,) = coverage_of(answered, by=aigul)
        assert (one.dwellings, one.done, one.share, one.children) == (40, 5, 13, 2)
        assert (one.with_migrants, one.with_others, one.childless, one.refused, one.abandoned) == (1,) * 5
        assert (one.unopened, one.again, one.not_yet) == (2, 1, 33)
        whole = total_of(coverage_of(answered, by=erlan), answered)
        assert (whole.dwellings, whole.done, whole.children, whole.last_on) == (40, 5, 2, today())

    def test_are_not_for_others(self, answered, request):
        for who in ("cholpon", "jyldyz", "timur", "nuriya", "omurbek", "bakyt"):
            by = request.getfixturevalue(who)
            assert coverage_of(answered, by=by) == [] and running_rounds(by=by) == [], who


class TestRunning:
    def test_rounds_are_seen_with_their_pace(self, answered, request):
        for who in ("aigul", "azamat", "erlan", "damira", "farida", "jibek"):
            (one,) = running_rounds(by=request.getfixturevalue(who))
            assert (one.pace.dwellings, one.pace.done, one.pace.days, one.pace.gone) == (40, 5, 21, 10), who
            assert (one.pace.behind, one.again, one.last_on) == (14, 1, today()), who
            assert (one.silent, one.overdue) == (False, False), who

    def test_a_round_that_has_not_begun_or_is_over_does_not_run(self, walk, village, aigul):
        planned(village, aigul, from_on=today() + timedelta(days=1), to_on=today() + timedelta(days=2))
        end_round(walk, by=aigul, ended_on=today(), reason="x")
        assert running_rounds(by=aigul) == []


def stopped(by, on=None):
    on = on or today()
    ((_running, silent, overdue),) = by.ask(running_count_sql(by), on=on, silent_since=silent_since(on))
    one = next(iter(running_rounds(by=by, on=on)))
    assert (silent, overdue) == (int(one.silent and not one.overdue), int(one.overdue))
    return one.silent, one.overdue


class TestARoundThatStops:
    def test_is_told_within_a_week_and_where_nobody_ever_came_and_until_somebody_ends_it(
        self, walk, damira, aigul, cholpon
    ):
        assert stopped(damira) == (True, False)
        assert stopped(damira, walk.to_on) == (True, False)
        assert stopped(damira, walk.to_on + timedelta(days=1))[1]
        asked = cholpon.ask(running_count_sql(cholpon), on=today(), silent_since=silent_since(today()))
        assert asked == [(0, 0, 0)]
        answer(stops(walk)[0], aigul)
        assert not stopped(damira, today() + timedelta(days=5))[0]
        assert stopped(damira, today() + timedelta(days=6)) == (True, False)

    def test_is_not_told_where_every_dwelling_is_done(self, walk, damira, aigul):
        answer_all(stops(walk), aigul)
        assert stopped(damira, today() + timedelta(days=9)) == (False, False)
