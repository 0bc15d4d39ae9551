"""Each method answers what others published for the same table."""

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.estimate.methods import bic, chao, latent, stepwise
from umai.estimate.methods.average import posterior
from umai.estimate.methods.bootstrap import (
    acceleration,
    bca_interval,
    draw_tables,
    wald_interval,
    without_one,
)
from umai.estimate.methods.graphs import decomposable_graphs, elimination
from umai.estimate.models.terms import hierarchical_models, interaction_names, pairs
from umai.estimate.tables.published import published_table


@pytest.mark.parametrize(
    ("name", "total", "terms"),
    [
        ("uk_2013_5", 11313, ["LA*NG", "LA*PFNCA", "NG*GO", "NG*GP", "PFNCA*GP", "GO*GP"]),
        ("new_orleans_5", 1034, []),
        ("western_us", 2483, ["A*E"]),
        ("kosovo", 14342, ["EXH*ABA", "EXH*OSCE", "ABA*OSCE", "EXH*HRW", "OSCE*HRW"]),
    ],
)
def test_the_stepwise_choice_is_the_published_one(name, total, terms):
    table = published_table(name)

    (model,), (found,) = stepwise.choose(table.counts)

    assert interaction_names(model, table.lists) == terms
    assert found == pytest.approx(total, abs=0.5)


def test_the_choice_for_many_tables_is_that_for_each():
    tables = draw_tables(published_table("western_us").counts, 12, numpy.random.default_rng(3))

    together, totals = stepwise.choose(tables)

    for table, model, total in zip(tables, together, totals, strict=True):
        (alone,), (its_total,) = stepwise.choose(table)
        assert alone == model and its_total == pytest.approx(total, rel=1e-6)


def test_the_least_bic_of_113_models_is_that_of_the_report_on_kosovo():
    table = published_table("kosovo")

    (_value, total, model), *_others = bic.ranking(table.counts, hierarchical_models(4, 3), 20)

    assert interaction_names(model, table.lists) == ["EXH*ABA*OSCE", "EXH*HRW", "OSCE*HRW"]
    assert total == pytest.approx(10_356.5, abs=0.1)


def test_leaving_out_models_that_cannot_win_changes_no_choice():
    table = published_table("spina_bifida").counts
    models = hierarchical_models(3, 2)
    tables = draw_tables(table, 12, numpy.random.default_rng(8))

    quick = bic.totals(models, tables)

    for one, total in zip(tables, quick, strict=True):
        every = [bic.ranking(one, (model,), 1) for model in models]
        assert min(found[0] for found in every if found)[1] == pytest.approx(total)


@pytest.mark.parametrize(("lists", "number"), [(2, 1), (3, 7), (4, 60), (5, 821)])
def test_there_are_so_many_decomposable_graphs_without_the_complete_one(lists, number):
    assert len(decomposable_graphs(lists)[0]) == number


def test_a_circle_of_four_lists_is_not_decomposable():
    assert elimination((0b0011, 0b0110, 0b1100, 0b1001), 4) is None


@pytest.mark.parametrize(
    ("name", "delta", "mean", "interval"),
    [("kosovo", 1 / 16, 12749.35, (9827, 16544)), ("congenital_ma", 0.5, 617.82, (588, 655))],
)
def test_the_average_over_graphs_is_that_of_dga(name, delta, mean, interval):
    found = posterior(published_table(name).counts, delta)

    assert found.mean == pytest.approx(mean, rel=1e-4)
    assert found.quantiles([0.025, 0.975]) == pytest.approx(interval, abs=1)


def test_a_table_without_an_upper_limit_is_noticed():
    assert posterior(numpy.array([0, 200, 300, 0.0]), 0.25).reaches_end


def test_a_search_among_many_lists_finds_what_all_graphs_say(monkeypatch):
    table = published_table("kosovo").counts
    of_all = posterior(table, 1 / 16)
    monkeypatch.setattr("umai.estimate.methods.average.ALL_GRAPHS", 3)

    found = posterior(table, 1 / 16)

    assert found.mean == pytest.approx(of_all.mean, rel=0.03)
    assert found.edges == of_all.edges


@given(first=st.floats(0.05, 0.5), second=st.floats(0.05, 0.5), third=st.floats(0.05, 0.5))
@settings(max_examples=25, deadline=None)
def test_the_lower_bound_is_the_number_where_children_are_alike(first, second, third):
    share = [first, second, third]
    on = [[history >> one & 1 for one in range(3)] for history in range(8)]
    table = 10_000 * numpy.array(
        [numpy.prod([p if has else 1 - p for p, has in zip(share, row, strict=True)]) for row in on]
    )

    assert chao.estimate(numpy.concatenate([[0], table[1:]]))[0] == pytest.approx(10_000, rel=1e-4)


def test_the_lower_bound_is_below_where_some_children_are_hard_to_find():
    on = numpy.array([history.bit_count() for history in range(8)])
    table = 5_000 * 0.4**on * 0.6 ** (3 - on) + 5_000 * 0.05**on * 0.95 ** (3 - on)

    total, (low, high) = chao.estimate(numpy.concatenate([[0], table[1:]]))

    assert 6_000 < total < 10_000 and low < total < high


def test_latent_classes_find_the_children_who_are_hard_to_find(monkeypatch):
    monkeypatch.setattr(latent, "BURN_IN", 500)
    monkeypatch.setattr(latent, "KEPT", 500)
    on = numpy.array([history.bit_count() for history in range(32)])
    table = numpy.round(2_000 * 0.5**on * 0.5 ** (5 - on) + 2_000 * 0.2**on * 0.8 ** (5 - on))
    table[0] = 0

    total, (low, high) = latent.estimate(table, numpy.random.default_rng(1))

    assert low < 4_000 < high and total == pytest.approx(4_000, rel=0.1)


def test_the_interval_is_the_middle_of_the_drawn_where_nothing_is_skewed():
    drawn = numpy.arange(1, 2001) + 0.0

    assert bca_interval(1000.5, drawn, 0.0) == pytest.approx((50.5, 1950.5), abs=1)


def test_an_estimate_at_the_edge_of_the_drawn_still_has_an_interval():
    low, high = bca_interval(1.0, numpy.arange(1, 101) + 0.0, 0.0)

    assert 1 <= low <= high <= 100


def test_no_drawn_estimate_means_no_interval():
    assert bca_interval(10.0, numpy.array([numpy.nan]), 0.0) == (None, None)


@given(counts=st.lists(st.integers(0, 50), min_size=7, max_size=7).filter(any))
@settings(deadline=None)
def test_each_history_that_was_seen_loses_one_child_once(counts):
    table = numpy.array([0, *counts], float)

    smaller, weights = without_one(table)

    assert (smaller.sum(axis=1) == table.sum() - 1).all() and (smaller >= 0).all()
    assert weights.sum() == table.sum()


def test_estimates_that_do_not_move_have_no_acceleration():
    assert acceleration(numpy.full(5, 7.0), numpy.ones(5)) == 0


def test_six_lists_are_searched_where_five_are_tried_one_by_one():
    table = published_table("hare").counts

    assert 15 < len(bic.near_models(table)) < 2 ** len(pairs(6))


def test_tables_that_say_nothing_are_answered_without_a_warning():
    with numpy.errstate(all="raise"):
        assert acceleration(numpy.array([numpy.inf, numpy.nan]), numpy.ones(2)) == 0.0
        assert wald_interval(10, 5.0, 1e9) == (10.0, numpy.inf)
