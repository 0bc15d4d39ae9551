"""`umai law` shows what two persons put in force, and says which law it shows."""

import contextlib
import json

import pytest

from umai import cli
from umai.law.editions.edition import SHIPPED
from umai.lawbook.following import look_at_law
from umai.lawbook.models import LawProposal
from umai.lawbook.tests.conftest import *  # noqa: F403
from umai.lawbook.tests.conftest import agreed, begin
from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import Installation


@pytest.fixture
def opened(monkeypatch):
    """The database of the tests is that of the command, which looks at the law as it opens it."""
    monkeypatch.setattr(Installation, "has_database", True)

    @contextlib.contextmanager
    def opened():
        look_at_law()
        yield

    monkeypatch.setattr(cli, "open_database", opened)


def shown(capsys, *words):
    assert cli.main(["law", "--on", "2030-06-01", *words]) == 0
    return capsys.readouterr()


def test_it_shows_what_is_in_force_with_its_files_and_digest(opened, asel, nurlan, superuser, capsys):
    begin(superuser, agreed(asel, nurlan))
    digest = LawProposal.objects.using("owner").get().digest
    text = shown(capsys).out
    assert "visit_days_high: 7 calendar days" in text
    assert "The law with parameters/visits_2030.toml laid over it." in text
    assert f"Digest {digest}." in text
    data = json.loads(shown(capsys, "--json").out)
    assert (data["digest"], data["laid_over"]) == (digest, ["parameters/visits_2030.toml"])


def test_the_page_that_is_printed_is_of_the_shipped_law(opened, asel, nurlan, superuser, capsys):
    begin(superuser, agreed(asel, nurlan))
    assert "2 December 2029" not in shown(capsys, "--markdown").out


def test_without_a_database_it_shows_the_shipped_law_and_says_so(monkeypatch, capsys):
    monkeypatch.setattr(Installation, "has_database", False)
    text = shown(capsys).out
    assert "The law as it comes with Umai." in text and SHIPPED.digest in text


def test_a_database_that_does_not_answer_is_said_and_the_shipped_law_is_shown(monkeypatch, capsys):
    monkeypatch.setattr(Installation, "has_database", True)

    def silent():
        raise CannotStart("it is gone")

    monkeypatch.setattr(cli, "open_database", silent)
    told = shown(capsys)
    assert "no database answers (it is gone)" in told.err and "The law as it comes with Umai." in told.out


def test_another_failure_is_not_taken_for_a_silent_database(opened, monkeypatch):
    def fail(args):
        raise ZeroDivisionError

    monkeypatch.setattr("umai.law.command.run", fail)
    with pytest.raises(ZeroDivisionError):
        cli.main(["law"])
