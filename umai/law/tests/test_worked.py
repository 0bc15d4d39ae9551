"""Every worked case in `worked/` is run; a lawyer reads the cases, a machine checks them."""

import tomllib

import pytest

from umai.law.checks.rules import WORKED_RULES
from umai.law.checks.worked import FOLDER, result_of, worked_cases

CASES = worked_cases()


def every(file, kind="case"):
    """Each worked case of a file, named in the test report by what it says."""
    cases = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))[kind]
    return pytest.mark.parametrize("case", cases, ids=[case["says"] for case in cases])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.says}")
def test_the_law_answers_as_the_case_says(case):
    found = result_of(case)

    assert found.got == case.expected, found.in_words()


def test_every_file_of_worked_cases_has_its_rules():
    kinds = {
        (path.stem, kind)
        for path in FOLDER.glob("*.toml")
        for kind in tomllib.loads(path.read_text(encoding="utf-8"))
    }

    assert kinds == set(WORKED_RULES)


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_a_lawyer_reads_every_case_of_the_house_in_this_language(language):
    assert [case.says for case in CASES if not case.table.get(language)] == []


def test_no_two_cases_of_a_kind_say_the_same():
    said = [(case.file, case.kind, case.says) for case in CASES]

    assert len(said) == len(set(said))
