"""`umai publish --asked` as an administrator types it, and how it agrees with `umai publish --period`."""

import pytest

from umai import cli
from umai.law.terms.clock import today
from umai.register.tests.conftest import ainura
from umai.statistics.extracts.tests.conftest import last_quarter
from umai.statistics.publication.keeping import kept_editions
from umai.statistics.releases.tests.conftest import (
    ask,
    candidate,
    candidate_of,
    children,
    home,
    last_period,
    period_before,
    refuse,
    release,
    telling,
    write_at,
)

__all__ = ["ainura", "candidate", "children", "home", "telling", "write_at"]


@pytest.fixture
def command(home, monkeypatch):
    """The command, which finds a database that answers."""
    monkeypatch.setattr(cli, "DATABASE_FOR_RECORDS", "none: the test has one")
    return lambda *words: cli.main(["publish", *map(str, words)])


def test_what_was_asked_for_is_drawn_and_what_is_released_is_written(
    nuriya, ainura, home, command, tmp_path, capsys
):
    asked = ask(nuriya)
    assert command("--asked") == 0
    assert "waits for its release" in capsys.readouterr().out
    release(candidate_of(asked), ainura)
    out = tmp_path / "out"
    out.mkdir()
    assert command("--asked", "--out", out) == 0
    said = capsys.readouterr().out
    assert "was released on screen" in said and (out / last_period() / "csv" / "children.csv").exists()
    assert command("--asked", "--out", out) == 0
    assert capsys.readouterr().out == ""


def test_where_readers_could_tell_it_is_exit_code_1(children, nuriya, command, telling):
    ask(nuriya)
    assert command("--asked") == 1


def test_nothing_else_is_drawn_while_a_candidate_waits(candidate, command, tmp_path, capsys, ainura):
    table = tmp_path / "signals.csv"
    table.write_text("sex,count\nF,12\nM,30\n")
    for more in ((), ("--tables", table)):
        assert command("--period", period_before(), "--out", tmp_path / "out", *more) == 2
        assert f"a candidate of {last_period()} waits" in capsys.readouterr().err
    refuse(candidate, ainura)
    assert command("--period", period_before(), "--out", tmp_path / "out") == 0
    assert [one.name for one in kept_editions(tmp_path / "editions")] == [period_before()]


def test_what_was_released_is_kept_before_another_is_drawn(candidate, command, tmp_path, ainura):
    release(candidate, ainura)
    assert command("--period", period_before(), "--out", tmp_path / "out") == 0
    assert {one.name for one in kept_editions(tmp_path / "editions")} == {period_before(), last_period()}


def test_an_edition_is_counted_as_known_on_a_day(home, command, tmp_path):
    assert command("--period", last_period(), "--out", tmp_path / "out", "--known-on", last_quarter()) == 0
    (kept,) = kept_editions(home / "editions")
    assert kept.known_on == last_quarter().isoformat()


@pytest.mark.parametrize(
    "words, said",
    [
        (["--asked", "--known-on", "2026-01-01"], "--known-on is not for --asked"),
        (["--asked", "--out", "/no/where"], "there is no folder"),
        (["--period", last_period], "--out is needed"),
        (["--period", last_period, "--out", "x", "--known-on", "soon"], "'soon' is no day"),
        (["--period", last_period, "--out", "x", "--known-on", "2020-01-01"], "lies before the end"),
        (["--period", last_period, "--out", "x", "--known-on", today], "is not over"),
        (
            ["--period", last_period, "--out", "x", "--known-on", "2026-01-01", "--tables", "y"],
            "not for --tables",
        ),
    ],
)
def test_what_cannot_be_is_one_line(words, said, command, capsys, db, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert command(*(one() if callable(one) else one for one in words)) == 2
    found = capsys.readouterr().err
    assert said in found and found.count("\n") == 1
