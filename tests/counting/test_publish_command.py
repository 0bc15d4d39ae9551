"""`umai publish`: files for others, or one line and nothing."""

import pytest

from umai import cli
from umai.counts.files import UnusableCounts
from umai.disclosure.release import publishing
from umai.statistics.publication import files
from umai.statistics.publication.editions import UnusableEdition
from umai.statistics.publication.keeping import one_at_a_time
from umai.statistics.releases import command

GOOD = "sex,oblast,count\nF,KG-B,12\nM,KG-B,3\nF,KG-O,8\nM,KG-O,9\n"


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.setenv("UMAI_HOME", str(tmp_path / "home"))
    path = tmp_path / "children.csv"
    path.write_text(GOOD)
    return path


def publish(table, out="out", *, period="2025", more=()):
    return cli.main(
        ["publish", "--period", period, "--out", str(table.parent / out), "--tables", str(table), *more]
    )


def files_in(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*")}


def test_writes_what_others_read_and_says_what_was_lost(table, capsys):
    assert publish(table) == 0
    assert set(files_in(table.parent / "out")) == {
        "csv/children.csv",
        "csv/codes-oblast.csv",
        "csv/codes-sex.csv",
        "csv/metadata.json",
        "sdmx/children.csv",
        "sdmx/structure.xml",
        "tables-ky.xlsx",
        "tables-ru.xlsx",
        "yearbook-ky.pdf",
        "yearbook-ru.pdf",
    }
    said = capsys.readouterr().out
    assert "nothing is told" in said and "Lost, for the office alone" in said


def test_keeps_the_edition_with_the_key_where_only_the_owner_reads(table):
    publish(table)
    kept = table.parent / "home" / "editions" / "2025.json"
    assert kept.stat().st_mode & 0o077 == 0
    assert (table.parent / "home" / "secrets" / "publication").stat().st_mode & 0o077 == 0


def test_the_same_counts_are_published_alike_again(table):
    publish(table)
    publish(table, "again")
    first, again = (files_in(table.parent / name) for name in ("out", "again"))
    assert first["csv/children.csv"] == again["csv/children.csv"]
    assert len(list((table.parent / "home" / "editions").iterdir())) == 1


def test_a_corrected_table_is_a_second_edition(table, capsys):
    publish(table)
    table.write_text(GOOD.replace("12", "60"))
    assert publish(table, "second") == 0
    assert "Edition 2025.2" in capsys.readouterr().out


@pytest.mark.parametrize("period", ["2025-02", "last year", "2024-2025", "2025-12-01", "before 2025"])
def test_only_fixed_periods_are_published(period, table, capsys):
    assert publish(table, period=period) == 2
    assert capsys.readouterr().err.count("\n") == 1 and not (table.parent / "out").exists()


@pytest.mark.parametrize("first, then", [("2025", "2025-Q3"), ("2025-H1", "2025"), ("2025-Q4", "2025-H2")])
def test_a_period_that_shares_days_with_a_published_one_is_refused(first, then, table, capsys):
    """The quarters of a year add up to it: each may be safe, and all of them together tell."""
    assert publish(table, period=first) == 0
    assert publish(table, "then", period=then) == 2
    assert f"{then} shares days with {first}" in capsys.readouterr().err
    assert not (table.parent / "then").exists()


def test_periods_side_by_side_are_published(table):
    assert publish(table, period="2025-Q1") == 0
    assert publish(table, "then", period="2025-Q2") == 0


def test_a_table_that_cannot_be_used_is_one_line(table, capsys):
    table.write_text(GOOD.replace("KG-O", "KG-X"))
    assert publish(table) == 2
    said = capsys.readouterr().err
    assert "line 4, column oblast" in said and said.count("\n") == 1


def test_a_folder_that_is_there_is_not_written_over(table, capsys):
    (table.parent / "out").mkdir()
    (table.parent / "out" / "old.csv").write_text("x")
    assert publish(table) == 2
    assert "is there already" in capsys.readouterr().err


def test_a_folder_below_no_folder_is_refused(table, capsys):
    assert publish(table, "no/where") == 2
    assert "there is no folder" in capsys.readouterr().err


def test_a_table_given_twice_is_refused(table, capsys):
    assert publish(table, more=[str(table)]) == 2
    assert "given twice" in capsys.readouterr().err


def test_figures_of_others_that_contradict_are_refused(table, capsys):
    known = table.with_name("known") / "children.csv"
    known.parent.mkdir()
    known.write_text("sex,oblast,count\n,,33\n")
    assert publish(table, more=["--known", str(known)]) == 2
    assert "others have published 33" in capsys.readouterr().err


def test_what_would_tell_is_not_written_and_is_exit_code_1(table, capsys, monkeypatch):
    """The nearest ten, which tells a part of two: the audit fails, and nothing is written or kept."""
    monkeypatch.setitem(publishing.publish.__kwdefaults__, "rounding", publishing.Rounding(10, keyed=False))
    table.write_text("sex,count\nF,14\nM,2\n")
    assert publish(table) == 1
    assert "Not published" in capsys.readouterr().err
    assert not (table.parent / "out").exists() and not (table.parent / "home" / "editions").exists()


def test_a_kept_edition_that_is_broken_stops_everything(table, capsys):
    (table.parent / "home" / "editions").mkdir(parents=True)
    (table.parent / "home" / "editions" / "2024.json").write_text("{")
    assert publish(table) == 2
    assert "2024.json" in capsys.readouterr().err


def write(folder, files):
    with command.written(folder, files):
        pass


def test_files_that_cannot_be_written_are_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnusableCounts, match="cannot be written"):
        write(tmp_path / "file" / "out", {"a.csv": b""})


def test_half_a_folder_is_not_left_behind(tmp_path):
    with pytest.raises(UnusableCounts, match="cannot be written"):
        write(tmp_path / "out", {"a": b"", "a/b.csv": b""})
    with pytest.raises(UnusableEdition), command.written(tmp_path / "out", {"a.csv": b""}):
        raise UnusableEdition("kept already")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [".", "../empty"])
def test_a_folder_that_is_there_is_refused_before_anything_is_kept(there, table, capsys, monkeypatch):
    """Also an empty one: whoever stands in it would stand nowhere after it was put in place."""
    (table.parent / "empty").mkdir()
    monkeypatch.chdir(table.parent / "empty")
    monkeypatch.setattr(command, "tables_to_publish", lambda *_args: pytest.fail("tables were counted"))
    assert cli.main(["publish", "--period", "2025", "--out", there, "--tables", str(table)]) == 2
    said = capsys.readouterr().err
    assert "is there already" in said and said.count("\n") == 1
    assert not (table.parent / "home" / "editions").exists()


def test_an_edition_whose_files_cannot_be_written_is_not_kept(table, capsys, monkeypatch):
    monkeypatch.setattr(files, "files_of", lambda _edition: {"a": b"", "a/b.csv": b""})
    assert publish(table) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert not (table.parent / "home" / "editions").exists()


def test_two_publications_are_not_drawn_at_once(table, capsys):
    """Each would be drawn beside what was kept before, and neither beside the other."""
    with one_at_a_time(table.parent / "home"):
        assert publish(table) == 2
    assert "another publication is being drawn" in capsys.readouterr().err
    assert publish(table) == 0


def known_file(table, text):
    path = table.with_name("known") / "children.csv"
    path.parent.mkdir()
    path.write_text(text)
    return path


@pytest.mark.parametrize("text", ["sex,oblast,count\nf,,20\n", "age,count\nY0T6,3\n"])
def test_a_figure_of_others_that_no_table_has_is_refused(text, table, capsys):
    assert publish(table, more=["--known", str(known_file(table, text))]) == 2
    assert "line 2: no table has children of" in capsys.readouterr().err


def test_two_files_of_others_that_contradict_each_other_are_refused(table, capsys):
    first = known_file(table, "sex,oblast,count\n,,32\n")
    second = first.with_name("children__more.csv")
    second.write_text("sex,oblast,count\n,,33\n")
    assert publish(table, more=["--known", str(first), str(second)]) == 2
    assert "is 33 here and 32 in another file" in capsys.readouterr().err
