"""`umai shell`: a worker's reach and a worker's trail, in a rehearsal and nowhere else."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from django.conf import settings

from rehearsal import draw, staff
from rehearsal.load import fill_invented
from rehearsal.tests.conftest import TODAY
from tests import cast
from umai import cli
from umai.access.models import Session
from umai.register.models import Child
from umai.trail.models import Entry

ADD = (
    "import uuid; from umai.register.child.actions import add_child;"
    " add_child(by.office.place, by=by, id=uuid.uuid4(), identity={'given': 'Айбек'})"
)


@pytest.fixture
def typed(db, capsys, monkeypatch):
    """What is printed when one of the cast, taken for the people of a rehearsal, types a line."""
    monkeypatch.setattr(staff, "read_people", lambda: {"person": [{"sign_in": name} for name in cast.CAST]})
    monkeypatch.setattr(draw, "id_of", lambda _kind, name: cast.id_of("worker", name))

    def type_line(line, name="aigul"):
        assert cli.main(["shell", "--as", name, "--command", line]) == 0
        return capsys.readouterr().out

    return type_line


def test_the_people_of_a_rehearsal_are_who_may_be_named(db, capsys):
    fill_invented(30, seed=1, today=TODAY)
    capsys.readouterr()

    assert cli.main(["shell", "--as", "meerim", "-c", "by.role, by.worker, Child.objects.exists()"]) == 0

    assert capsys.readouterr().out == "('social_worker', <Worker: Токтосунова Мээрим>, True)\n"

    # The command that is typed runs with the roles of a process of its own.
    typed = [sys.executable, "-m", "umai.cli", "shell", "--as", "meerim", "-c", "by.role"]
    home = {name: value for name, value in os.environ.items() if name != "UMAI_PROCESS"}

    done = subprocess.run(typed, env=home, capture_output=True, text=True, timeout=120)

    assert (done.returncode, done.stdout) == (0, "'social_worker'\n"), done.stderr


def test_who_types_reaches_what_they_reach_on_every_connection_and_it_stands_on_the_trail(typed):
    typed(ADD)
    typed(ADD, "jyldyz")

    assert typed("Child.objects.count()") == "1\n"
    by_hand = (
        "from django.db import connection as c; x = c.cursor(); x.execute('table register_child').rowcount"
    )
    assert typed(by_hand) == "1\n"
    assert typed("Child.objects.count()", "gulnara") == "0\n"
    anew = (
        "from django.db import connection as c, transaction; a = transaction.atomic(); a.__enter__();"
        " Child.objects.exists(); a.__exit__(None, None, None); c.close(); Child.objects.exists()"
    )
    assert typed(anew).split()[-2:] == ["True", "True"]

    typed("consult(Child, Child.objects.get().pk, by=by)")
    written = Entry.objects.using("owner").filter(worker_id=cast.id_of("worker", "aigul"))
    assert set(written.values_list("act", "outcome")) == {
        ("register.add_child", "done"),
        ("register.read", "looked"),
    }
    assert not Session.objects.using("owner").filter(ended_at=None).exists()
    assert not Child.objects.exists(), "the sitting ends with the shell"


def test_a_refusal_is_one_line_and_on_the_trail(typed, capsys):
    assert cli.main(["shell", "--as", "gulnara", "-c", ADD]) == 2

    assert capsys.readouterr().err.count("\n") == 1
    written = Entry.objects.using("owner").filter(worker_id=cast.id_of("worker", "gulnara"))
    assert [entry.outcome for entry in written] == ["refused"]


def test_a_real_register_is_refused_in_one_sentence(db, capsys, monkeypatch):
    monkeypatch.setattr(settings, "MACHINE", replace(settings.MACHINE, rehearsal=False))

    assert cli.main(["shell", "--as", "meerim", "-c", "print('in')"]) == 2
    assert tuple(capsys.readouterr()) == (
        "",
        "umai: Nobody acts as somebody else in a real register: umai shell is for a rehearsal.\n",
    )


@pytest.mark.parametrize("name", ["aigul", "meerim"], ids=["not of a rehearsal", "not invented yet"])
def test_nobody_is_meant_by_a_name_alone(db, capsys, name):
    assert cli.main(["shell", "--as", name, "-c", "print('in')"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_the_shell_holds_no_password_of_the_owner():
    from rehearsal import shell_command
    from umai.machine.cluster.database import OWNER, ROLES_TRUSTED_TO

    assert OWNER not in ROLES_TRUSTED_TO[shell_command.PROCESS]
