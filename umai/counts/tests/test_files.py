"""Any table of counts: what is read, and what is refused with its line and column."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from umai.counts.files import LARGEST, UnusableCounts, keyed_mark_of, parse_count, read_rows, sha256_of

GOOD = "place,count\nОш,40\n\nНарын, 30 \n"


def read(tmp_path, text, *, encoding="utf-8", refuse_names=lambda names: None):
    path = tmp_path / "counts.csv"
    path.write_bytes(text.encode(encoding))
    return read_rows(path, refuse_names)


def test_rows_have_the_number_of_their_line_and_no_room_around_a_value(tmp_path):
    assert read(tmp_path, GOOD) == (["place", "count"], [(2, ["Ош", "40"]), (4, ["Нарын", "30"])])


def test_semicolons_and_a_mark_of_byte_order_are_read(tmp_path):
    assert read(tmp_path, GOOD.replace(",", ";"), encoding="utf-8-sig") == read(tmp_path, GOOD)


def test_names_are_refused_before_rows_are_looked_at(tmp_path):
    def refuse(names):
        raise UnusableCounts(", ".join(names))

    with pytest.raises(UnusableCounts, match="place, count"):
        read(tmp_path, GOOD + "Талас\n", refuse_names=refuse)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (GOOD + "Талас\n", "line 5: has 1 values where the header has 2"),
        ("place,count\n", "no row below its header"),
        ("", "no row below its header"),
        (GOOD + '"Талас,5\n', "not a table of values"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(tmp_path, text, what):
    with pytest.raises(UnusableCounts) as refused:
        read(tmp_path, text)

    assert what in str(refused.value) and "\n" not in str(refused.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UnusableCounts, match="cannot be read"):
        read_rows(tmp_path / "none.csv", lambda names: None)


def test_text_that_is_not_utf_8(tmp_path):
    with pytest.raises(UnusableCounts, match="UTF-8"):
        read(tmp_path, GOOD, encoding="cp1251")


def test_the_mark_of_a_file_is_another_under_each_key_and_never_its_plain_digest(tmp_path):
    path = tmp_path / "counts.csv"
    path.write_text(GOOD, encoding="utf-8")

    assert len({keyed_mark_of(path, b"one"), keyed_mark_of(path, b"other"), sha256_of(path)}) == 3
    assert keyed_mark_of(path, b"one") == keyed_mark_of(path, b"one")


@given(st.integers(0, LARGEST))
@example(LARGEST)
def test_every_whole_number_up_to_the_largest_is_a_count(number):
    assert parse_count("file", 2, str(number)) == number


@given(st.integers(LARGEST + 1))
@example(LARGEST + 1)
def test_a_larger_one_is_refused(number):
    with pytest.raises(UnusableCounts, match="line 2, column count: is more than"):
        parse_count("file", 2, str(number))


@given(st.text(min_size=1).filter(lambda text: not (text.isascii() and text.isdecimal())))
def test_nothing_else_is_a_count(text):
    with pytest.raises(UnusableCounts, match="line 2, column count"):
        parse_count("file", 2, text)
