"""Answers the worked cases about guardianship: `worked/arrangements.toml`, `papers.toml`, `what_if.toml`.

`becomes_law` in a case supposes that a draft was put in force on a day, to show what an amendment does.
"""

from typing import Any

from umai.law.children.cases import Case, CaseAnswer, as_life
from umai.law.children.lives import ChildLife
from umai.law.guardianship.arrangements import (
    ArrangementAsked,
    arrangement_changes_on,
    arrangement_on,
    drafts_on,
    exit_consent_on,
    guardian_authority_on,
)
from umai.law.guardianship.papers import (
    first_check_due_on,
    is_upside_down,
    lack_on,
    lapses,
    overlaps,
    paper_gaps,
    renewals_due,
)
from umai.law.guardianship.reading import as_length
from umai.law.guardianship.scheme import Arrangement, Scheme
from umai.law.guardianship.schemes import as_law, schemes
from umai.law.guardianship.what_if import DraftRule, known_rules, touch_changes_on, touch_of


def arrangement_answer(case: Case) -> dict[str, Any]:
    """What is asked for on the day, by the law and by each draft: a case of `worked/arrangements.toml`."""
    life, on, law = as_life(case), case["asked_on"], law_of(case)
    found = arrangement_on(life, on, law)
    return {
        "asks": found.asks,
        "scheme": found.scheme,
        "certainty": found.certainty,
        "since_on": found.since_on,
        "whose": list(found.who),
        "enough": list(found.papers),
        "missing": found.is_missing,
        "doubts": list(found.doubts),
        "changes_on": arrangement_changes_on(life, on, law) or "never",
        "drafts": {one.scheme: str(one.asks) for one in drafts_on(life, on)},
        "sanctions": sanctions_of(life, case),
        "authority": guardian_authority_on(on)[0],
        "exit": exit_consent_on(on).steps[0].asks,
    }


def papers_answer(case: Case) -> dict[str, Any]:
    """Gaps, lapses, overlaps and renewals of papers: a case of `worked/papers.toml`."""
    life, on = as_life(case), case["asked_on"]
    since = case.get("looked_from", on)
    return {
        "lack": lack_on(life, on),
        "gaps": [
            {"from_on": one.from_on, "to_on": one.to_on, "lack": one.lack}
            for one in paper_gaps(life, since, on)
        ],
        "lapsed": [{"carer": one.paper.carer, "on": one.lapsed_on} for one in lapses(life, on)],
        "overlaps": [one.kind for one in overlaps(life.papers)],
        "renew": [one.carer for one in renewals_due(life, on)],
        "upside_down": [one.carer for one in life.papers if is_upside_down(one)],
        "first_check_due_on": first_check_due_on(case["placed_on"]) if "placed_on" in case else None,
    }


def what_if_answer(case: Case) -> dict[str, Any]:
    """What a draft rule would mean for the child on the day: a case of `worked/what_if.toml`."""
    life, on, rules = as_life(case), case["asked_on"], rules_in(case)
    found = touch_of(rules, life, on)
    return {
        "touched": found.is_touched,
        "missing": list(found.missing),
        "whose": list(found.who),
        "changes_on": touch_changes_on(rules, life, on) or "never",
    }


def rules_in(case: Case) -> tuple[DraftRule, ...]:
    """The rules of a known draft that a case names, or the one rule that it says."""
    if "draft" in case:
        return known_rules()[case["draft"]]
    told = dict(case["rule"])
    told["over"] = as_length(told.get("over"), case["says"])
    told["requires"] = tuple(Arrangement(one) for one in told["requires"])
    told["exempts"] = tuple(told.get("exempts", ()))
    return (DraftRule(**told),)


def sanctions_of(life: ChildLife, case: Case) -> list[str]:
    """The drafts under which this absence would have a sanction; none of them is law."""
    found: tuple[ArrangementAsked, ...] = drafts_on(life, case["asked_on"], "sanction")
    return [one.scheme for one in found if one.asks is not Arrangement.NOTHING]


def law_of(case: Case) -> tuple[Scheme, ...]:
    """The schemes of the files, and the draft that the case supposes to have become law."""
    known = tuple(schemes().values())
    supposed = case.get("becomes_law")
    return (*known, as_law(schemes()[supposed["draft"]], supposed["day"])) if supposed else known


CASE_ANSWERS = {
    "arrangements": CaseAnswer(
        frozenset(
            {"asks", "scheme", "certainty", "since_on", "whose", "enough", "missing", "doubts", "changes_on"}
            | {"drafts", "sanctions", "authority", "exit"}
        ),
        arrangement_answer,
        frozenset({"becomes_law"}),
    ),
    "papers": CaseAnswer(
        frozenset({"lack", "gaps", "lapsed", "overlaps", "renew", "upside_down", "first_check_due_on"}),
        papers_answer,
        frozenset({"looked_from", "placed_on"}),
    ),
    "what_if": CaseAnswer(
        frozenset({"touched", "missing", "whose", "changes_on"}), what_if_answer, frozenset({"rule", "draft"})
    ),
}
