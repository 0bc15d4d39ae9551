"""Missed links: what they do to a table, and the way back."""

from itertools import combinations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.estimate.answers.links import LinkRecall, average, correct, draw_corrected_tables
from umai.estimate.tables.links import splitting, table_of_all_links, uniform_recall


def test_two_rows_are_one_child_or_two():
    parts = splitting(uniform_recall(2, 0.9))

    assert parts[3, 3] == pytest.approx(0.9)
    assert parts[1, 3] == parts[2, 3] == pytest.approx(0.1)


def test_three_rows_stay_together_by_any_two_links():
    parts = splitting(uniform_recall(3, 0.9))

    assert parts[7, 7] == pytest.approx(0.9**3 + 3 * 0.9**2 * 0.1)
    assert parts[3, 7] == pytest.approx(0.9 * 0.1**2)
    assert parts[1, 7] == pytest.approx(0.1**2)


@given(recall=st.floats(0.5, 1))
@settings(deadline=None)
def test_no_row_is_lost_by_a_missed_link(recall):
    parts = splitting(uniform_recall(4, recall))

    for history in range(1, 16):
        rows = sum(parts[part, history] * part.bit_count() for part in range(1, 16))
        assert rows == pytest.approx(history.bit_count())


def test_each_two_lists_may_have_a_share_of_their_own():
    recall = uniform_recall(3, 1.0)
    recall[0, 1] = recall[1, 0] = 0.6

    parts = splitting(recall)

    assert parts[3, 3] == pytest.approx(0.6)
    assert parts[7, 7] == pytest.approx(1.0)


@given(counts=st.lists(st.integers(1, 5000), min_size=15, max_size=15), recall=st.floats(0.6, 1))
@settings(deadline=None)
def test_the_correction_undoes_what_missed_links_did(counts, recall):
    table = numpy.array([0, *counts], float)
    shares = uniform_recall(4, recall)

    assert table_of_all_links(splitting(shares) @ table, shares) == pytest.approx(table, rel=1e-6, abs=1e-4)


def test_the_expected_parts_are_those_of_all_graphs_of_links():
    recall, lists = 0.7, range(3)
    links = list(combinations(lists, 2))
    expected = numpy.zeros(8)
    for chosen in range(8):
        probability = numpy.prod([recall if chosen >> at & 1 else 1 - recall for at in range(3)])
        groups = [{one} for one in lists]
        for at, (first, second) in enumerate(links):
            if chosen >> at & 1:
                one = next(group for group in groups if first in group)
                other = next(group for group in groups if second in group)
                if one is not other:
                    groups.remove(other)
                    one |= other
        for group in groups:
            expected[sum(1 << one for one in group)] += probability

    assert splitting(uniform_recall(3, recall))[:, 7] == pytest.approx(expected)


def test_a_share_of_links_that_is_uncertain_widens_the_interval():
    table = numpy.array([0, 900, 800, 150, 700, 120, 110, 30.0])
    rng = numpy.random.default_rng(4)

    exact = average(table, 1 / 8, LinkRecall(0.95), rng).interval
    measured = average(table, 1 / 8, LinkRecall(0.95, known=60), rng).interval

    assert measured[1] - measured[0] > 1.1 * (exact[1] - exact[0])


def test_more_links_mean_fewer_children():
    table = numpy.array([0, 900, 800, 150, 700, 120, 110, 30.0])

    assert correct(table, 0.95).sum() < table.sum()
    assert correct(table, 1.0) is table


def test_drawn_tables_are_corrected_each_by_its_own_share():
    table = numpy.array([0, 900, 800, 150, 700, 120, 110, 30.0])

    drawn = draw_corrected_tables(table, 50, LinkRecall(0.9, known=100), numpy.random.default_rng(1))

    assert len(set(drawn.sum(axis=1).round(6))) == 50
