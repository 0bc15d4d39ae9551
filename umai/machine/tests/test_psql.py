"""The database opens in psql as its owner, and its password is on no command line."""

from argparse import Namespace

import pytest

from umai.machine.cluster import psql
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import database_address
from umai.machine.cluster.prepare import prepare_database


@pytest.fixture
def home(place, monkeypatch):
    prepare_database(place)
    monkeypatch.setenv("UMAI_HOME", str(place.home))
    monkeypatch.setenv("UMAI_REHEARSAL", "0")
    return place


def test_a_statement_is_run_as_the_owner_of_the_tables(home, capfd):
    assert psql.run(Namespace(statement="select 'I am ' || current_user")) == 0
    assert "I am umai_owner" in capfd.readouterr().out


def test_a_statement_that_fails_fails_the_command(home, capfd):
    assert psql.run(Namespace(statement="select nothing_there")) == 1


def test_the_password_is_not_on_the_command_line(home):
    words, environment = psql.command("psql", database_address(home), None)
    assert environment["PGPASSWORD"] and environment["PGPASSWORD"] not in " ".join(words)


def test_without_psql_it_says_which_package_brings_it(home, monkeypatch, capsys):
    monkeypatch.setattr(psql, "find_psql", lambda: None)
    assert psql.run(Namespace(statement=None)) == 2
    assert "postgresql-client" in capsys.readouterr().err


def test_a_database_of_the_other_kind_is_not_opened(home, monkeypatch):
    monkeypatch.setenv("UMAI_REHEARSAL", "1")
    with pytest.raises(CannotStart, match="real register"):
        psql.run(Namespace(statement="select 1"))
