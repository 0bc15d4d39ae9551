"""A slip of the pen in the code of a dwelling is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.rounds.codes import code_of, read_code

ROUNDS, NUMBERS = st.integers(1, 9999), st.integers(1, 99999)


@given(ROUNDS, NUMBERS)
def test_a_code_is_read_as_it_was_printed(round_number, number):
    code = code_of(round_number, number)
    assert read_code(code) == read_code(code.replace("-", "")) == (round_number, number)


@given(ROUNDS, NUMBERS, st.data())
def test_one_wrong_digit_is_noticed(round_number, number, data):
    digits = code_of(round_number, number).replace("-", "")
    place = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from("0123456789").filter(lambda one: one != digits[place]))
    assert read_code(digits[:place] + wrong + digits[place + 1 :]) is None


@given(ROUNDS, NUMBERS, st.data())
def test_two_swapped_neighbours_are_noticed(round_number, number, data):
    digits = code_of(round_number, number).replace("-", "")
    place = data.draw(st.integers(0, len(digits) - 2))
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assert swapped == digits or read_code(swapped) is None


@pytest.mark.parametrize("typed", ["", "abc", "12", "1-2-3", "٣٤٥٦٧٨٩"])
def test_what_is_no_code_means_nothing(typed):
    assert read_code(typed) is None
