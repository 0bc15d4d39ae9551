"""Streets and houses as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.rounds.planning.dwellings import BadStreets, read_streets


def test_a_street_has_spans_numbers_and_letters():
    assert read_streets("Ленин: 1-3, 5, 7а, 9/2") == [
        f"Ленин {house}" for house in ("1", "2", "3", "5", "7а", "9/2")
    ]


def test_a_line_without_a_colon_is_one_dwelling_in_words():
    assert read_streets("Тегирмендин жанындагы үй\n\n") == ["Тегирмендин жанындагы үй"]


def test_what_stands_there_twice_is_one_dwelling():
    assert read_streets("Ленин: 1, 1, 1-2\nЛенин: 2") == ["Ленин 1", "Ленин 2"]


@pytest.mark.parametrize(
    "typed", [": 1", "Ленин:", "Ленин: 5-1", "Ленин: one", "Ленин: 1-", "Ленин: 1-99999"]
)
def test_a_line_that_cannot_be_read_is_named(typed):
    with pytest.raises(BadStreets, match="2"):
        read_streets(f"Ош: 1\n{typed}")


def test_too_many_at_once_are_refused():
    with pytest.raises(BadStreets):
        read_streets("Ленин: 1-5001")


@given(st.integers(1, 4000), st.integers(0, 900))
def test_a_span_has_as_many_dwellings_as_it_says(first, more):
    assert len(read_streets(f"Ош: {first}-{first + more}")) == more + 1
