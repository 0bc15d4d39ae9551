"""Every worked case in `worked/` is run; a lawyer reads the cases, a machine checks them."""

import tomllib
from pathlib import Path

import pytest

from umai.law.children import ages, cases, categories
from umai.law.dated_values import NoLawInForce, parameter
from umai.law.guardianship import cases as guardianship_cases
from umai.law.situations import cases as situation_cases
from umai.law.terms import clock, commission, intervals, plans, protection, reviews

WORKED = Path(__file__).resolve().parent.parent / "worked"


def every(file, kind="case"):
    """Each worked case of a file, named in the test report by what it says."""
    cases = tomllib.loads((WORKED / f"{file}.toml").read_text(encoding="utf-8"))[kind]
    return pytest.mark.parametrize("case", cases, ids=[case["says"] for case in cases])


def test_no_file_of_worked_cases_is_left_out():
    assert {path.stem for path in WORKED.glob("*.toml")} == {
        "clock",
        "ages",
        "migrants",
        "in_force",
        "families",
        "intervals",
        "plans",
        "protection",
        "reviews",
        "commission",
        *ANSWERS,
    }


@every("clock")
def test_the_ten_days(case):
    started_on = clock.clock_starts_on(case.get("received_at"), case.get("discovered_at"))

    assert started_on == case["starts_on"]
    assert clock.assessment_due_on(started_on) == case["due_on"]
    assert clock.day_ends_at(case["due_on"]) == case["ends_at"]


@every("clock", "lateness")
def test_what_is_late(case):
    finished_on = clock.day_of(case["finished_at"])

    assert clock.is_late_at(case["due_on"], case["finished_at"]) is case["late"]
    assert clock.is_late(case["due_on"], finished_on) is case["late"]
    assert clock.days_left(case["due_on"], finished_on) == case["days_left"]


RULES_OF_AGE = {
    "age": ages.age_on,
    "minor": ages.is_minor,
    "guardian_rather_than_trustee": ages.needs_guardian_rather_than_trustee,
    "opinion_is_expected": ages.is_opinion_expected,
    "observed_instead": ages.may_be_observed_instead,
    "infant": ages.is_infant,
}


@every("ages")
def test_ages(case):
    asked = set(case) - {"says", "ru", "born_on", "asked_on"}

    assert {name: RULES_OF_AGE[name](case["born_on"], case["asked_on"]) for name in asked} == {
        name: case[name] for name in asked
    }


@every("migrants")
def test_children_of_migrants(case):
    absences = [categories.ParentAbsence(**absence) for absence in case["absences"]]

    assert categories.is_child_of_migrants(absences, case["asked_on"]) is case["counted"]


@every("in_force")
def test_what_is_in_force(case):
    dated = parameter(case["parameter"])

    if case.get("nothing"):
        with pytest.raises(NoLawInForce):
            dated.on(case["asked_on"])
    else:
        assert dated.on(case["asked_on"]) == case["value"]
        assert dated.source_on(case["asked_on"]).certainty == case["certainty"]


@every("in_force", "category")
def test_which_categories_are_in_force(case):
    category = categories.category(case["code"])

    assert category.holds_on(case["asked_on"]) is case["holds"]
    assert category.in_force(case["asked_on"]) is case["in_force"]


@every("intervals")
def test_terms_of_practice(case):
    assert getattr(intervals, case["rule"])(**case["given"]) == case["answer"]


@every("plans")
def test_what_a_plan_waits_for(case):
    assert getattr(plans, case["rule"])(**case["given"]) == case["answer"]


@every("protection")
def test_terms_of_immediate_protection(case):
    assert getattr(protection, case["rule"])(**case["given"]) == case["answer"]


@every("reviews")
def test_terms_of_reviews_and_of_closing(case):
    assert getattr(reviews, case["rule"])(**case["given"]) == case["answer"]


@every("commission")
def test_terms_of_the_commission(case):
    assert getattr(commission, case["rule"])(**case["given"]) == case["answer"]


ANSWERS = cases.CASE_ANSWERS | guardianship_cases.CASE_ANSWERS | situation_cases.CASE_ANSWERS


def cases_of_lives():
    """(file, case) of each file that tells of lives, named by what the case says."""
    told = {file: tomllib.loads((WORKED / f"{file}.toml").read_text(encoding="utf-8")) for file in ANSWERS}
    return [
        pytest.param(file, case, id=f"{file}: {case['says']}") for file in told for case in told[file]["case"]
    ]


@pytest.mark.parametrize(("file", "case"), cases_of_lives())
def test_the_law_answers_as_the_case_of_a_life_says(file, case):
    answer = ANSWERS[file].answer(case)
    said = {key: case[key] for key in ANSWERS[file].decides if key in case}

    assert answer.keys() == ANSWERS[file].decides
    assert said and {key: answer[key] for key in said} == said


@pytest.mark.parametrize(("file", "case"), cases_of_lives())
def test_a_case_of_a_life_is_told_in_russian_and_has_no_key_that_nothing_reads(file, case):
    assert case["ru"].strip()
    assert ANSWERS[file].strange_keys(case) == set()
