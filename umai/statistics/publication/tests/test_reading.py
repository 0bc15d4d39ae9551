"""Reading tables to be published: what is wrong is said with its file and line."""

import pytest

from umai.counts.files import UnusableCounts
from umai.disclosure.tables.counts import CountedCell
from umai.statistics.publication import reading
from umai.statistics.publication.reading import read_known, read_table

GOOD = "sex,oblast,count\nF,KG-B,12\nM,KG-B,3\nF,KG-O,8\nM,KG-O,9\n"


def written(folder, text, name="children.csv"):
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_table_is_read_with_its_categories_in_the_order_of_their_list(tmp_path):
    table = read_table(written(tmp_path, "sex,count\nM,3\nF,12\n")).table
    assert table.axes[0].finest == ("F", "M") and list(table.counts) == [12, 3]


def test_totals_may_be_there_and_add_up(tmp_path):
    found = read_table(written(tmp_path, f"{GOOD},KG-B,15\nF,,20\n,,32\n"))
    assert found.table.counts.sum() == 32


def test_two_tables_of_one_measure_are_named_apart(tmp_path):
    found = read_table(written(tmp_path, GOOD, "children__by_sex.csv")).table
    assert (found.name, found.measure) == ("children__by_sex", "children")


def test_the_title_lies_beside_it(tmp_path):
    written(tmp_path, 'ky = "Балдар"\nru = "Дети"\nen = "Children"\n', "children.toml")
    assert read_table(written(tmp_path, GOOD)).title["ky"] == "Балдар"


@pytest.mark.parametrize(
    "text, said",
    [
        (
            f"{GOOD},KG-B,16\n",
            "line 6, column count: sex (all), oblast KG-B is 16, and its parts add up to 15",
        ),
        (f"{GOOD}F,KG-X,1\n", "line 6, column oblast: 'KG-X' is none of KG-B"),
        (f"{GOOD}F,KG-B,12\n", "line 6: stands in line 2 already"),
        (GOOD.replace("9", "-9"), "line 5, column count: a count cannot be negative"),
        (GOOD.replace("9", "nine"), "line 5, column count: is not a whole number"),
        (GOOD.replace("M,KG-O,9\n", ""), "has no row for sex M, oblast KG-O"),
        ("sex,oblast\nF,KG-B\n", "has no column count"),
        ("sex,sex,count\nF,F,1\n", "has the column sex twice"),
        ("Sex!,count\nF,1\n", "the column 'Sex!'"),
        ("count\n1\n", "has 0 columns beside count"),
        ("source,count\n=1+1,3\n", "'=1+1' is no name of a category"),
        ("source,count\n,3\n", "the column source is empty in every row"),
        ("sex,count\n", "has no row below its header"),
        ("sex,period,count\nF,2025,1\n", "a column period of its own"),
        ("least,count\na,1\n", "a column least of its own"),
        ("most,count\na,1\n", "a column most of its own"),
        ("source,count\n_T,1\n", "line 2, column source: _T is the total"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(text, said, tmp_path):
    with pytest.raises(UnusableCounts) as refused:
        read_table(written(tmp_path, text))
    assert said in str(refused.value) and "children.csv" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ['ky = "Балдар"\n', "ky = 3", "= ="])
def test_a_title_in_every_language_or_none(text, tmp_path):
    written(tmp_path, text, "children.toml")
    with pytest.raises(UnusableCounts, match=r"children\.toml"):
        read_table(written(tmp_path, GOOD))


def test_a_name_of_a_file_is_what_is_counted(tmp_path):
    with pytest.raises(UnusableCounts, match="name of the file"):
        read_table(written(tmp_path, GOOD, "Children 2025.csv"))


def test_figures_of_others_may_be_some_rows_alone(tmp_path):
    cell = CountedCell("children", (("oblast", "KG-B"),))
    assert read_known(written(tmp_path, "sex,oblast,count\n,KG-B,15\n"), [cell]) == {cell: (15, 15)}


def test_figures_of_others_have_the_codes_of_the_tables_and_not_of_files(tmp_path):
    """Tables from records say f and 0_6 where files say F and Y0T6."""
    cell = CountedCell("cases", (("age", "0_6"), ("sex", "f")))
    path = written(tmp_path, "sex,age,count\nf,0_6,15\n", "cases.csv")
    assert read_known(path, [cell]) == {cell: (15, 15)}


@pytest.mark.parametrize("row", ["F,0_6,15", "f,Y0T6,15", "f,,15"])
def test_a_figure_of_no_table_is_refused_and_not_dropped(row, tmp_path):
    path = written(tmp_path, f"sex,age,count\n{row}\n", "cases.csv")
    with pytest.raises(UnusableCounts, match=r"cases\.csv, line 2: no table has cases of sex"):
        read_known(path, [CountedCell("cases", (("age", "0_6"), ("sex", "f")))])


def test_a_table_too_large_to_be_attacked_takes_no_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(reading.numpy, "zeros", lambda *_shape: pytest.fail("memory was taken"))
    rows = "".join(f"a{at},b{at},c{at},d{at},1\n" for at in range(300))
    with pytest.raises(UnusableCounts, match="has 8100000000 cells"):
        read_table(written(tmp_path, f"a,b,c,d,count\n{rows}"))
