"""What a family may ask for, as dated data: benefits, missing papers, a lawyer, school, a doctor.

The list is `choices/entitlements.toml`. Nothing here gives an amount: no source that was read has one.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from umai.law.children.categories import Category
from umai.law.options.choices import choices_of, choices_on

LIST = "entitlements"
NEEDS = {
    "short_of_money": "the family is short of money, as it says or as a person confirmed",
    "disability": "the child has a disability, as the family says or as a person confirmed",
    "no_certificate": "no birth certificate of the child is written down",
    "no_pin": "a birth certificate is written down and no PIN",
    "no_carer_paper": "the law asks for a paper of who cares, and none is valid",
    "no_attorney": "that paper is missing, and no power of attorney is valid either",
    "parent_away": "a parent is away",
    "in_difficulty": "something of the above that is counted as a difficult life situation",
    "needs_lawyer": "the family wants to ask a lawyer",
    "out_of_school": "the child has left school or was never enrolled",
    "no_doctor": "no clinic or feldsher's post of the child is written down",
}
# Those of them that practice counts as a difficult life situation (categories/difficult_life_situation.toml).
DIFFICULT = frozenset({"short_of_money", "disability", "no_certificate", "out_of_school"})


def entitlements() -> Mapping[str, Category]:
    """All that families may ask for on any day, by code."""
    return choices_of(LIST)


def entitlements_for(needs: Iterable[str], on: date) -> tuple[Category, ...]:
    """What a family with these needs may ask for on this day, in the order of the list.

    Something is offered when each of its marks is among the needs.
    """
    known = set(needs)
    if known & DIFFICULT:
        known.add("in_difficulty")
    return tuple(one for one in choices_on(LIST, on) if one.marks and known.issuperset(one.marks))
