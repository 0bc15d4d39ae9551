"""The files of an edition, read again by the tools of others."""

import io
import json

import pytest
from csvw.metadata import CSVW, TableGroup
from hypothesis import given, settings
from hypothesis import strategies as st
from pysdmx.io import get_datasets, read_sdmx
from python_calamine import CalamineWorkbook

from umai.disclosure.tables.counts import CountedCell
from umai.documents.tests.text_of_pdf import text_of
from umai.statistics.elsewhere.figures import BadFigures
from umai.statistics.publication.code_lists import as_code_list, code_lists, word
from umai.statistics.publication.editions import PrintedCell
from umai.statistics.publication.files import files_of
from umai.statistics.publication.tests.samples import KEY, SEX, SOURCE, draw, table
from umai.statistics.publication.yearbook import share, yearbook_values


@pytest.fixture(scope="module")
def edition():
    return draw(table(), table([[3, 41], [7, 2]], SEX, SOURCE, name="signals")).edition


@pytest.fixture(scope="module")
def folder(edition, tmp_path_factory):
    """All files of the edition, written."""
    folder = tmp_path_factory.mktemp("files")
    for name, data in files_of(edition).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_the_metadata_and_all_tables_are_valid_csv_on_the_web(folder):
    """By the package that passes the tests of the W3C, with the keys between tables and codes."""
    read = CSVW(str(folder / "csv" / "metadata.json"), validate=True)
    assert read.is_valid and not read.warnings
    assert TableGroup.from_file(folder / "csv" / "metadata.json").check_referential_integrity()


def test_a_code_that_is_in_no_list_would_be_found(folder, tmp_path):
    for path in (folder / "csv").iterdir():
        (tmp_path / path.name).write_text(path.read_text().replace(",KG-B,", ",KG-X,"))
    with pytest.raises(ValueError, match="KG-X"):
        TableGroup.from_file(tmp_path / "metadata.json").check_referential_integrity()


def test_the_csv_says_each_number_and_what_it_may_stand_for(folder, edition):
    group = TableGroup.from_file(folder / "csv" / "metadata.json")
    rows = list(next(one for one in group.tables if str(one.url) == "children.csv").iterdicts(strict=True))
    printed = edition.cells["children", (("oblast", "KG-B"), ("sex", "F"))].printed
    found = next(row for row in rows if (row["oblast"], row["sex"]) == ("KG-B", "F"))
    assert (found["period"], found["count"]) == ("2025", printed)
    assert found["least"] <= 12 <= found["most"] and len(rows) == 12


def test_the_structure_is_valid_sdmx_and_the_data_follow_it(folder, edition):
    message = read_sdmx(folder / "sdmx" / "structure.xml", validate=True)
    assert {one.id for one in message.structures} >= {"CL_SEX", "CL_AREA", "CHILDREN"}
    (dataset,) = get_datasets(folder / "sdmx" / "children.csv", folder / "sdmx" / "structure.xml")
    row = dataset.data[(dataset.data.OBLAST == "KG-T") & (dataset.data.SEX == "_T")].iloc[0]
    cell = edition.cells["children", (("oblast", "KG-T"),)]
    assert (int(row.OBS_VALUE), row.OBS_STATUS, row.TIME_PERIOD) == (cell.printed, "E", "2025")


def test_a_table_without_code_lists_has_no_sdmx(folder):
    assert {path.name for path in (folder / "sdmx").iterdir()} == {"children.csv", "structure.xml"}


def test_the_workbook_has_the_words_and_the_printed_numbers(folder, edition):
    book = CalamineWorkbook.from_filelike(io.BytesIO((folder / "tables-ky.xlsx").read_bytes()))
    rows = book.get_sheet_by_name("1. children").to_python()
    printed = edition.cells["children", (("oblast", "KG-B"), ("sex", "F"))].printed
    assert ["Баткен облусу", "Кыз балдар", printed] in [row[:3] for row in rows]


def test_the_workbook_says_from_where_to_where_each_number_may_lie(folder, edition):
    book = CalamineWorkbook.from_filelike(io.BytesIO((folder / "tables-ru.xlsx").read_bytes()))
    head, *rows = book.get_sheet_by_name("1. children").to_python()[2:]
    cell = edition.cells["children", (("oblast", "KG-O"), ("sex", "M"))]
    assert head[2:] == [word(name)["ru"] for name in ("count", "least", "most")]
    assert [cell.printed, cell.least, cell.most] in [row[2:] for row in rows]
    assert all(row[3] <= row[2] <= row[4] for row in rows)


@pytest.mark.parametrize("language, words", [("ky", "Баткен облусу"), ("ru", "Баткенская область")])
def test_the_yearbook_is_in_its_language(language, words, folder):
    text = "".join(text_of((folder / f"yearbook-{language}.pdf").read_bytes()))
    assert words in text


def test_no_file_names_the_key_or_a_mark(folder, edition):
    marks = [cell.mark for cell in edition.cells.values()]
    for path in folder.rglob("*.*"):
        data = path.read_bytes()
        assert KEY not in data and not any(mark.encode() in data for mark in marks), path


def test_pictures_and_shares_are_those_of_printed_numbers(edition):
    values = yearbook_values(edition, "ru")
    sex = values["tables"][0]["pictures"][1]
    girls, boys = (edition.cells["children", (("sex", one),)].printed for one in "FM")
    assert [bar["number"] for bar in sex["bars"]] == [str(girls), str(boys)]
    assert max(bar["length"] for bar in sex["bars"]) == 1


@given(printed=st.integers(0, 10_000), total=st.integers(1, 10_000))
@settings(max_examples=50)
def test_a_share_is_rounded_half_up(printed, total):
    cell = PrintedCell(printed, printed, printed, True, "")
    assert share(cell, total) == f"{(200 * printed + total) // (2 * total)} %"


@pytest.mark.parametrize("printed, total", [(None, 10), (5, 0), (5, None)])
def test_there_is_no_share_of_what_is_not_printed(printed, total):
    assert share(PrintedCell(printed, None, None, True, ""), total) == ""


def test_what_is_not_printed_is_empty_in_csv_and_suppressed_in_sdmx():
    counts = table([[1, 2], [40, 33], [12, 28]])
    known = {CountedCell("children", (("oblast", "KG-B"),)): (3, 3)}
    files = files_of(draw(counts, known=known).edition)
    assert b"2025,KG-B,F,,,\r\n" in files["csv/children.csv"]
    assert b",A,KG-B,F,2025,,Q\r\n" in files["sdmx/children.csv"]
    assert b",A,KG-B,_T,2025,3,A\r\n" in files["sdmx/children.csv"]


def test_a_half_year_is_written_as_sdmx_does():
    files = files_of(draw(period="2025-H1").edition)
    assert b",S,KG-B,F,2025-S1," in files["sdmx/children.csv"]


def test_every_code_list_has_words_in_three_languages():
    for one in code_lists().values():
        assert all(set(words) == {"ky", "ru", "en"} for words in [one.title, *one.codes.values()])


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"codes": {"F": {"en": "Girls"}}}])
def test_a_wrong_code_list_is_refused(wrong):
    title = {"ky": "Жынысы", "ru": "Пол", "en": "Sex"}
    with pytest.raises(BadFigures):
        as_code_list("sex", {"title": title, "codes": {}} | wrong)


def test_the_metadata_says_what_a_printed_nought_means(folder):
    said = json.loads((folder / "csv" / "metadata.json").read_text())
    assert "0 of these means 0 to 4" in next(
        one["@value"] for one in said["dc:description"] if one["@language"] == "en"
    )


def test_every_format_says_the_day_at_whose_end_the_records_stood_so():
    files = files_of(draw(known_on="2026-02-01").edition)
    said = "По сведениям на конец дня: 2026-02-01."
    assert said in files["csv/metadata.json"].decode()
    assert said in files["sdmx/structure.xml"].decode()
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(files["tables-ru.xlsx"])).get_sheet_by_index(0).to_python()
    )
    assert rows[2] == [said]


@pytest.mark.parametrize(
    "language, words", [("en", "stands as they did"), ("ru", "без изменений"), ("ky", "өзгөртүлбөй")]
)
def test_the_rule_says_that_figures_of_others_are_not_rounded(language, words):
    """Beside an exact 103 no page may say that every number is a multiple of 5."""
    assert words in word("rule")[language]
