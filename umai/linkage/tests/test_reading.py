"""Files as they really come: what is read of them, and in which words the others are sent back."""

import zipfile
from io import BytesIO

import pytest
from django.utils import translation

from umai.linkage.files import sheets, text
from umai.linkage.files.formats import UnreadableFile
from umai.linkage.files.refusals import SENTENCES, UnreadableList
from umai.linkage.lists.preview import open_table
from umai.linkage.tests import files

MEANT = ["", "full_name", "birth_date", "sex", "pin"]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def read(data, ending="csv"):
    with open_table(data, ending) as table:
        return table, [row for _number, row in table.rows]


def refusal(data, ending="csv"):
    with pytest.raises(UnreadableList) as refused:
        read(data, ending)
    assert "Nothing was taken in" in str(refused.value)
    return refused.value


def test_a_text_is_read_in_the_alphabets_of_old_and_new_programs():
    for alphabet in ("utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le", "utf-16-be"):
        data = files.csv([["1", "Асанов Бакыт", "27.03.2015", "м", ""]], alphabet=alphabet)
        assert list(text.rows_of(data, lambda said: None))[1][1] == "Асанов Бакыт", alphabet


def test_what_parts_the_columns_is_found():
    for delimiter in (",", ";", "\t"):
        said = []
        rows = list(text.rows_of(files.csv(delimiter=delimiter), said.append))
        assert said[0]["delimiter"] == delimiter and rows[1] == files.CHILDREN[0]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods", "xls"])
def test_the_four_kinds_of_file_give_the_same_rows(kind):
    table, rows = read(getattr(files, kind)(), kind)
    assert table.about["kind"] == kind and table.columns == MEANT
    assert [row[1:3] for row in rows] == [child[1:3] for child in files.CHILDREN]


def test_a_list_without_names_of_columns_is_guessed_by_what_it_holds():
    table, rows = read(files.csv(header=None))
    assert table.notes() == [["no_header", {}]] and len(rows) == 3
    assert table.columns == ["", "full_name", "birth_date", "sex", ""]


def test_a_column_of_codes_of_villages_is_known_by_its_name_or_by_its_codes():
    rows = [["Асанов Бакыт", "27.03.2015", "41721000000000"]] * 3
    for above in ("Код населённого пункта", "СОАТЕ", "Айылдын коду", "Классификатор"):
        header = ["ФИО", "Дата рождения", above]
        assert read(files.csv(rows, header=header))[0].columns[2] == "settlement", above


def test_names_of_columns_in_two_lines_are_put_together():
    upper = ["№", "Ребенок", "", "", "Дата рождения"]
    lower = ["", "Фамилия", "Имя", "Отчество", ""]
    numbers = ["1", "2", "3", "4", "5"]
    table, rows = read(files.xlsx([upper, lower, numbers, ["1", "Асанов", "Бакыт", "", "2015"]]), "xlsx")
    assert table.columns == ["", "surname", "given", "patronymic", "birth_date"]
    assert table.notes() == [["two_headers", {}]] and rows == [["1", "Асанов", "Бакыт", "", "2015"]]


def test_a_header_that_comes_again_on_each_page_is_no_child():
    _table, rows = read(files.csv([*files.CHILDREN, files.HEADER, files.CHILDREN[0]]))
    assert len(rows) == 4


def test_what_stands_in_merged_cells_holds_for_each_line():
    def merged(book, sheet):
        sheet.merge_range(1, 0, 2, 0, "Ак-Терек")

    lines = [["Село", "Ф.И.О."], ["", "Асанов Бакыт"], ["", "Асанова Айгүл"], ["Кожо-Келен", "Маматов Улан"]]
    table, rows = read(files.xlsx(lines, more=merged), "xlsx")
    assert [row[0] for row in rows] == ["Ак-Терек", "Ак-Терек", "Кожо-Келен"]
    assert table.notes() == [["merged", {"n": 1}]]


def test_a_formula_is_read_as_the_value_that_was_saved_and_told():
    def formula(book, sheet):
        sheet.write_formula(1, 2, "=DATE(2015,3,27)", None, "27.03.2015")

    table, rows = read(files.xlsx(more=formula), "xlsx")
    assert rows[0][2] == "27.03.2015" and table.notes() == [["formulas", {"n": 1}]]


def test_a_date_of_the_spreadsheet_is_a_day():
    from datetime import datetime

    def dated(book, sheet):
        sheet.write_datetime(1, 2, datetime(2015, 3, 27), book.add_format({"num_format": "dd.mm.yyyy"}))

    assert read(files.xlsx(more=dated), "xlsx")[1][0][2] == "2015-03-27"


def test_macros_are_not_run_and_are_told():
    data = files.xlsx()
    with zipfile.ZipFile(file := BytesIO(data), "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macros")
    table, rows = read(file.getvalue(), "xlsm")
    assert len(rows) == 3 and table.notes() == [["macros", {"n": 1}]]


def test_a_thousand_columns_are_refused():
    wide = [str(n) for n in range(1000)]
    assert refusal(files.csv([wide], header=wide)).code == "too_many_columns"
    assert refusal(files.xlsx([wide, wide]), "xlsx").numbers["columns"] == 1000


def test_more_than_two_million_rows_are_refused_with_the_advice_to_split(monkeypatch):
    assert text.MOST_ROWS == 2_000_000
    monkeypatch.setattr(text, "MOST_ROWS", 3)
    with pytest.raises(UnreadableFile) as refused:
        for _row in text.rows_of(b"x\n" * 4, lambda said: None):
            pass
    assert refused.value.code == "too_many_rows" and "Split it" in str(SENTENCES["too_many_rows"])


def test_an_archive_that_swells_is_refused_before_it_is_opened():
    data = files.archive({"[Content_Types].xml": b"", "xl/worksheets/sheet1.xml": bytes(60_000_000)})
    assert refusal(data, "xlsx").code == "bomb"


def test_an_archive_that_lies_about_its_size_is_cut_off(monkeypatch):
    """Python takes no more out of a part than the archive says, and finds the checksum wrong."""
    data = bytearray(files.archive({"xl/worksheets/sheet1.xml": bytes(5_000_000)}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(UnreadableFile) as refused:
        sheets.inspect_archive(bytes(data), "xlsx")
    assert refused.value.code == "damaged"


def test_a_sheet_that_takes_all_memory_kills_only_the_child():
    def far(book, sheet):
        sheet.write(1_048_575, 16_383, "x")

    assert refusal(files.xlsx(more=far), "xlsx").code in ("too_hard", "too_many_columns")


def test_what_cannot_be_read_is_said_in_words():
    for data, ending, code in (
        (b"", "csv", "empty"),
        (b"%PDF-1.7", "csv", "not_a_list"),
        (b"hello", "xlsx", "not_what_it_says"),
        (b"PK\x03\x04 and no more", "xlsx", "damaged"),
        (bytes(range(128, 256)) * 9, "csv", "alphabet"),
        ("Ф.И.О.;Пол\n".encode(), "csv", "no_rows"),
    ):
        assert refusal(data, ending).code == code


def test_the_child_that_reads_can_open_nothing():
    """What a crafted file could make of the child: no file, no other process."""
    import subprocess
    import sys

    from umai.linkage.files.reader import CHECKOUT

    words = (
        "import sys; sys.path.insert(0, sys.argv[1]); from umai.linkage.files.process import confine; confine();"
        "\ntry: open('/etc/hostname')\nexcept OSError as e: print(e.errno)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", words, str(CHECKOUT)], capture_output=True, text=True, env={}, cwd="/"
    )
    assert done.stdout.strip() == "24"  # EMFILE: too many open files, for a limit of none
