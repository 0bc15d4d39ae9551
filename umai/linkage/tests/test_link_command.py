"""`umai link` and what it says of files that cannot be used."""

import argparse
import subprocess
import sys

import pytest

from umai.matching import link_command
from umai.refusal import Refusal
from umai.register.weights import train_command


def main(words):
    """The command as `umai` runs it: a refusal is one line, and exit code 2."""
    command = {"link": link_command, "train": train_command}[words[0]]
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    try:
        return command.run(parser.parse_args(words[1:]))
    except Refusal as failure:
        print(f"umai: {failure}", file=sys.stderr)
        return 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"name,born\nx,2015\n", "line 1: no column rec_id"),
        (b"rec_id,given,given\n1,a,b\n", "line 1: column 'given' stands there twice"),
        (b"rec_id,given\n", "no rows under its header"),
        (b"rec_id,given\n1,a\n1,b\n", "row 1 of its data: rec_id stands there twice"),
        (b"rec_id,given\n1,a\n,b\n", "row 2 of its data: rec_id is empty"),
        (b"rec_id,birth_date\n1,27.03.2015\n", "row 1 of its data: birth_date is not YYYY-MM-DD"),
        (b"rec_id,sex\n1,x\n", "row 1 of its data: sex is not m or f"),
        (b"rec_id,given\n1,a,b,c\n", "line 2: not as many fields as columns"),
        (b'rec_id,given\n1,"a\n2,b\n', "quotation mark"),
        (b"rec_id,given\n1,\xc0\xf1\xe0\xed\n", "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_line(content, said, tmp_path, capsys):
    file = tmp_path / "list.csv"
    file.write_bytes(content)

    assert main(["link", str(file), "--out", str(tmp_path / "out")]) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1
    assert str(file) in lines[0] and said in lines[0]
    assert not (tmp_path / "out" / "pairs.csv").exists()


@pytest.mark.parametrize(
    "more",
    [["--threshold", "2"], ["--memory", "much"], ["--trained", "nowhere.json"]],
    ids=lambda more: more[0],
)
def test_what_is_asked_wrongly_is_told(more, tmp_path, capsys):
    file = tmp_path / "list.csv"
    file.write_text("rec_id,given\n1,a\n2,b\n")

    assert main(["link", str(file), "--out", str(tmp_path / "out"), *more]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["link", str(tmp_path / "none.csv"), "--out", str(tmp_path)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_too_few_children_to_learn_from_is_told(tmp_path, capsys):
    file = tmp_path / "list.csv"
    file.write_text("rec_id,given\n1,a\n2,b\n")

    assert main(["train", str(file), "--out", str(tmp_path / "numbers.json")]) == 2
    assert "too few" in capsys.readouterr().err


def test_linking_alone_loads_nothing_of_the_training(tmp_path):
    """scipy takes half a second and 40 MB, and only the training needs it."""
    asked = "import sys; from umai import cli; cli.main(sys.argv[1:]); print('scipy' in sys.modules)"
    rows = tmp_path / "rows.csv"
    rows.write_text("id,surname,given\n1,Асанов,Бакыт\n2,Асанов,Бакыт\n")
    words = ["link", str(rows), "--out", str(tmp_path / "out")]
    done = subprocess.run([sys.executable, "-c", asked, *words], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
