"""Models, their fits, and which of them cannot be estimated."""

import numpy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from umai.estimate.models.existence import (
    NO_MAXIMUM,
    NOT_IDENTIFIABLE,
    OK,
    empty_terms,
    has_positive_means,
    state_of,
)
from umai.estimate.models.fitting import fit
from umai.estimate.models.terms import (
    design,
    hierarchical_models,
    interaction_names,
    pairs,
    parts_of,
    size_of,
)
from umai.estimate.tables.published import published_table

A, B, C = 1, 2, 4
AB, AC, BC = A | B, A | C, B | C
# The table by which Chan, Silverman and Vincent (2021) show both kinds of failure: their tables 2 and 3.
ARTIFICIAL = numpy.array([0, 40, 30, 6, 20, 0, 0, 0.0])


@pytest.mark.parametrize(("lists", "highest", "number"), [(2, 1, 1), (3, 2, 8), (4, 3, 113), (5, 2, 1024)])
def test_there_are_so_many_hierarchical_models(lists, highest, number):
    assert len(set(hierarchical_models(lists, highest))) == number


@pytest.mark.parametrize("model", hierarchical_models(4, 3))
def test_a_model_has_every_smaller_interaction(model):
    assert all(part in model for term in model if size_of(term) > 2 for part in parts_of(term))


def test_only_the_largest_interactions_are_named():
    assert interaction_names((AB, AC, BC, 7, 9), ["A", "B", "C", "D"]) == ["A*B*C", "A*D"]


@given(only_a=st.integers(1, 10**6), only_b=st.integers(1, 10**6), both=st.integers(1, 10**6))
@example(only_a=1, only_b=885943, both=427782)  # a small mean beside large sums
@settings(max_examples=30, deadline=None)
def test_two_independent_lists_give_the_formula_of_lincoln_and_petersen(only_a, only_b, both):
    fits = fit((), numpy.array([0, only_a, only_b, both]))

    assert fits.hidden[0] == pytest.approx(only_a * only_b / both, rel=1e-5, abs=1e-3)


@given(counts=st.lists(st.integers(0, 40), min_size=7, max_size=7))
@settings(max_examples=30, deadline=None)
def test_fitted_means_have_the_sums_of_the_counts(counts):
    fits = fit((AB,), numpy.array([0, *counts]))

    if numpy.isfinite(fits.hidden[0]):
        matrix = design((AB,), 3)
        assert fits.means[0] @ matrix == pytest.approx(numpy.array(counts) @ matrix, rel=1e-5, abs=1e-5)


@given(counts=st.lists(st.sampled_from([0, 0, 1, 3, 40]), min_size=7, max_size=7))
@settings(max_examples=40, deadline=None)
def test_a_fit_exists_exactly_where_the_linear_programme_says_so(counts):
    seen = numpy.array(counts) > 0
    for model in [(), (AB,), (AB, AC), pairs(3)]:
        exists = bool(numpy.isfinite(fit(model, numpy.array([0, *counts])).hidden[0]))

        assert exists == (seen.any() and state_of(model, seen, 3) == OK)


def test_many_tables_are_fitted_as_each_alone():
    tables = numpy.array(
        [[0, 9, 8, 3, 7, 2, 4, 1], [0, 90, 8, 3, 7, 0, 4, 1], [0, 5, 5, 0, 5, 0, 5, 2]], float
    )

    together = fit((AC,), tables).hidden

    assert together == pytest.approx([fit((AC,), table).hidden[0] for table in tables], nan_ok=True)


def test_a_pair_that_was_never_seen_is_at_minus_infinity():
    seen = ARTIFICIAL[1:] > 0

    assert empty_terms((AC, BC), seen, 3) == [AC, BC]
    assert fit((AC, BC), ARTIFICIAL).hidden[0] == pytest.approx(40 * 30 / 6)


def test_a_model_with_all_pairs_is_not_identifiable_where_two_of_them_were_never_seen():
    assert state_of(pairs(3), ARTIFICIAL[1:] > 0, 3) == NOT_IDENTIFIABLE
    assert numpy.isnan(fit(pairs(3), ARTIFICIAL).hidden[0])


def test_a_model_without_a_maximum_is_refused():
    assert state_of((AB,), ARTIFICIAL[1:] > 0, 3) == NO_MAXIMUM
    assert numpy.isnan(fit((AB,), ARTIFICIAL).hidden[0])


def test_a_table_whose_every_history_was_seen_has_positive_means():
    assert has_positive_means(design((), 3), numpy.ones(7, bool))


@pytest.mark.parametrize(
    ("name", "total"),
    [("new_orleans_5", 1034.15), ("hav_taiwan", 388.48), ("hare", 75.07), ("spina_bifida", 763.89)],
)
def test_main_effects_are_those_of_other_programs(name, total):
    table = published_table(name)

    assert table.observed + fit((), table.counts).hidden[0] == pytest.approx(total, abs=0.01)
