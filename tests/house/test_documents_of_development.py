"""What CONTRIBUTING says to type while one writes is typed here."""

import os
import re
import shlex
import subprocess
from pathlib import Path

from rehearsal.staff import read_people
from tests.attack.killing import free_ports
from umai import cli

CHECKOUT = Path(__file__).resolve().parents[2]
TEXT = (CHECKOUT / "CONTRIBUTING.md").read_text()


def told():
    """The lines of the first block, by the program that they call."""
    block = re.search(r"## While you write\n\n```sh\n(.*?)```", TEXT, re.DOTALL)[1]
    return {words[0]: words for words in map(shlex.split, block.splitlines())}


def typed(words, **settings):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("UMAI_", "DJANGO_"))}
    return subprocess.run(words, cwd=CHECKOUT, env=kept | settings, capture_output=True, text=True)


def test_the_server_that_reads_changes_is_known_by_its_word_and_refused_to_a_real_register(tmp_path):
    names = ("UMAI_PORT", "UMAI_REPORT_PORT", "UMAI_SIGN_IN_PORT")
    ports = dict(zip(names, map(str, free_ports(3)), strict=True))  # Umai may run on the usual ones

    done = typed(told()["bin/run"], UMAI_HOME=str(tmp_path), UMAI_REHEARSAL="0", **ports)

    assert done.returncode == 2
    assert done.stderr.startswith("umai: --dev"), done.stderr


def test_the_shell_is_opened_as_somebody_whom_a_rehearsal_has():
    (line,) = re.findall(r"`(bin/umai shell [^`]* -c [^`]*)`", TEXT)
    for words in (told()["bin/umai"], shlex.split(line)):
        args = cli.parser_for(words[1:]).parse_args(words[1:])
        assert args.name in {one["sign_in"] for one in read_people()["person"]}


def test_what_checks_the_code_is_called_without_a_word_more():
    assert told()["bin/check"] == ["bin/check"]  # what it finds, test_the_house tells

    done = typed(["bin/check", "everything"])

    assert (done.returncode, done.stderr) == (2, "usage: bin/check\n")
