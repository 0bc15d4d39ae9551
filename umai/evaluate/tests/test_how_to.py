"""The commands of the how-to do what it says."""

import argparse
from pathlib import Path

import numpy
import pytest

from umai.evaluate import command
from umai.evaluate.before_after import placebos
from umai.evaluate.districts import checks

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "evaluate.md"
LINES = [
    line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("bin/umai evaluate")
]


@pytest.fixture(autouse=True)
def files(tmp_path, monkeypatch):
    """What the how-to takes to be there, and little of what takes long."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(placebos, "MOST", 2)
    monkeypatch.setattr(checks, "SHUFFLES", 9)
    rng = numpy.random.default_rng(6)
    months = [f"{year}-{month:02d}" for year in range(2020, 2025) for month in range(1, 13)]
    for name in ("sanctions", "children", "injuries"):
        rows = [f"{month},{count}" for month, count in zip(months, rng.poisson(30, len(months)), strict=True)]
        Path(f"{name}.csv").write_text("\n".join(["period,count", *rows]), encoding="utf-8")
    rows = [
        f"{month},{district},{rng.poisson(30)},{start}"
        for district, start in enumerate(["2022-01", "2022-07", "2023-01", "", "", ""])
        for month in months
    ]
    Path("districts.csv").write_text("\n".join(["period,district,count,start", *rows]), encoding="utf-8")


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_how_to_answers(line, capsys):
    parser = argparse.ArgumentParser()
    command.arguments(parser)

    assert command.run(parser.parse_args(line.split()[2:])) == 0
    assert capsys.readouterr().out.strip()


def test_the_how_to_has_commands():
    assert len(LINES) == 4
