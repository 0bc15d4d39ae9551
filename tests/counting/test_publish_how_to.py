"""The commands of the page about publishing, typed as they stand there."""

import re
import shutil
from pathlib import Path

import pytest

from umai import cli
from umai.machine.installation import Installation

HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "publish.md"
TYPED = re.findall(r"^ *bin/umai (publish .+)$", HOW_TO.read_text(encoding="utf-8"), re.M)
LINES = [line for line in TYPED if "--asked" not in line]
(NIGHTLY,) = [line for line in TYPED if "--asked" in line]
FILES = {
    "children__by_sex.csv": "sex,count\nF,130\nM,120\n",
    "signals.csv": "channel,count\nweb,30\nsms,120\n",
}


@pytest.fixture
def typed(db, tmp_path, monkeypatch):
    """`typed(line)`: how this command ends where nothing was published, in a folder with the files that the page names."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")
    yield lambda line: cli.main(line.split())
    shutil.rmtree(Installation.from_environment().home / "editions", ignore_errors=True)


def test_the_page_has_two_commands():
    assert len(LINES) == 2


@pytest.mark.parametrize("line", LINES)
def test_what_the_page_says_to_type_is_typed(line, typed, capsys):
    assert typed(line) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Edition 2025 ") and "nothing is told" in printed
    assert {one.name for one in Path("tables-2025").iterdir()} >= {"csv", "tables-ky.xlsx", "yearbook-ru.pdf"}


def test_the_nightly_command_ends_well_where_nothing_was_asked(typed, tmp_path):
    folder = re.search(r"--out (\S+)", NIGHTLY)[1]
    assert typed(NIGHTLY.replace(folder, str(tmp_path))) == 0
