"""How two teams agree: against published figures, and at the boundaries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.rounds.anew.agreement import Captured, ChildOnce, at_least, captured, exact_share, kappa


@pytest.mark.parametrize(
    ("found", "of", "low", "high"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 5.
        (81, 263, 0.2527, 0.3676),
        (15, 148, 0.0578, 0.1617),
        (0, 20, 0.0000, 0.1684),
        (1, 29, 0.0009, 0.1776),
    ],
)
def test_the_exact_interval_is_that_of_the_paper(found, of, low, high):
    share = exact_share(found, of)
    assert (share.low, share.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_nothing_of_nothing_is_no_share():
    assert exact_share(0, 0) is None


def test_all_of_all_reaches_one():
    assert exact_share(30, 30).high == 1.0 and exact_share(30, 30).low == pytest.approx(0.8843, abs=1e-4)


@given(of=st.integers(1, 400), data=st.data())
def test_beyond_each_end_of_the_interval_what_was_found_is_rare(of, data):
    found = data.draw(st.integers(0, of))
    share = exact_share(found, of)
    assert share.low <= share.value <= share.high
    if found:
        assert at_least(found, of, share.low) == pytest.approx(0.025, abs=1e-6)
    if found < of:
        assert 1 - at_least(found + 1, of, share.high) == pytest.approx(0.025, abs=1e-6)


class TestKappa:
    def test_of_forty_yes_and_no_answers(self):
        pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
        assert kappa(pairs) == pytest.approx(0.4)

    def test_of_two_who_always_agree_is_one(self):
        assert kappa([("a", "a"), ("b", "b")]) == 1

    @pytest.mark.parametrize("pairs", [[], [("a", "a")] * 5])
    def test_is_none_where_chance_alone_would_agree(self, pairs):
        assert kappa(pairs) is None

    @given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
    def test_is_the_same_whoever_was_first(self, pairs):
        assert kappa(pairs) == pytest.approx(kappa([(b, a) for a, b in pairs]))


class TestOneChild:
    @pytest.mark.parametrize(
        ("first", "second", "counts"),
        [
            ([ChildOnce("x", "m", 9)], [ChildOnce("x", "f", 14)], (1, 0, 0)),
            ([ChildOnce("x", "m", 9)], [ChildOnce("y", "m", 9)], (0, 1, 1)),
            ([ChildOnce("x", "m", 9)], [ChildOnce(None, "m", 10)], (1, 0, 0)),
            ([ChildOnce(None, "m", 9)], [ChildOnce(None, "m", 11)], (0, 1, 1)),
            ([ChildOnce(None, "m", 9)], [ChildOnce(None, "f", 9)], (0, 1, 1)),
            ([ChildOnce()], [ChildOnce(None, "f", 9)], (1, 0, 0)),
            ([], [ChildOnce(None, "f", 9)], (0, 0, 1)),
            ([ChildOnce(None, "f", 9)], [], (0, 1, 0)),
        ],
    )
    def test_is_who_the_office_says_else_who_may_be_the_same(self, first, second, counts):
        assert captured(first, second) == counts

    def test_of_two_the_nearer_in_age_is_taken(self):
        first = [ChildOnce(None, "m", 9), ChildOnce(None, "m", 10)]
        assert captured(first, [ChildOnce(None, "m", 10), ChildOnce(None, "m", 11)]) == (1, 1, 1)
        assert captured(first, [ChildOnce(None, "m", 10), ChildOnce(None, "m", 9)]) == (2, 0, 0)

    @given(
        *(
            st.lists(
                st.builds(
                    ChildOnce,
                    st.sampled_from([None, "x", "y"]),
                    st.sampled_from(["", "f", "m"]),
                    st.one_of(st.none(), st.integers(0, 17)),
                ),
                max_size=6,
            )
            for _team in range(2)
        )
    )
    def test_is_counted_once_by_each_team(self, first, second):
        found = captured(first, second)
        assert found.both + found.first_alone == len(first)
        assert found.both + found.second_alone == len(second)


def test_the_histories_are_counts_of_two_lists():
    assert Captured(5, 2, 3).histories() == [
        {"walk": 1, "asked_anew": 1, "count": 5},
        {"walk": 1, "asked_anew": 0, "count": 2},
        {"walk": 0, "asked_anew": 1, "count": 3},
    ]
