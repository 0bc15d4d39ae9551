"""Which pairs are read whatever the rule did: drawn once, from every layer, and so that it can be drawn again."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.linkage.models import DrawnPair, MatchRun, RecordPair
from umai.linkage.review import actions, quality, sampling
from umai.linkage.tests.pairs import child_of, edition_of, pair_of, rows_of

NUMBER = 24


@pytest.fixture
def edition(file_of, aigul):
    """A matched list with pairs in three layers, more than are drawn in one of them."""
    made, child = edition_of(file_of, NUMBER + 2), child_of(aigul)
    *many, sure, doubtful = rows_of(made)
    for row in many:
        pair_of(row, child, probability=0.01, band="new")
    pair_of(sure, child, probability=0.999, band="automatic")
    pair_of(doubtful, child)
    MatchRun.objects.using("owner").create(edition=made, model="m", carried=0, automatic=1, clerical=1)
    return made


@pytest.fixture
def draws(edition, worker_role):
    assert sampling.draw_samples(using=worker_role) == 20 + 1 + 1 + 3  # and a tenth of 22 for a second reader
    return list(DrawnPair.objects.using("owner").select_related("pair"))


def test_of_every_layer_so_many_are_drawn_once_and_whoever_has_the_seed_draws_the_same_again(
    draws, edition, erlan, worker_role
):
    layers = {(one.layer, one.population) for one in draws if one.purpose == "quality"}
    assert layers == {
        ("register new low", NUMBER),
        ("register automatic all", 1),
        ("register clerical low", 1),
    }
    assert {one.population for one in draws if one.purpose == "twice"} == {22}
    for layer, band in (("register new low", "new"), ("register automatic all", "automatic")):
        mine = sorted((one for one in draws if one.layer == layer), key=lambda one: one.place)
        pairs = RecordPair.objects.using("owner").filter(row__edition=edition, band=band)
        ids = pairs.values_list("pk", flat=True)
        assert sampling.redraw_pairs(ids, mine[0].seed, len(mine)) == [one.pair_id for one in mine]
    assert sampling.draw_samples(using=worker_role) == 0
    assert actions.next_due_pair(erlan).left == 22  # what was drawn waits for its readers


def read(draws, by, purpose):
    """Read what was drawn for this purpose, as far as it waits for this reader."""
    for one in draws:
        with by.speaking():
            due = one.purpose == purpose and actions.turn_of(one.pair_id)
        if due:
            actions.judge_pair(one.pair, by=by, answer="not" if one.pair.band == "new" else "same")


def test_the_figures_are_of_what_was_drawn_and_read_by_both_where_two_read_it(draws, erlan, damira, aigul):
    twice = {one.pair_id for one in draws if one.purpose == "twice"}
    both = [one for one in draws if one.purpose == "quality" and one.pair_id in twice]
    assert both
    read(both, erlan, "quality")
    with damira.speaking():
        assert sum(row.same + row.differ for row in quality.sampled_layers()) == 0
    for by in (erlan, damira):
        read(draws, by, "quality")
    with damira.speaking():
        (found,) = quality.qualities(quality.sampled_layers())
    assert (found.precision.value, found.precision.of) == (1, 1)
    assert found.recall.value == 0.5 and found.recall.of == 22
    lines = [(line.population, line.drawn, line.read) for line in found.lines]
    assert lines == [(NUMBER, 20, 20), (1, 1, 1), (1, 1, 1)]
    with aigul.speaking():
        assert quality.sampled_layers() == []


def test_two_readers_are_counted_as_agreeing_or_not(draws, erlan, damira):
    twice = [one.pair for one in draws if one.purpose == "twice"]
    for pair in twice:
        actions.judge_pair(pair, by=erlan, answer="not")
    for pair, answer in zip(twice, ("not", "not", "same"), strict=True):
        actions.judge_pair(pair, by=damira, answer=answer)
    with damira.speaking():
        agree = quality.reader_agreement()
    assert (agree.agreed.of, round(agree.agreed.value, 3)) == (3, 0.667)


ids = st.lists(st.uuids(), unique=True, max_size=30)


@given(ids, st.uuids(), st.integers(0, 30))
def test_a_draw_hangs_on_the_seed_alone_and_a_larger_one_holds_a_smaller(pairs, seed, number):
    drawn = sampling.redraw_pairs(pairs, seed, number)
    assert drawn == sampling.redraw_pairs(reversed(pairs), seed, number)
    assert drawn == sampling.redraw_pairs(pairs, seed, number + 3)[:number]
    assert len(set(drawn)) == min(number, len(pairs)) and set(drawn) <= set(pairs)


def test_another_seed_draws_others():
    pairs = [uuid.UUID(int=nth) for nth in range(40)]
    assert sampling.redraw_pairs(pairs, uuid.UUID(int=1), 5) != sampling.redraw_pairs(
        pairs, uuid.UUID(int=2), 5
    )
