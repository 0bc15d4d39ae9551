"""What is printed, and what is refused."""

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.disclosure.attacker.reading import PrintedRatio
from umai.disclosure.release.audit import exposures
from umai.disclosure.release.editions import Release
from umai.disclosure.release.loss import information_loss
from umai.disclosure.release.publishing import WouldDisclose, publish
from umai.disclosure.release.ratios import printed_ratio
from umai.disclosure.release.rounding import Rounding
from umai.disclosure.tables.counts import CountedCell, CountTable, counts_of
from umai.disclosure.tables.dimensions import Dimension, TableAxis, UnusableTable

KEY = b"a key for tests, 32 bytes long.."
SEX = TableAxis(Dimension("sex", ("boys", "girls")))
PLACE = TableAxis(Dimension("place", ("Osh", "Uzgen", "Nookat")))
AGE = TableAxis(Dimension("age", ("small", "large")))
BY_FIVE, TO_TEN = Rounding(5, keyed=True), Rounding(10, keyed=False)


def cell(**named):
    return CountedCell("children", tuple(sorted(named.items())))


def table(counts, *axes):
    return CountTable("table", "children", axes, numpy.array(counts))


def released(tables, windows, edition="2025", **more):
    """A release that somebody made without the publication function."""
    return Release(edition, tables, windows=windows, **more)


def exact(tables):
    return {one: (count, count) for one, count in counts_of(tables).items()}


def told(*releases):
    return {(one.cell, one.low, one.high) for one in exposures(releases)}


@given(
    count=st.integers(0, 500), base=st.sampled_from([5, 10]), keyed=st.booleans(), attempt=st.integers(0, 3)
)
def test_a_count_is_in_the_window_of_what_is_printed(count, base, keyed, attempt):
    rounding = Rounding(base, keyed)
    printed = rounding.printed(cell(sex="girls"), count, KEY, attempt)
    low, high = rounding.window(printed)

    assert low <= count <= high and printed % base == 0


@given(base=st.sampled_from([5, 10]), keyed=st.booleans(), times=st.integers(0, 9))
def test_a_window_is_no_wider_than_what_is_printed_so(base, keyed, times):
    """A window that is too wide would have the audit take readers for less clever than they are."""
    rounding, printed = Rounding(base, keyed), base * times

    for count in rounding.window(printed):
        draws = {rounding.printed(cell(sex="girls"), count, KEY, attempt) for attempt in range(300)}
        assert printed in draws


def test_random_rounding_keeps_sums_right_on_average():
    printed = [BY_FIVE.printed(cell(place=str(at)), 2, KEY) for at in range(4000)]

    assert sum(printed) / 4000 == pytest.approx(2, abs=0.15)


def test_another_key_draws_otherwise():
    cells = [cell(place=str(at)) for at in range(50)]

    assert [BY_FIVE.printed(one, 2, KEY) for one in cells] != [
        BY_FIVE.printed(one, 2, b"other") for one in cells
    ]


def test_a_printed_0_may_be_4():
    assert any(BY_FIVE.printed(cell(place=str(at)), 4, KEY) == 0 for at in range(50))
    assert BY_FIVE.window(0) == (0, 4)


def test_a_cell_is_printed_alike_in_every_table_and_edition():
    first, second = table([[12, 3], [8, 9], [30, 41]], PLACE, SEX), table([15, 17, 71], PLACE)
    before = publish([first], edition="2025", key=KEY)

    after = publish([second], edition="2026", key=KEY, earlier=[before])

    assert all(after.printed[one] == before.printed[one] for one in after.printed)


@given(
    counts=st.lists(st.integers(0, 12), min_size=6, max_size=6),
    later=st.lists(st.integers(-2, 2), min_size=6, max_size=6),
    known=st.sets(st.sampled_from(["boys", "girls", ""])),
)
@settings(max_examples=12, deadline=None)
def test_no_reader_of_two_editions_with_exact_sums_is_told_a_small_count(counts, later, known):
    first = numpy.array(counts).reshape(3, 2)
    second = numpy.maximum(first + numpy.array(later).reshape(3, 2), 0)
    done = []
    for edition, numbers in (("2025", first), ("2026", second)):
        tables = [table(numbers, PLACE, SEX)]
        figures = {one: bounds for one, bounds in exact(tables).items() if is_known(one, known)}
        try:
            done.append(publish(tables, edition=edition, key=KEY, earlier=done, known=figures))
        except WouldDisclose as refusal:
            assert refusal.exposed and "Not published" in str(refusal)

    assert exposures(done) == []


def is_known(one, known):
    """Whether others have published this sum of all places."""
    return "place" not in dict(one.categories) and dict(one.categories).get("sex", "") in known


def test_cells_below_an_exact_sum_of_three_are_not_printed():
    tables = [table([[1, 2], [40, 33], [12, 28]], PLACE, SEX)]

    release = publish(tables, edition="2025", key=KEY, known={cell(place="Osh"): (3, 3)})

    assert cell(place="Osh", sex="girls") not in release.printed
    assert release.printed[cell(place="Osh")] == 3


def test_what_exact_figures_leave_for_the_last_cell_is_not_printed_for_them():
    tables = [table([[2, 31], [40, 33], [12, 28]], PLACE, SEX)]
    known = {cell(place="Osh"): (33, 33), cell(place="Osh", sex="girls"): (31, 31)}

    release = publish(tables, edition="2025", key=KEY, known=known)

    assert cell(place="Osh", sex="boys") not in release.printed


def test_an_exact_figure_that_is_not_the_count_is_refused():
    with pytest.raises(UnusableTable):
        publish([table([5, 60], SEX)], edition="2025", key=KEY, known={cell(): (66, 66)})


def test_nearest_ten_tells_a_part_of_two():
    """14 and 2 are printed 10 and 0, and their sum 20: the second is 1 to 4."""
    tables = [table([14, 2], SEX)]

    with pytest.raises(WouldDisclose) as refusal:
        publish(tables, edition="2025", key=KEY, rounding=TO_TEN)

    assert "children: sex girls, 2025: 1 to 4" in str(refusal.value)
    assert "sex: girls with boys" in str(refusal.value)
    assert publish(tables, edition="2025", key=KEY).printed


def test_naive_suppression_is_found():
    tables = [table([[3, 41], [60, 33], [12, 28]], PLACE, SEX)]
    windows = exact(tables) | {cell(place="Osh", sex="boys"): (0, 99)}

    assert told(released(tables, windows)) == {(cell(place="Osh", sex="boys"), 3, 3)}


def test_a_margin_too_many_is_found():
    tables = [table([[3, 41], [60, 33], [12, 28]], PLACE, SEX)]
    holes = [cell(place=place, sex=sex) for place in ("Osh", "Uzgen") for sex in ("boys", "girls")]
    margins = [cell(place="Osh"), cell(place="Uzgen"), cell(sex="boys"), cell(sex="girls")]
    windows = exact(tables) | dict.fromkeys([*holes, *margins, cell()], (0, 99))

    assert told(released(tables, windows)) == set()
    windows |= {cell(place="Osh"): (44, 44), holes[1]: (38, 42)}
    assert (holes[0], 2, 6) not in told(released(tables, windows))
    windows |= {holes[1]: (40, 42)}
    assert (holes[0], 2, 4) in told(released(tables, windows))


def test_a_ratio_that_leaves_three_of_ten_numbers_is_found():
    """66.7 % of at most nine boys and girls are 2, 4 or 6 boys: an interval of five, with two holes."""
    windows = {cell(sex="boys"): (0, 9), cell(): (1, 9)}
    ratios = (PrintedRatio(cell(sex="boys"), cell(), 0.6665, 0.6675),)

    assert told(released([table([4, 2], SEX)], windows)) == set()
    assert (cell(sex="boys"), 2, 6) in told(released([table([4, 2], SEX)], windows, ratios=ratios))


def test_a_change_is_told_by_the_numbers_that_a_ratio_leaves():
    """2, 4 or 6 boys, and then 1: their change is one of three numbers."""
    windows = {cell(sex="boys"): (0, 9), cell(): (1, 9)}
    ratios = (PrintedRatio(cell(sex="boys"), cell(), 0.6665, 0.6675),)
    before = released([table([4, 2], SEX)], windows, "2024", ratios=ratios)
    after = released([table([1, 6], SEX)], windows | {cell(sex="boys"): (1, 1)}, "2025")

    changes = {(one.cell, one.low, one.high) for one in exposures([before, after]) if one.since}

    assert changes == {(cell(sex="boys"), -5, -1)}


def test_a_small_count_is_told_where_fewer_than_five_numbers_are_possible():
    windows = {(0, 0): False, (0, 1): True, (0, 4): False, (1, 4): True, (4, 4): True}
    windows |= {(4, 7): True, (4, 8): False, (5, 5): False}

    found = {
        window: bool(told(released([table([4, 60], SEX)], {cell(sex="boys"): window}))) for window in windows
    }

    assert found == windows


def test_a_small_change_is_told_where_fewer_than_five_are_possible():
    """Of ten boys before: what the window of afterwards tells of the change."""
    windows = {(10, 10): False, (11, 11): True, (6, 6): True, (5, 5): False, (15, 15): False}
    windows |= {(14, 17): True, (14, 18): False, (9, 13): False, (10, 13): True}
    tables = [table([10, 60], SEX)]
    before = released(tables, {cell(sex="boys"): (10, 10)}, "2024")

    found = {
        window: any(one.since for one in exposures([before, released(tables, {cell(sex="boys"): window})]))
        for window in windows
    }

    assert found == windows


def test_the_difference_of_two_editions_is_found():
    before, after = [table([40, 60], SEX)], [table([43, 60], SEX)]

    found = told(released(before, exact(before), "2025"), released(after, exact(after), "2026"))

    assert (cell(sex="boys"), 3, 3) in found and (cell(), 3, 3) in found


def test_two_prints_that_differ_say_that_the_count_changed():
    tables = [table([40, 60], SEX)]
    one = released(tables, {cell(): (98, 100)}, "2025", printed={cell(): 100})
    same = released(tables, {cell(): (100, 102)}, "2026", printed={cell(): 100})
    other = released(tables, {cell(): (100, 102)}, "2026", printed={cell(): 101})

    assert told(one, same) == set()
    assert told(one, other) == {(cell(), 0, 4)}


def test_what_others_published_is_not_told_by_us():
    tables = [table([2, 60], SEX)]

    assert told(released(tables, {}, known=exact(tables))) == set()


def test_two_publications_of_one_edition_are_read_together():
    by_sex, by_place = table([41, 44], SEX), table([3, 12, 70], PLACE)
    holes = dict.fromkeys([cell(place="Osh"), cell(place="Uzgen")], (0, 99))
    first = released([by_place], {cell(place="Nookat"): (70, 70), **holes})
    second = released([by_sex], exact([by_sex]))
    third = released([by_place], {cell(place="Uzgen"): (11, 13)})

    assert told(first, second) == set()
    assert (cell(place="Osh"), 2, 4) in told(first, second, third)


def test_a_print_of_an_earlier_method_keeps_its_window():
    tables = [table([3, 61], SEX)]
    before = publish(tables, edition="2025", key=KEY, rounding=Rounding(10, keyed=True))

    after = publish(tables, edition="2026", key=KEY, earlier=[before])

    assert after.printed == before.printed and after.windows == before.windows


def test_a_ratio_is_that_of_printed_numbers():
    release = released([table([12, 61], SEX)], {}, printed={cell(sex="boys"): 10, cell(): 75})

    assert printed_ratio(release, cell(sex="boys"), cell()) == 10 / 75
    assert printed_ratio(release, cell(sex="girls"), cell()) is None


def test_a_release_says_what_was_asked_of_it():
    first = publish([table([12, 61], SEX)], edition="2025", key=KEY)
    second = publish([table([13, 61], SEX)], edition="2026", key=KEY, earlier=[first])

    assert str(second.report).startswith("6 cells of 2 editions read together: nothing is told")


def test_an_exact_figure_beside_a_rounded_one_does_not_say_that_the_count_changed():
    tables = [table([40, 60], SEX)]
    one = released(tables, {}, "2025", known={cell(): (100, 100)}, printed={cell(): 100})
    other = released(tables, {cell(): (100, 104)}, "2026", printed={cell(): 105})

    assert told(one, other) == set()


def test_a_short_key_is_no_key():
    with pytest.raises(ValueError, match="key"):
        publish([table([12, 61], SEX)], edition="2025", key=b"short")


def test_lost_information_is_counted():
    tables = [table([12, 61], SEX)]
    release = released(tables, {}, printed={cell(sex="boys"): 10, cell(sex="girls"): 60, cell(): 75})

    loss = information_loss(release)

    assert (loss.cells, loss.altered, loss.deviation, loss.sums, loss.broken_sums) == (3, 3, 5 / 3, 1, 1)
