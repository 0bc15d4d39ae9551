"""Of a machine that is shared only the moments count in which it is ours."""

import pytest

from bench import yardstick
from bench.yardstick import LEARNT, MOST, Yardstick


class Machine:
    """A machine whose work takes 1 ms, and twice that while a neighbour works; a page takes 50 times that."""

    def __init__(self):
        self.busy, self.asked = lambda _n: False, 0

    def turn(self):
        return 2.0 if self.busy(self.asked) else 1.0

    def page(self, number):
        self.asked = number + 1
        return 100.0 if self.busy(number) else 50.0


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def measured(machine):
    return Yardstick(machine.turn, pause=0)


def test_on_a_machine_of_ones_own_every_request_counts(machine, measured):
    assert measured.timed(machine.page, 40) == ([50.0] * 40, 40)


def test_what_was_asked_beside_a_neighbour_is_asked_again(machine, measured):
    machine.busy = lambda number: number % 10 < 5
    times, asked = measured.timed(machine.page, 40)
    assert times == [50.0] * 40 and asked > 80


def test_a_request_that_ended_beside_one_does_not_count(machine, measured):
    machine.busy = lambda number: number == 1
    times, asked = measured.timed(machine.page, 3)
    assert times == [50.0] * 3 and asked == 5


def test_where_the_neighbour_never_rests_all_is_told(machine, measured):
    machine.busy = lambda _number: True
    assert measured.timed(machine.page, 10) == ([100.0] * 10 * MOST, 10 * MOST)


def test_a_slow_page_on_a_machine_of_ones_own_counts(machine, measured):
    times, asked = measured.timed(lambda number: 900.0 if number == 3 else 50.0, 10)
    assert max(times) == 900.0 and asked == 10


def test_it_knows_the_machine_even_where_it_was_shared_at_first():
    turns = iter([2.0] * (LEARNT - LEARNT // 9) + [1.0] * (LEARNT // 9) + [2.0, 1.0])
    found = Yardstick(lambda: next(turns), pause=0)
    assert (found.is_ours(), found.is_ours()) == (False, True)


def test_the_work_takes_a_moment_and_no_more():
    assert 0.05 < min(yardstick.work() for _turn in range(5)) < 100
