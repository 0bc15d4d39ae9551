import pytest

from umai.machine.testing import clean_environment, command


@pytest.mark.parametrize("words", [["-n4"], ["-n", "4"], ["--pdb"], ["--numprocesses=2"]])
def test_the_caller_may_decide_how_many_processes(words):
    assert command(words)[3:] == words


@pytest.mark.parametrize("words", [[], ["-k", "days"], ["--confcutdir=umai"], ["-x", "umai/law"]])
def test_otherwise_every_core_is_used(words):
    assert command(words)[3] == "-n"


def test_the_callers_own_register_reaches_no_test(tmp_path, monkeypatch):
    monkeypatch.setenv("UMAI_DATABASE_URL", "postgresql://real")
    monkeypatch.setenv("UMAI_HOME", "/real")
    monkeypatch.setenv("PGPASSWORD", "real")
    monkeypatch.setenv("UMAI_CHROMIUM", "/usr/bin/chromium")

    found = clean_environment(tmp_path)

    assert not {"UMAI_DATABASE_URL", "UMAI_HOME", "PGPASSWORD"} & set(found)
    assert found["UMAI_CHROMIUM"] == "/usr/bin/chromium"
