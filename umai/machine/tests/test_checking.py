import sys
import time
from pathlib import Path

from umai.machine.development import checks

FOUND = "import sys; print('a line too long'); sys.exit(3)"


def tool(code):
    """Python in place of a tool: it lies in the same folder."""
    return [Path(sys.executable).name, "-c", code]


def test_each_tool_has_a_line_and_one_that_finds_something_fails_all(capsys):
    assert checks.main({"one": tool("print('all well')"), "other": tool(FOUND)}) == 1

    lines = sorted(capsys.readouterr().out.splitlines())
    assert [line.split()[0] for line in lines] == ["one", "other"]
    assert lines[0].endswith(" s  ok") and lines[1].endswith(" s  a line too long")


def test_nothing_found_is_a_success(capsys):
    assert checks.main({"one": tool("pass")}) == 0


def test_no_tool_waits_for_another(capsys):
    began = time.monotonic()

    checks.main({name: tool("import time; time.sleep(3)") for name in "abc"})

    assert time.monotonic() - began < 8


def test_the_settings_that_a_tool_reads_are_of_no_register(capsys, monkeypatch):
    monkeypatch.setenv("UMAI_HOME", "/real")
    monkeypatch.setenv("UMAI_DATABASE_URL", "postgresql://real")

    code = "import os; print(os.environ['UMAI_HOME'], 'UMAI_DATABASE_URL' in os.environ); raise SystemExit(1)"
    checks.main({"one": tool(code)})

    said = capsys.readouterr().out
    assert "/real" not in said and said.endswith("False\n")


def test_what_mypy_only_remembers_is_not_believed(capsys, monkeypatch, tmp_path):
    mypy = tmp_path / "mypy"
    mypy.write_text('#!/bin/sh\nif [ -e "$1" ]; then echo "moved away"; exit 1; fi\n')
    mypy.chmod(0o755)
    cache = tmp_path / "cache"
    cache.mkdir()
    monkeypatch.setattr(checks, "PROGRAMS", tmp_path)
    monkeypatch.setattr(checks, "MYPY_CACHE", cache)

    assert checks.main({"mypy": ["mypy", str(cache)]}) == 0
    assert not cache.exists()
