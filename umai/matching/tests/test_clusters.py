"""Which rows are joined into one child."""

import random

from umai.matching.engine.clusters import clusters

LISTS = {1: 0, 2: 0, 3: 1, 4: 1, 5: 2}


def test_rows_of_different_lists_are_joined():
    assert clusters([(1, 3, 0.9), (3, 5, 0.8)], LISTS, 0.5) == {1: 1, 3: 1, 5: 1}


def test_two_rows_of_one_list_are_not_joined_over_a_third():
    assert clusters([(1, 3, 0.9), (2, 3, 0.8)], LISTS, 0.5) == {1: 1, 3: 1}


def test_two_rows_of_one_list_are_joined_when_they_are_duplicates_themselves():
    assert clusters([(1, 3, 0.9), (2, 3, 0.8), (1, 2, 0.7)], LISTS, 0.5) == {1: 1, 2: 1, 3: 1}


def test_nothing_below_the_threshold_is_joined():
    assert clusters([(1, 3, 0.49)], LISTS, 0.5) == {}


def test_what_is_exactly_at_the_threshold_is_joined():
    assert clusters([(1, 3, 0.5)], LISTS, 0.5) == {1: 1, 3: 1}


def test_of_equal_pairs_the_row_with_the_smaller_number_is_joined_first():
    """Row 3 can be one child with row 1 or with row 2 of the same list, and nothing else decides."""
    for pairs in ([(2, 3, 0.8), (1, 3, 0.8)], [(1, 3, 0.8), (2, 3, 0.8)]):
        assert clusters(pairs, LISTS, 0.5) == {1: 1, 3: 1}


def test_the_order_of_the_pairs_does_not_matter():
    pairs = [(1, 3, 0.9), (2, 3, 0.8), (2, 4, 0.7), (3, 5, 0.6), (1, 5, 0.6), (2, 5, 0.6)]
    first = clusters(pairs, LISTS, 0.5)

    for seed in range(20):
        random.Random(seed).shuffle(pairs)
        assert clusters(pairs, LISTS, 0.5) == first


def test_two_who_are_known_to_be_apart_are_not_joined_over_a_third_either():
    pairs = [(1, 3, 0.9), (3, 5, 0.8), (1, 5, 0.99)]
    assert clusters(pairs, LISTS, 0.5, {(1, 5)}) == {1: 1, 3: 1}
    assert clusters(pairs, LISTS, 0.5, {(5, 1)}) == {1: 1, 3: 1}


def test_on_a_list_of_many_rows_a_child_one_pair_may_differ():
    pairs = [(1, 2, 0.9), (2, 3, 0.8)]
    lists = dict.fromkeys((1, 2, 3), 0)

    assert clusters(pairs, lists, 0.5) == {1: 1, 2: 1}
    assert clusters(pairs, lists, 0.5, repeated={0}) == {1: 1, 2: 1, 3: 1}


def test_a_row_like_one_of_many_is_not_joined_there_either():
    pairs = [(1, 2, 0.9), (1, 3, 0.9), (2, 3, 0.9), (3, 4, 0.6)]
    lists = dict.fromkeys((1, 2, 3, 4), 0)

    assert clusters(pairs, lists, 0.5, repeated={0}) == {1: 1, 2: 1, 3: 1}
