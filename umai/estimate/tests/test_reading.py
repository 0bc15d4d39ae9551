"""Files of histories: what is read, and what is refused with its line and column."""

import pytest

from umai.counts.files import UnusableCounts
from umai.estimate.tables.histories import common, on_several, sizes, without_list
from umai.estimate.tables.reading import read_histories

GOOD = "A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n1,0,1,3\n"


def read(tmp_path, text):
    path = tmp_path / "histories.csv"
    path.write_text(text, encoding="utf-8")
    return read_histories(path)


def test_histories_with_counts(tmp_path):
    found = read(tmp_path, GOOD)

    assert found.lists == ["A", "B", "C"] and found.observed == 99
    assert found.counts.tolist() == [0, 40, 30, 6, 20, 3, 0, 0]


def test_one_row_a_person(tmp_path):
    found = read(tmp_path, "person_id,A,B\np1,1,0\np2,1,1\np3,0,1\np4,0,1\n")

    assert found.lists == ["A", "B"] and found.counts.tolist() == [0, 1, 2, 1]


def test_a_column_that_is_no_list_is_a_stratum(tmp_path):
    found = read(tmp_path, "oblast,A,B,count\nОш,1,0,5\nОш,1,1,2\nНарын,1,0,7\nНарын,0,1,1\n")

    assert {value: table.sum() for value, table in found.strata["oblast"].items()} == {"Ош": 7, "Нарын": 8}
    assert found.counts.tolist() == [0, 12, 1, 2]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (GOOD.replace("30", "-30"), "line 3, column count", "negative"),
        (GOOD.replace("30", "many"), "line 3, column count", "not a whole number"),
        (GOOD.replace("30", "3.5"), "line 3, column count", "not a whole number"),
        (GOOD.replace("30", ""), "line 3, column count", "not a whole number"),
        (GOOD.replace("30", "9999999999999"), "line 3, column count", "more than"),
        (GOOD + "0,0,0,500\n", "line 7", "on no list"),
        (GOOD + "1,0,0,2\n", "line 7", "line 2 stands there again"),
        (GOOD + "2,0,0,2\n", "line 7, column A", "neither 0 nor 1"),
        (GOOD + "1,0,0\n", "line 7", "3 values where the header has 4"),
        ("A,count\n1,40\n", "histories.csv", "two lists at least"),
        ("A,B,count\n1,0,40\n0,1,30\n", "histories.csv", "no child is on two lists"),
        ("A,B,C,count\n1,0,0,40\n1,1,0,30\n", "column C", "nobody is on this list"),
        ("A,B,count\n1,1,0\n1,0,4\n0,1,4\n", "histories.csv", "no child is on two lists"),
        ("A,A,count\n1,0,40\n", "line 1, column 2", "stands there twice"),
        ("A,,count\n1,0,40\n", "line 1, column 2", "has no name"),
        ("A,B,count\n", "histories.csv", "no row below its header"),
        ("", "histories.csv", "no row below its header"),
        ("oblast,A,B,count\nОш,1,0,5\n,1,1,2\nОш,0,1,2\n", "line 3, column oblast", "is empty"),
        ("A,B\n1,0\n0,0\n1,1\n0,1\n", "line 3", "on no list"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(tmp_path, text, where, what):
    with pytest.raises(UnusableCounts) as refused:
        read(tmp_path, text)

    assert where in str(refused.value) and what in str(refused.value)
    assert "\n" not in str(refused.value)


def test_too_many_lists(tmp_path):
    header = ",".join(f"L{one}" for one in range(11))
    with pytest.raises(UnusableCounts, match="11 lists"):
        read(tmp_path, f"{header}\n" + "\n".join([",".join("1" * 11), ",".join("01" * 5 + "1")]) + "\n")


def test_a_list_left_out_leaves_the_children_of_the_others(tmp_path):
    counts = read(tmp_path, GOOD).counts

    fewer = without_list(counts, 0)

    assert fewer.tolist() == [0, 36, 23, 0]
    assert sizes(counts).tolist() == [49, 36, 23] and on_several(counts) == 9 and common(counts, 3) == 6
