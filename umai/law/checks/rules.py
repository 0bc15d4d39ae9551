"""Which rule answers the worked cases of which file: a line for each kind of case of each file.

A file of worked cases without a line here cannot be used.
"""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, NamedTuple

from umai.law.children import ages, cases, categories, families
from umai.law.children.cases import CaseAnswer
from umai.law.dated_values import NoLawInForce, parameters
from umai.law.guardianship import cases as guardianship_cases
from umai.law.situations import cases as situation_cases
from umai.law.terms import applications, clock, commission, intervals, plans, protection, reviews

type Case = Mapping[str, Any]


class WorkedRule(NamedTuple):
    """The rule of one kind of case: which of its keys are answers, and what the law answers to the others."""

    decides: frozenset[str]
    answer: Callable[[Case], Mapping[str, Any]]


def answer_ten_days(case: Case) -> dict[str, Any]:
    started_on = clock.clock_starts_on(case.get("received_at"), case.get("discovered_at"))
    due_on = clock.assessment_due_on(started_on)
    return {"starts_on": started_on, "due_on": due_on, "ends_at": clock.day_ends_at(due_on)}


def answer_lateness(case: Case) -> dict[str, Any]:
    finished_on = clock.day_of(case["finished_at"])
    late = clock.is_late_at(case["due_on"], case["finished_at"])
    if late is not clock.is_late(case["due_on"], finished_on):
        return {}  # the day and the instant have to say the same
    return {"late": late, "days_left": clock.days_left(case["due_on"], finished_on)}


RULES_OF_AGE = {
    "age": ages.age_on,
    "minor": ages.is_minor,
    "guardian_rather_than_trustee": ages.needs_guardian_rather_than_trustee,
    "opinion_is_expected": ages.is_opinion_expected,
    "observed_instead": ages.may_be_observed_instead,
    "infant": ages.is_infant,
}


def answer_age(case: Case) -> dict[str, Any]:
    born_on, asked_on = case["born_on"], case["asked_on"]
    return {name: rule(born_on, asked_on) for name, rule in RULES_OF_AGE.items() if name in case}


def answer_migrants(case: Case) -> dict[str, Any]:
    absences = [categories.ParentAbsence(**absence) for absence in case["absences"]]
    return {"counted": categories.is_child_of_migrants(absences, case["asked_on"])}


def answer_in_force(case: Case) -> dict[str, Any]:
    if case["parameter"] not in parameters():
        raise LookupError(f"there is no parameter {case['parameter']!r}")
    dated, day = parameters()[case["parameter"]], case["asked_on"]
    try:
        return {"value": dated.on(day), "certainty": str(dated.source_on(day).certainty)}
    except NoLawInForce:
        return {"nothing": True}


def answer_category(case: Case) -> dict[str, Any]:
    if case["code"] not in categories.categories():
        raise LookupError(f"there is no category {case['code']!r}")
    found = categories.category(case["code"])
    return {"holds": found.holds_on(case["asked_on"]), "in_force": found.in_force(case["asked_on"])}


def answer_families(case: Case) -> dict[str, Any]:
    found = families.risk_reasons(families.ChildSituation(**case["given"]), case["asked_on"])
    return {"reasons": [reason.code for reason in found]}


def rule_of_module(module: ModuleType) -> WorkedRule:
    """Cases that name a function of a module: `rule`, what is `given` to it, and its `answer`."""

    def answer(case: Case) -> dict[str, Any]:
        rule = getattr(module, case["rule"], None)
        if getattr(rule, "__module__", "") != module.__name__ or not callable(rule):
            raise LookupError(f"there is no rule {case['rule']!r}")
        return {"answer": rule(**case["given"])}

    return WorkedRule(frozenset({"answer"}), answer)


def rule_of_lives(file: CaseAnswer) -> WorkedRule:
    """Cases that tell a life and say some of what follows from it: what they say is compared."""

    def answer(case: Case) -> dict[str, Any]:
        if strange := file.strange_keys(case) - {"instead_of"}:
            raise LookupError(f"nothing reads {min(strange)!r}")
        return {key: one for key, one in file.answer(case).items() if key in case}

    return WorkedRule(file.decides, answer)


def decides(*names: str) -> frozenset[str]:
    return frozenset(names)


# The files whose cases tell a life.
OF_LIVES = cases.CASE_ANSWERS | guardianship_cases.CASE_ANSWERS | situation_cases.CASE_ANSWERS
# (file of cases, kind of case in it) to the rule that answers.
WORKED_RULES: dict[tuple[str, str], WorkedRule] = {
    ("ages", "case"): WorkedRule(frozenset(RULES_OF_AGE), answer_age),
    ("applications", "case"): rule_of_module(applications),
    ("clock", "case"): WorkedRule(decides("starts_on", "due_on", "ends_at"), answer_ten_days),
    ("clock", "lateness"): WorkedRule(decides("late", "days_left"), answer_lateness),
    ("families", "case"): WorkedRule(decides("reasons"), answer_families),
    ("in_force", "case"): WorkedRule(decides("nothing", "value", "certainty"), answer_in_force),
    ("in_force", "category"): WorkedRule(decides("holds", "in_force"), answer_category),
    ("intervals", "case"): rule_of_module(intervals),
    ("migrants", "case"): WorkedRule(decides("counted"), answer_migrants),
    ("plans", "case"): rule_of_module(plans),
    ("protection", "case"): rule_of_module(protection),
    ("reviews", "case"): rule_of_module(reviews),
    ("commission", "case"): rule_of_module(commission),
    **{(file, "case"): rule_of_lives(one) for file, one in OF_LIVES.items()},
}
