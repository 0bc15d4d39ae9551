"""Words one slip apart share a trace; the rest is told by their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.matching.comparison.conditions import levenshtein
from umai.names.similarity import (
    Similarity,
    edit_distance,
    far_traces,
    near_traces,
    similarity_of,
    skeleton,
    traces,
)

LETTERS = "абгдежзиклмнопрсту"
WORDS = st.text(LETTERS, min_size=5, max_size=14)


@st.composite
def slipped(draw):
    """A word, and the same with one letter dropped, added, replaced, or swapped with the next."""
    word = draw(WORDS)
    at = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from(LETTERS))
    other = draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )
    return word, other


@given(slipped())
def test_one_slip_leaves_a_trace_and_is_seen_as_one(pair):
    word, other = pair
    assert set(near_traces(other)) & set(traces(word))
    assert similarity_of(word, other) in (Similarity.NEAR, Similarity.FOLDED)


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways(one, other):
    assert edit_distance(one, other) == edit_distance(other, one)
    assert (edit_distance(one, other) == 0) == (one == other)


@given(st.text("абв", max_size=7), st.text("абв", max_size=7), st.integers(1, 3))
def test_counting_stops_early_and_says_the_same(one, other, most):
    assert edit_distance(one, other, most) == min(edit_distance(one, other, 9), most + 1)
    assert levenshtein(one, other, most) == min(levenshtein(one, other, 9), most + 1)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("нурлан", "нурлан", 0),
        ("нурлан", "нурлн", 1),
        ("нурлан", "нулран", 1),
        ("нурлан", "урлнан", 2),
        ("нурлан", "азамат", 3),
        ("", "ан", 2),
        ("аб", "ба", 1),
    ],
)
def test_slips_are_counted(one, other, slips):
    assert edit_distance(one, other) == slips
    assert edit_distance(one, other, 1) == min(slips, 2)


def test_a_consonant_lost_and_vowels_misheard_are_found_farther_off():
    assert set(far_traces("сидиал")) & set(traces("сидигали"))
    assert not set(near_traces("сидиал")) & set(traces("сидигали"))


def test_a_leading_vowel_keeps_its_class():
    assert skeleton("асан") != skeleton("усон")


def test_too_little_is_left_of_a_short_word():
    assert skeleton("али") == skeleton("") == ""
    assert similarity_of("али", "ала") == Similarity.OTHER


@given(st.text(st.characters(categories=["L"]), max_size=60))
def test_any_word_has_traces(text):
    assert traces(text)[0] == text and len(set(traces(text))) == len(traces(text))
    assert set(near_traces(text)) <= set(traces(text))
    far_traces(text)
