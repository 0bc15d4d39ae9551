"""`umai import`: what it answers, what it says, and what it leaves as it was."""

import json
from argparse import ArgumentParser
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from umai.linkage import import_command
from umai.linkage.models import ListEdition, ListSource, MatchRun
from umai.linkage.tests import files
from umai.linkage.tests.conftest import SAID
from umai.trail.models import Entry

NEW = ["--name", SAID["name"], "--body", SAID["body"], "--ground", SAID["ground"], "--whom", SAID["whom"]]
BAD = files.csv([["1", "=1+1", "2015", "м", ""], *files.CHILDREN])


@pytest.fixture
def run(db, tmp_path):
    def command(*words, data=None, name="list.csv"):
        path = tmp_path / name
        path.write_bytes(files.csv() if data is None else data)
        parser = ArgumentParser()
        import_command.arguments(parser)
        return import_command.run(parser.parse_args([str(path), "--source", "schools", *words]))

    return command


def test_a_list_of_a_new_source_is_taken_in_and_nothing_of_a_child_is_printed(run, capsys):
    assert run(*NEW, "--dry-run", "--json") == 0  # changes nothing and says what the columns are
    assert ["Ф.И.О.", "full_name"] in json.loads(capsys.readouterr().out)["columns"]
    assert not ListSource.objects.exists() and not ListEdition.objects.exists()
    assert run(*NEW, "--json") == 0
    printed = capsys.readouterr()
    said = json.loads(printed.out)
    assert (said["rows"], said["accepted"]) == (3, 3) and ListEdition.objects.get().rows == 3
    assert set(Entry.objects.using("owner").values_list("act", flat=True)) >= {
        "linkage.add_source",
        "linkage.import",
    }
    assert "Бакыт" not in printed.out + printed.err and "22703201500123" not in printed.out + printed.err
    assert run() == 0
    assert "taken in before" in capsys.readouterr().out and ListEdition.objects.count() == 1


def test_rows_that_are_refused_answer_1_and_are_written_down_to_mend(run, capsys, tmp_path):
    assert run(*NEW, "--refused", str(tmp_path / "mend.xlsx"), data=BAD) == 1
    assert not ListEdition.objects.exists() and "1 of 4 rows" in capsys.readouterr().err
    sheet = CalamineWorkbook.from_path(tmp_path / "mend.xlsx").get_sheet_by_index(0).to_python()
    assert sheet[0][:5] == files.HEADER and sheet[1][1] == "'=1+1" and len(sheet) == 2
    assert run(*NEW, "--skip-refused", data=BAD) == 0
    assert ListEdition.objects.get().refused == 1


def test_what_cannot_be_used_answers_2_with_one_line(run, capsys):
    for words in ([], ["--area", "1", *NEW], ["--from", "2063-01-01", *NEW]):
        assert run(*words) == 2, words
        assert len(capsys.readouterr().err.strip().splitlines()) == 1, words
    assert run(*NEW, data=b"%PDF-1.7") == 2


def test_a_list_without_the_names_of_its_columns_is_not_guessed_at(run, capsys):
    for more in ([], ["--dry-run"]):
        assert run(*NEW, *more, data=files.csv(header=None)) == 2, more
        assert "No line says what the columns are" in capsys.readouterr().err, more
    assert not ListEdition.objects.exists()


def test_a_list_whose_given_names_are_not_known_is_refused_and_not_taken_in_without_them(run, capsys):
    lines = [["1", "Асанов", "Бакыт", "2015", "м", "22703201500123"]] * 3
    header = ["№", "Фамилия", "Как зовут", "Дата рождения", "Пол", "ПИН"]
    assert run(*NEW, data=files.csv(lines, header=header)) == 2
    assert "No column was found that holds the names" in capsys.readouterr().err


def test_columns_that_were_not_understood_are_told(run, capsys):
    lines = [["1", "Асанов Бакыт Маратович", "2015", "м", "", "шахматы"]]
    assert run(*NEW, data=files.csv(lines, header=[*files.HEADER, "Кружок"])) == 0
    assert "columns kept, not understood: Кружок" in capsys.readouterr().out


def test_a_list_that_is_in_is_compared_when_it_was_not_yet(run, capsys, monkeypatch):
    def stopped(*_said, **_more):
        raise KeyboardInterrupt

    with monkeypatch.context() as stop, pytest.raises(KeyboardInterrupt):
        stop.setattr("umai.linkage.jobs.match_edition", stopped)
        run(*NEW)
    assert not MatchRun.objects.exists() and run() == 0
    assert MatchRun.objects.get().edition == ListEdition.objects.get()
    assert "wait for a person" in capsys.readouterr().out


def test_no_cell_of_the_rows_to_mend_is_a_formula():
    from umai.linkage.lists.refused_rows import as_workbook

    data = as_workbook(["=1+1", "ok"], [(["=2+2", "+3", "-x", "@y"], ["formula"])])
    sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert sheet[0][0] == "'=1+1" and sheet[1][0] == "'=2+2"


def test_a_row_to_mend_stands_as_it_came_with_why_it_was_not_taken_in_beside_it():
    from umai.linkage.lists.refused_rows import as_workbook
    from umai.linkage.parsing.reasons import reasons_in_words

    data = as_workbook(["name", "born", "sex"], [(["Асан", "2015", "м"], ["formula"]), (["Айша"], [])])
    head, whole, short = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert head == ["name", "born", "sex", "Why it was not taken in"]
    assert whole == ["Асан", "2015", "м", *reasons_in_words(["formula"])]
    assert short == ["Айша", "", "", ""]
