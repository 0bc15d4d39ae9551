"""Files of counts by period: what is read, and what is refused with its line and column."""

from datetime import date

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.counts.files import UnusableCounts
from umai.evaluate.before_after.judging import refuse_short, split
from umai.evaluate.districts.judging import refuse_few
from umai.evaluate.series.periods import MONTHS, QUARTERS, begins_period, name_period, parse_period, period_of
from umai.evaluate.series.reading import read_series
from umai.evaluate.series.tables import NEVER, Panel, Series

MONTHLY = "period,count\n2024-01,4\n2024-02,0\n2024-03,7\n"
TWO = "period,district,count,start\n2024-01,Ош,4,\n2024-02,Ош,5,\n2024-01,Нарын,3,2024-02\n2024-02,Нарын,1,2024-02\n"


def read(tmp_path, text, *, encoding="utf-8"):
    path = tmp_path / "series.csv"
    path.write_bytes(text.encode(encoding))
    return read_series(path)


def months(number, *, count=5.0):
    """So many months from January 2020."""
    return Series(
        "file", MONTHS, 2020 * 12 + numpy.arange(number), numpy.full(number, count), numpy.ones(number)
    )


def test_months(tmp_path):
    found = read(tmp_path, MONTHLY)

    assert isinstance(found, Series) and found.counts.tolist() == [4, 0, 7]
    assert [found.period(one) for one in found.at] == ["2024-01", "2024-02", "2024-03"]


def test_quarters_with_a_population_in_any_order(tmp_path):
    found = read(tmp_path, "period,count,population\n2024-Q2,4,1000\n2024Q1,3,990\n")

    assert (
        isinstance(found, Series)
        and found.counts.tolist() == [3, 4]
        and found.exposure.tolist() == [990, 1000]
    )


def test_districts_with_their_starts(tmp_path):
    found = read(tmp_path, TWO)

    assert isinstance(found, Panel) and found.districts == ["Ош", "Нарын"]
    assert found.counts.tolist() == [[4, 5], [3, 1]] and found.starts.tolist() == [NEVER, 2024 * 12 + 1]
    assert found.treated.tolist() == [[False, False], [False, True]]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (MONTHLY.replace(",7", ",-7"), "line 4, column count", "negative"),
        (MONTHLY.replace(",7", ",many"), "line 4, column count", "not a whole number"),
        (MONTHLY.replace(",7", ",7.5"), "line 4, column count", "not a whole number"),
        (MONTHLY.replace(",7", ",9999999999999"), "line 4, column count", "more than"),
        (MONTHLY.replace("2024-02,0\n", ""), "2024-02 is missing", "the count is 0"),
        (MONTHLY + "2024-03,8\n", "line 5", "line 4 stands there again"),
        (MONTHLY + "2024,8\n", "line 5, column period", "is a year"),
        (MONTHLY + "2024-13,8\n", "line 5, column period", "neither a month"),
        (MONTHLY + "2024-Q2,8\n", "line 5, column period", "is a quarter where line 2 is none"),
        (MONTHLY + "2024-04\n", "line 5", "1 values where the header has 2"),
        ("period,number\n2024-01,4\n", "line 1, column 2", "is none of"),
        ("period,count,count\n2024-01,4,4\n", "line 1, column 3", "stands there twice"),
        ("period\n2024-01\n", "line 1", "no column count"),
        ("count\n4\n", "line 1", "no column period"),
        ("", "series.csv", "no row below its header"),
        ("period,count,population\n2024-01,4,0\n", "line 2, column population", "above 0"),
        ("period,count,population\n2024-01,4,nan\n", "line 2, column population", "above 0"),
        ("period,count,definition\n2024-01,4,old\n2024-02,4,new\n", "line 3, column definition", "redefined"),
        ("period,count,start\n2024-01,4,\n", "line 1, column start", "need a column district"),
        ("period,count,district\n2024-01,4,a\n", "line 1", "no column start"),
        (TWO.replace("2024-02,Ош,5,\n", ""), "line 3", "other periods"),
        (TWO.replace("5,", "5,2024-02"), "line 3, column start", "is not that of line 2"),
        (TWO.replace("2024-02,Нарын,1,2024-02", "2024-02,,1,2024-02"), "line 5, column district", "is empty"),
        (TWO.replace(",2024-02\n", ",soon\n"), "line 4, column start", "is no month"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(tmp_path, text, where, what):
    with pytest.raises(UnusableCounts) as refused:
        read(tmp_path, text)

    assert where in str(refused.value) and what in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("day", [date(2019, 12, 1), date(2020, 1, 1), date(2023, 1, 1)])
def test_a_date_outside_of_the_series_is_refused(day):
    with pytest.raises(UnusableCounts, match="from 2020-01 to 2022-12"):
        split(months(36), day)


def test_a_period_that_the_date_cuts_is_left_out():
    kept, change_at, left_out = split(months(36), date(2022, 1, 10))

    assert left_out == 2022 * 12 and change_at == left_out + 1
    assert len(kept.at) == 35 and left_out not in kept.at


def test_the_first_day_of_a_period_cuts_nothing():
    kept, change_at, left_out = split(months(36), date(2022, 1, 1))

    assert (len(kept.at), change_at, left_out) == (36, 2022 * 12, None)


@pytest.mark.parametrize(
    ("length", "day", "what"),
    [(36, date(2021, 6, 1), "17 months before"), (36, date(2022, 8, 1), "5 months after")],
)
def test_a_side_of_the_date_that_is_too_short_is_refused(length, day, what):
    series, change_at, _left_out = split(months(length), day)

    with pytest.raises(UnusableCounts, match=what):
        refuse_short(series, change_at)


def test_a_series_of_hardly_anything_is_refused():
    series, change_at, _left_out = split(months(36, count=1.0), date(2021, 7, 1))

    with pytest.raises(UnusableCounts, match="18 counted before"):
        refuse_short(series, change_at)


@pytest.mark.parametrize(
    ("starts", "what"),
    [
        ([NEVER] * 8, "in no district"),
        ([0] + [NEVER] * 7, "from the first period on"),
        ([6, 18, 18] + [NEVER] * 5, "6 months before the first start"),
        ([18, 18] + [NEVER] * 6, "starts in 2 districts"),
        ([18] * 6 + [20, 20], "everywhere at once"),
    ],
)
def test_districts_that_cannot_be_compared_are_refused(starts, what):
    counts = numpy.full((8, 36), 5.0)
    panel = Panel("file", MONTHS, numpy.arange(36), list("abcdefgh"), counts, counts, numpy.array(starts))

    with pytest.raises(UnusableCounts, match=what):
        refuse_few(panel)


@pytest.mark.parametrize(
    ("day", "month", "quarter"),
    [
        (date(2024, 1, 1), "2024-01", "2024-Q1"),
        (date(2024, 3, 31), "2024-03", "2024-Q1"),
        (date(2024, 4, 1), "2024-04", "2024-Q2"),
        (date(2024, 12, 31), "2024-12", "2024-Q4"),
    ],
)
def test_a_day_lies_in_its_month_and_in_its_quarter(day, month, quarter):
    named = [name_period(period_of(day, a_year), a_year) for a_year in (MONTHS, QUARTERS)]

    assert named == [month, quarter]


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.sampled_from([MONTHS, QUARTERS]))
@settings(deadline=None)
def test_a_period_is_written_as_it_is_read(day, a_year):
    number = period_of(day, a_year)

    assert parse_period(name_period(number, a_year)) == (a_year, number)
    assert begins_period(day, a_year) == (day.day == 1 and (day.month - 1) % (12 // a_year) == 0)
