import contextlib
import re
import subprocess
import tomllib
from argparse import Namespace
from types import SimpleNamespace

import grimp
import pytest

from umai import cli
from umai.machine.installation import CHECKOUT
from umai.machine.serving import waiting


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as end:
        cli.main([command, "--help"])

    assert end.value.code == 0
    assert "usage: umai " + command in capsys.readouterr().out


def test_a_command_brings_the_packages_of_analysis_that_it_imports():
    """Only bin/umai knows before Python starts; a machine that lacks them would end in a traceback."""
    groups = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    analysis = {re.split(r"[~;]", line)[0] for line in groups["analysis"]}
    graph = grimp.build_graph("umai", "rehearsal", include_external_packages=True)
    needing = {
        command
        for command, (path, _needs) in cli.COMMANDS.items()
        if graph.find_upstream_modules(path) & analysis
    }

    brought = re.search(r"^ *([a-z| -]+)\) environment analysis", (CHECKOUT / "bin/umai").read_text(), re.M)
    assert brought is not None
    assert set(brought[1].split(" | ")) == needing


def test_the_list_of_commands_names_all(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["--help"])

    assert end.value.code == 0
    listed = capsys.readouterr().out
    assert all(command in listed for command in cli.COMMANDS)


def test_an_unknown_command_is_unusable_input(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["dance"])

    assert end.value.code == 2
    assert "dance" in capsys.readouterr().err


def test_a_setting_that_cannot_be_understood_is_one_line(monkeypatch, capsys):
    monkeypatch.setenv("UMAI_PORT", "http")

    assert cli.main(["doctor"]) == 2
    assert capsys.readouterr().err == (
        "umai: UMAI_PORT=http is not understood: say a whole number from 1 to 65535.\n"
    )


def test_a_command_that_needs_data_says_when_there_are_none(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("UMAI_HOME", str(tmp_path))

    assert cli.main(["places", "load", str(tmp_path)]) == 2
    assert "no database" in capsys.readouterr().err


def test_a_rehearsal_serves_no_other_machine(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("UMAI_HOME", str(tmp_path))
    monkeypatch.setenv("UMAI_REHEARSAL", "1")

    assert cli.main(["serve", "--host", "0.0.0.0"]) == 2
    assert "127.0.0.1 only" in capsys.readouterr().err


def test_a_database_that_is_gone_is_one_line(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("UMAI_HOME", str(tmp_path))
    monkeypatch.setenv("UMAI_DATABASE_URL", "postgresql://a:b@127.0.0.1:1/c")
    monkeypatch.setattr(waiting, "START_SECONDS", 0)

    assert cli.main(["serve"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_script_works_from_any_folder(tmp_path):
    (tmp_path / "umai").mkdir()
    (tmp_path / "umai" / "__init__.py").write_text("raise SystemExit('the wrong umai')")

    done = subprocess.run(
        [CHECKOUT / "bin" / "umai", "law", "--json"], cwd=tmp_path, capture_output=True, text=True
    )

    assert (done.returncode, done.stdout[:1]) == (0, "{")


@pytest.mark.parametrize(
    ("keep", "opened"), [("WHO", True), ("", True), (None, False), (True, True), (False, False)]
)
def test_a_command_that_keeps_has_a_database_also_where_an_empty_word_is_said(keep, opened, monkeypatch):
    """`--keep ""` is a keeping that lacks its words, which the command refuses; it is not the plain command."""
    made = []

    @contextlib.contextmanager
    def open_database():
        made.append(True)
        yield

    monkeypatch.setattr(cli, "open_database", open_database)
    command = SimpleNamespace(run=lambda _args: 0)
    cli.run_command(command, cli.DATABASE_IF_KEPT, Namespace(keep=keep))
    assert bool(made) == opened
