"""Answers the worked cases of `worked/legal_categories.toml`."""

from typing import Any

from umai.law.children.cases import Case, CaseAnswer, as_life
from umai.law.situations.legal_categories import (
    CategoryStanding,
    LegalCategory,
    categories_change_on,
    category_spans,
    draft_definitions,
    legal_categories,
)


def categories_answer(case: Case) -> dict[str, Any]:
    """The categories of a child on a day, why, and when they change: a case of the file."""
    life, on = as_life(case), case["asked_on"]
    found = legal_categories(life, on)
    return {
        "holds": codes_of(found, CategoryStanding.HOLDS),
        "to_confirm": codes_of(found, CategoryStanding.TO_CONFIRM),
        "why": {one.code: [" ".join(filter(None, reason[:2])) for reason in one.reasons] for one in found},
        "certainty": {one.code: str(one.certainty) for one in found},
        "changes_on": categories_change_on(life, on) or "never",
        "drafts": [reason.code for one in draft_definitions(life, on) for reason in one.reasons[:1]],
        "history": [
            {
                "from_on": one.from_on,
                "to_on": one.to_on,
                "holds": codes_of(one.answer, CategoryStanding.HOLDS),
            }
            for one in category_spans(life, case.get("looked_from", on), on)
        ],
    }


def codes_of(found: tuple[LegalCategory, ...], standing: CategoryStanding) -> list[str]:
    """The codes of the categories that stand so."""
    return [one.code for one in found if one.standing is standing]


CASE_ANSWERS = {
    "legal_categories": CaseAnswer(
        frozenset({"holds", "to_confirm", "why", "certainty", "changes_on", "drafts", "history"}),
        categories_answer,
        frozenset({"looked_from"}),
    )
}
