import pytest

from umai.machine.development.tests_of import with_importers
from umai.machine.testing import ORDER, clean_environment, command


@pytest.mark.parametrize("words", [["-n4"], ["-n", "4"], ["--pdb"], ["--numprocesses=2"]])
def test_the_caller_may_decide_how_many_processes(words):
    given = command(words)[3:]
    assert given[-len(words) :] == words and "-n" not in given[: -len(words)]


@pytest.mark.parametrize("words", [[], ["-k", "days"], ["--confcutdir=umai"], ["-x", "umai/law"]])
def test_otherwise_every_core_is_used(words):
    assert command(words)[3] == "-n"


def order(*words):
    return [word for word in command([*words]) if word.startswith("--randomly-seed")]


def test_tests_run_in_one_order_that_is_not_that_of_their_files():
    assert order() == order("umai/law") == [f"--randomly-seed={ORDER}"]


def test_the_caller_may_decide_the_order():
    assert order("--randomly-seed=7")[-1] == "--randomly-seed=7"  # the last one counts
    assert order("-p", "no:randomly") == order("-pno:randomly") == []


def test_the_callers_own_register_reaches_no_test(tmp_path, monkeypatch):
    monkeypatch.setenv("UMAI_DATABASE_URL", "postgresql://real")
    monkeypatch.setenv("UMAI_HOME", "/real")
    monkeypatch.setenv("PGPASSWORD", "real")
    monkeypatch.setenv("UMAI_CHROMIUM", "/usr/bin/chromium")

    found = clean_environment(tmp_path)

    assert not {"UMAI_DATABASE_URL", "UMAI_HOME", "PGPASSWORD"} & set(found)
    assert found["UMAI_CHROMIUM"] == "/usr/bin/chromium"


def test_a_run_that_a_test_starts_is_no_process_of_the_run_it_stands_in(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw3")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-x")

    found = clean_environment(tmp_path)

    assert "PYTEST_XDIST_WORKER" not in found and found["PYTEST_ADDOPTS"] == "-x"


def test_a_part_of_the_code_is_tested_with_what_imports_it_and_it_is_said_what_is_left_out():
    files, said = with_importers(["-q", "umai/entitlements"])

    assert files[:2] == ["-q", "umai/entitlements/tests/test_act_pages.py"]
    assert "umai/casefile/tests/test_child.py" in files  # a page that imports its summary line
    assert not [file for file in files if "/names/" in file]  # nothing there knows of help
    assert f"{len(files) - 1} of " in said and "Left out: " in said
    assert with_importers(["umai/entitlements/templates"])[0] == files[1:]


@pytest.mark.parametrize(
    "words",
    [
        ["--only", "umai/names"],
        ["umai/names", "-k", "days"],
        ["umai/names/tests"],
        ["--undrawn", "umai/names"],
        [],
    ],
)
def test_whoever_names_tests_or_asks_for_a_part_gets_those_alone(words):
    assert with_importers(words) == ([word for word in words if word != "--only"], "")
