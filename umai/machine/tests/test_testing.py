import pytest

from umai.machine import testing
from umai.machine.testing import clean_environment, command


@pytest.mark.parametrize("words", [["-n4"], ["-n", "4"], ["--pdb"], ["--numprocesses=2"]])
def test_the_caller_may_decide_how_many_processes(words):
    given = command(words)[3:]
    assert given[-len(words) :] == words and "-n" not in given[: -len(words)]


@pytest.mark.parametrize("words", [[], ["-k", "days"], ["--confcutdir=umai"], ["-x", "umai/law"]])
def test_otherwise_every_core_is_used(words):
    assert command(words)[3] == "-n"


def order(monkeypatch, commit, *words):
    monkeypatch.setattr(testing, "commit_here", lambda: commit)
    return [word for word in command([*words]) if word.startswith("--randomly-seed")]


def test_a_commit_has_one_order_and_another_commit_another(monkeypatch):
    (first,) = order(monkeypatch, "0a000000" * 5)
    assert order(monkeypatch, "0a000000" * 5 + "+changes") == [first] == [f"--randomly-seed={0x0A000000}"]
    assert order(monkeypatch, "0b000000" * 5) != [first]


def test_the_caller_may_decide_the_order(monkeypatch):
    commit = "0a000000" * 5
    assert order(monkeypatch, commit, "--randomly-seed=7")[-1] == "--randomly-seed=7"  # the last one counts
    assert (
        order(monkeypatch, commit, "-p", "no:randomly") == order(monkeypatch, commit, "-pno:randomly") == []
    )


def test_outside_of_a_checkout_each_run_has_another_order(monkeypatch):
    assert order(monkeypatch, "") == []


def test_the_callers_own_register_reaches_no_test(tmp_path, monkeypatch):
    monkeypatch.setenv("UMAI_DATABASE_URL", "postgresql://real")
    monkeypatch.setenv("UMAI_HOME", "/real")
    monkeypatch.setenv("PGPASSWORD", "real")
    monkeypatch.setenv("UMAI_CHROMIUM", "/usr/bin/chromium")

    found = clean_environment(tmp_path)

    assert not {"UMAI_DATABASE_URL", "UMAI_HOME", "PGPASSWORD"} & set(found)
    assert found["UMAI_CHROMIUM"] == "/usr/bin/chromium"
