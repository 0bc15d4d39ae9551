"""What a reader can tell from tables: known answers, and every small table tried."""

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.disclosure.attacker.bounds import NoCountsAgree, SumLines
from umai.disclosure.attacker.intervals import quick_intervals
from umai.disclosure.attacker.programme import CountProgramme
from umai.disclosure.attacker.reading import MOST, PrintedRatio, read_tables
from umai.disclosure.attacker.search import cell_intervals
from umai.disclosure.tables.counts import CountedCell, CountTable, counts_of
from umai.disclosure.tables.dimensions import Dimension, TableAxis


def dimension(name, size):
    return Dimension(name, tuple(f"{name}{at}" for at in range(size)))


def axis(name, size):
    return TableAxis(dimension(name, size))


def cell(**named):
    return CountedCell("children", tuple(sorted(named.items())))


def table(counts, *names):
    counts = numpy.array(counts)
    return CountTable(
        "table",
        "children",
        tuple(axis(name, size) for name, size in zip(names, counts.shape, strict=True)),
        counts,
    )


def hidden(tables, *holes, at_least=0):
    """All cells printed exactly but these, of which readers know the least they can be."""
    return {
        one: (at_least, MOST) if one in holes else (count, count) for one, count in counts_of(tables).items()
    }


def intervals(tables, windows, ratios=()):
    reading = read_tables(tables, windows, tuple(ratios))
    found = cell_intervals(reading)
    return {one: (int(found.low[at]), int(found.high[at])) for one, at in reading.linked.index.items()}


def test_a_single_hole_is_filled():
    tables = [table([[3, 8], [7, 9]], "place", "sex")]
    hole = cell(place="place0", sex="sex0")

    assert intervals(tables, hidden(tables, hole))[hole] == (3, 3)


def test_four_holes_in_a_square_are_held_by_the_smallest():
    tables = [table([[3, 8, 1], [7, 9, 1], [1, 1, 1]], "place", "sex")]
    holes = [cell(place=f"place{p}", sex=f"sex{s}") for p in (0, 1) for s in (0, 1)]

    found = intervals(tables, hidden(tables, *holes))

    assert found[holes[0]] == (0, 10)
    assert found[holes[3]] == (6, 16)


def test_a_bridge_with_two_holes_in_every_line_is_told():
    """Two squares of holes that share no line but through one cell: the shared sums give it away."""
    counts = numpy.full((4, 4), 9)
    counts[2, 1] = 3
    holes = [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (2, 2), (2, 3), (3, 2), (3, 3)]
    tables = [table(counts, "a", "b")]
    named = [cell(a=f"a{row}", b=f"b{column}") for row, column in holes]

    assert intervals(tables, hidden(tables, *named))[cell(a="a2", b="b1")] == (3, 3)


def test_a_count_hidden_in_one_table_is_told_by_a_linked_one():
    first, second = table([[3, 8], [7, 9]], "place", "sex"), table([11, 16], "place")
    holes = [cell(place="place0", sex="sex0"), cell(place="place0"), cell(sex="sex0")]
    windows = hidden([first], *holes)

    assert intervals([first], windows)[holes[0]] == (3, 3)
    windows[cell()] = (0, MOST)
    assert intervals([first], windows)[holes[0]] == (0, MOST - 24)
    assert intervals([first, second], {**windows, cell(place="place0"): (11, 11)})[holes[0]] == (3, 3)


def test_tables_in_a_circle_are_held_by_the_joint_table():
    """Three children in a place are all small, and all girls: so many small girls there are at least."""
    tables = [table([[3, 0], [2, 5]], "place", "age"), table([[3, 0], [4, 3]], "place", "sex")]
    tables.append(table([[5, 0], [2, 3]], "age", "sex"))
    windows = {one: (count, count) for one, count in counts_of(tables[:2]).items()}

    found = intervals(tables, windows)

    assert found[cell(age="age0", sex="sex0")][0] == 3


def test_overlapping_areas_are_subtracted():
    place = Dimension("place", ("a", "b", "c"), (("north", ("a", "b")), ("south", ("b", "c"))))
    north, south = TableAxis(place, ("north", "c")), TableAxis(place, ("south", "a"))
    tables = [
        CountTable("one", "children", (north,), numpy.array([12, 9])),
        CountTable("two", "children", (south,), numpy.array([11, 10])),
    ]
    windows = {one: (count, count) for one, count in counts_of(tables).items()}

    assert intervals(tables, windows)[cell(place="b")] == (2, 2)


def test_a_group_is_the_sum_of_its_districts():
    place = Dimension("place", ("a", "b", "c"), (("oblast", ("a", "b")),))
    tables = [CountTable("one", "children", (TableAxis(place, (), ("oblast",)),), numpy.array([3, 40, 9]))]

    assert intervals(tables, hidden(tables, cell(place="a"), cell(place="c")))[cell(place="a")] == (3, 3)


def test_an_exact_ratio_tells_a_rounded_count():
    tables = [table([3, 54], "place")]
    windows = {cell(place="place0"): (0, 4), cell(): (51, 59)}
    ratio = PrintedRatio(cell(place="place0"), cell(), 0.0525, 0.0535)

    assert intervals(tables, windows)[cell(place="place0")] == (0, 4)
    assert intervals(tables, windows, [ratio])[cell(place="place0")] == (3, 3)


def test_a_ratio_leaves_holes_between_the_bounds():
    reading = read_tables(
        [table([4, 2], "place")],
        {cell(place="place0"): (0, 9), cell(): (1, 9)},
        (PrintedRatio(cell(place="place0"), cell(), 0.6665, 0.6675),),
    )
    found = cell_intervals(reading, enough=5)
    above, all_children = reading.linked.index[cell(place="place0")], reading.linked.index[cell()]

    assert found.numbers(above) == {2, 4, 6} and found.possible[above] == 3
    assert found.numbers(all_children) == {3, 6, 9}


def test_holes_go_on_to_the_other_parts_of_a_sum():
    reading = read_tables(
        [table([4, 2, 12], "place")],
        {cell(place="place0"): (0, 9), cell(place="place1"): (1, 9), cell(): (18, 18)},
        (PrintedRatio(cell(place="place0"), cell(place="place1"), 2, 2),),
    )
    found = cell_intervals(reading, enough=5)

    assert found.numbers(reading.linked.index[cell(place="place2")]) == {6, 9, 12, 15}


def test_what_cannot_be_true_is_a_contradiction():
    tables = [table([3, 4], "place")]

    with pytest.raises(NoCountsAgree):
        intervals(tables, {cell(place="place0"): (3, 3), cell(place="place1"): (4, 4), cell(): (8, 8)})


def test_whole_numbers_tell_what_a_linear_programme_does_not():
    """Six cells are equal, and one more is 1: their sum is 1 to 5 for a line, and 1 in whole numbers."""
    equal, between = [f"z{at}" for at in range(6)], [f"q{at}" for at in range(5)]
    groups = {"sum": (*equal, "one")}
    for at in range(5):
        groups |= {f"left{at}": (equal[at], between[at]), f"right{at}": (equal[at + 1], between[at])}
    place = Dimension("place", (*equal, *between, "one"), tuple(groups.items()))
    counts = numpy.array([0] * 6 + [9] * 5 + [1])
    tables = [CountTable("one", "children", (TableAxis(place, (), tuple(groups)),), counts)]
    windows = {cell(place=label): (9, 9) for label in groups if label != "sum"}
    windows |= {cell(place="sum"): (1, 5), cell(place="one"): (1, 1)}
    reading = read_tables(tables, windows)
    lines, at = SumLines(reading.linked), reading.linked.index[cell(place="sum")]
    quick = quick_intervals(reading, lines)
    linear = CountProgramme(reading, lines, quick.low, quick.high).solve({at: 1.0}, most=True)[0]

    assert linear == pytest.approx(5)
    assert intervals(tables, windows)[cell(place="sum")] == (1, 1)


@given(
    shape=st.sampled_from([(2, 2), (2, 3), (2, 2, 2)]),
    counts=st.lists(st.integers(0, 3), min_size=8, max_size=8),
    below=st.lists(st.integers(0, 2), min_size=27, max_size=27),
    above=st.lists(st.integers(0, 2), min_size=27, max_size=27),
)
@settings(max_examples=40, deadline=None)
def test_intervals_are_those_of_every_table_tried(shape, counts, below, above):
    counts = numpy.resize(counts, shape) % (4 if len(shape) == 2 else 2)
    names = ("a", "b", "c")[: len(shape)]
    tables = [table(counts, *names)] if len(shape) == 2 else tables_in_a_circle(counts)
    windows = {
        one: (max(count - less, 0), count + more)
        for (one, count), less, more in zip(counts_of(tables).items(), below, above, strict=False)
    }

    found = intervals(tables, windows)

    for one, ends in ends_of_every_table(names, counts, windows).items():
        assert found[one] == ends


def tables_in_a_circle(counts):
    return [
        table(counts.sum(axis=left), *(name for at, name in enumerate("abc") if at != left))
        for left in (2, 1, 0)
    ]


def ends_of_every_table(names, counts, windows):
    """The least and most of every cell among all tables of whole numbers within the windows, each tried."""
    cells = list(counts_of([table(counts, *names)]))
    corners = [dict(zip(names, at, strict=True)) for at in numpy.ndindex(counts.shape)]
    inside = numpy.array(
        [
            [all(label == f"{name}{at[name]}" for name, label in one.categories) for at in corners]
            for one in cells
        ]
    ).astype(numpy.int8)
    most = [
        min(high for one, (_low, high) in windows.items() if inside[cells.index(one), at])
        for at in range(counts.size)
    ]
    every = numpy.indices([high + 1 for high in most], numpy.int8).reshape(counts.size, -1)
    sums = {one: inside[cells.index(one)] @ every for one in windows}
    fits = numpy.all(
        [(sums[one] >= low) & (sums[one] <= high) for one, (low, high) in windows.items()], axis=0
    )
    return {one: (int(of[fits].min()), int(of[fits].max())) for one, of in sums.items()}


def test_a_printed_ratio_says_that_its_denominator_is_not_zero():
    tables = [table([[1, 0], [20, 30]], "place", "sex")]
    girls, all_here = cell(place="place0", sex="sex0"), cell(place="place0")
    windows = {girls: (0, 4), all_here: (0, 4)}
    assert intervals(tables, windows)[girls] == (0, 4)

    found = intervals(tables, windows, [PrintedRatio(girls, all_here, 0.9995, 1.0005)])

    assert found[girls] == found[all_here] == (1, 4)
