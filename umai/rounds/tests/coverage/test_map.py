"""A map shows where the settlements of a round lie, near enough that a hole is seen, and names them apart."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from umai.rounds.coverage.map import CLOSE, Frame, MapSettlement, frame_around, with_names

DISTRICT = Frame(100, 100, 80, 60)
drawn = st.lists(
    st.builds(
        MapSettlement, st.none(), st.floats(100, 180), st.floats(100, 160), st.just("none"), st.just("")
    ),
    min_size=1,
    max_size=10,
)


@given(drawn)
def test_every_settlement_lies_in_the_frame(drawn):
    left, top, width, height = frame_around(drawn, DISTRICT)
    assert all(left <= one.x <= left + width and top <= one.y <= top + height for one in drawn)


@given(drawn)
def test_no_name_is_written_over_another(drawn):
    frame = frame_around(drawn, DISTRICT)
    lines = sorted(one.name_y for one in with_names(drawn, frame))
    assert all(low - high > frame.letters for high, low in pairwise(lines))


@given(drawn)
def test_a_name_goes_towards_the_middle_of_the_map(drawn):
    frame = frame_around(drawn, DISTRICT)
    middle = frame.left + frame.width / 2
    assert all(one.to_the_left == (one.x > middle) for one in with_names(drawn, frame))


def test_settlements_that_lie_close_are_drawn_large():
    close = [MapSettlement(None, 130 + step, 120, "none", "") for step in range(3)]
    assert frame_around(close, DISTRICT).width == CLOSE
