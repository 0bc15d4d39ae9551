"""Lines that are no child's: totals, empty lines and lone numbers are set aside, and stop nothing."""

from collections import defaultdict
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from umai.linkage.files.refusals import UnreadableList
from umai.linkage.lists.ingest import ingest_list
from umai.linkage.lists.refused_rows import workbook_of_file
from umai.linkage.models import ListRow
from umai.linkage.parsing.aside import reason_to_set_aside
from umai.linkage.parsing.columns import ColumnMeaning
from umai.linkage.tests import files
from umai.linkage.tests.conftest import sent

MEANT = ["", ColumnMeaning.FULL_NAME, ColumnMeaning.BIRTH_DATE, ColumnMeaning.SEX, ColumnMeaning.PIN]
TOTAL = ["", "Итого: 3", "", "", ""]
FAULTY = ["9", "=1+1", "", "", ""]


def reason(*line):
    return reason_to_set_aside(list(line), defaultdict(str, zip(MEANT, line, strict=False)))


def test_a_line_that_is_no_childs_says_which_kind_it_is():
    for why, line in (
        ("total", ["", "Итого", "", "", ""]),
        ("total", ["", "ВСЕГО:", "25", "", ""]),
        ("total", ["Жалпы", "25", "", "", ""]),
        ("total", ["", "Баары болуп 25 бала", "", "", ""]),
        ("total", ["Итого по классу", "", "", "м - 12", ""]),
        ("only_number", ["26", "", "", "", ""]),
        ("only_number", ["", "25", "12", "13", ""]),
        ("empty", ["", "", "", "", ""]),
        ("empty", []),
        (None, ["1", "Асанов Бакыт", "", "", ""]),
        (None, ["Всего 3 детей в семье", "Асанов Бакыт", "", "", ""]),
        (None, ["1", "", "2014", "м", ""]),
        (None, ["1", "", "", "", "22703201500123"]),
        (None, ["1", "Жалпыев Улан", "", "", ""]),
        (None, ["1", "", "", "Кыз", ""]),
        (None, ["0555123456", "", "", "", ""]),
    ):
        assert reason(*line) == why, line


@given(
    st.sampled_from(["Итого", "Жалпы", "Всего", "Баары", "Total"]),
    st.sampled_from(" :-—.="),
    st.integers(0, 9999),
)
def test_a_total_is_one_in_every_column_but_those_that_make_a_child(word, between, number):
    for at in (0, 1, 3):
        for written in (word, word.upper(), word.lower()):
            line = ["", "", "", "", ""]
            line[at] = f"{written}{between}{number}"
            assert reason(*line) == "total"


@given(st.lists(st.text(max_size=20), min_size=2, max_size=2), st.integers(1950, 2026))
def test_whoever_has_a_date_of_birth_is_never_set_aside(others, year):
    assert reason(others[0], others[1], f"27.03.{year}", "", "") is None


@given(st.integers(0, 999_999))
def test_a_number_alone_is_no_child_in_whichever_column_of_no_date(number):
    assert all(reason(*[""] * at, str(number)) == "only_number" for at in (0, 1, 3))


def taken(file):
    return ingest_list(file, using="owner")[0]


def rows_by_line(edition):
    rows = ListRow.objects.using("owner").filter(edition=edition).order_by("number")
    return {row.number: (row.verdict.strip(), row.reasons) for row in rows}


def test_a_total_and_an_empty_line_stop_no_list_and_keep_the_numbers_of_their_lines(file_of, nookat):
    """Empty lines behind the last row are no rows."""
    first, second, third = files.CHILDREN
    edition = taken(file_of(files.csv([first, [""] * 5, second, third, TOTAL, [""] * 5, [""] * 5])))
    assert rows_by_line(edition) == {
        2: ("accepted", []),
        3: ("refused", ["empty"]),
        4: ("accepted", []),
        5: ("accepted", []),
        6: ("refused", ["total"]),
    }
    assert (edition.rows, edition.set_aside, edition.notes) == (5, 2, [["set_aside", {"n": 2}]])
    assert {row.district_id for row in ListRow.objects.using("owner").all()} == {nookat.pk}


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_lines_are_numbered_as_in_the_file_when_it_begins_with_empty_ones(file_of, kind):
    lines = [["", ""], ["", ""], files.HEADER, files.CHILDREN[0], ["", ""], files.CHILDREN[1]]
    data = files.csv(lines, header=None) if kind == "csv" else getattr(files, kind)(lines)
    assert list(rows_by_line(taken(file_of(data, kind)))) == [4, 5, 6]


def test_a_list_of_totals_alone_holds_no_child(file_of):
    with pytest.raises(UnreadableList) as refused:
        taken(file_of(files.csv([TOTAL, ["", "Всего", "", "", ""]])))
    assert refused.value.code == "no_rows"


def test_a_faulty_row_is_counted_among_the_children_and_a_total_is_no_row_to_mend(file_of, client_of):
    file = file_of(files.csv([*files.CHILDREN, FAULTY, TOTAL]))
    with pytest.raises(UnreadableList) as refused:
        taken(file)
    assert refused.value.numbers == {"refused": 1, "rows": 4}
    before = workbook_of_file(file, using="owner")
    edition = taken(file_of(files.csv([*files.CHILDREN, FAULTY, TOTAL]), whole=False))
    after = client_of("damira").get(f"/lists/editions/{edition.pk}/refused.xlsx").content
    assert [[line[0] for line in lines_to_mend(mend)] for mend in (before, after)] == [["9"], ["9"]]


def lines_to_mend(data):
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()[1:]


def test_where_only_a_total_was_set_aside_nothing_is_to_be_mended(client_of, file_of, source, damira):
    data, head = files.csv([*files.CHILDREN, TOTAL]), client_of("damira")
    page = head.get(f"/lists/sent/{sent(source, damira, data).pk}/").text
    assert "set aside: a total, not a child" in page and "cannot be taken in<" not in page
    edition = taken(file_of(data))
    page = head.get(f"/lists/editions/{edition.pk}/").text
    assert "Empty lines and totals" in page and "The rows to mend" not in page
    rows = head.get(f"/lists/editions/{edition.pk}/all/").text
    assert "set aside: a total, not a child" in rows and "not taken in" not in rows
