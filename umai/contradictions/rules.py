"""The rules by which something in a child's file does not fit together: each is declared here, once.

A rule is here only where it changes who protects the child. What finds it is the function
`contradictions_` and its slug, in `sql/` of this room; `contradictions_by_rule` asks those that are wanted.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mend(models.TextChoices):
    """The page on which a contradiction is mended, in words of its link."""

    CARE = "care", _("Say who takes care of the child now")
    ABSENCE = "absence", _("Say whether the parent is away")
    ADDRESS = "address", _("Say where the child lives now")
    FILE = "file", _("Give the file to where the child lives")
    CASE = "case", _("Open the case")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One way in which a file contradicts itself."""

    slug: str
    """In addresses and in rows; the name of the function that finds it ends in it."""
    rank: int
    """How grave it is: 1 is the gravest, and each rule has a rank of its own."""
    sentence: Any
    """What does not fit together, as the pages show it."""
    reason: Any
    """Why it changes who protects the child."""
    mend: Mend
    """The page of the file that mends it most often; each row that contradicts has its own page besides."""


RULES = (
    Rule(
        slug="carer_is_danger",
        rank=1,
        sentence=_("The danger comes from the person who takes care of the child"),
        reason=_(
            "An immediate protection runs, and the file still says that the child lives with the person from"
            " whom the danger comes."
        ),
        mend=Mend.CARE,
    ),
    Rule(
        slug="nobody_cares",
        rank=2,
        sentence=_("Every parent is away, and nobody is recorded as taking care of the child"),
        reason=_("Nobody knows who protects the child today, or whom to call when something happens."),
        mend=Mend.CARE,
    ),
    Rule(
        slug="carer_away",
        rank=3,
        sentence=_("The person who takes care of the child is away"),
        reason=_("Who is away does not protect the child. Somebody else does, or nobody."),
        mend=Mend.CARE,
    ),
    Rule(
        slug="carer_is_minor",
        rank=4,
        sentence=_("The person who takes care of the child is a child in law"),
        reason=_("A child may not be a guardian and cannot sign for another child. Both need an adult."),
        mend=Mend.CARE,
    ),
    Rule(
        slug="lives_elsewhere",
        rank=5,
        sentence=_("The child lives in another place than the one that holds the file"),
        reason=_("The worker of the other place does not see the file, and the one who sees it is far away."),
        mend=Mend.FILE,
    ),
    Rule(
        slug="parent_here_and_away",
        rank=6,
        sentence=_("A parent is recorded as away, and as living with the child"),
        reason=_(
            "A parent at home answers for the child each day. One who is away can neither come nor sign."
        ),
        mend=Mend.ABSENCE,
    ),
    Rule(
        slug="carer_elsewhere",
        rank=7,
        sentence=_("The person who takes care of the child does not live with the child"),
        reason=_("Whoever lives with the child decides each day. It has to be known who that is."),
        mend=Mend.CARE,
    ),
    Rule(
        slug="institution_and_carer",
        rank=8,
        sentence=_("The child lives in an institution, and with somebody at home"),
        reason=_("In an institution its director answers for the child, at home the carer."),
        mend=Mend.CARE,
    ),
    Rule(
        slug="two_carers",
        rank=9,
        sentence=_("Two people or institutions take care of the child, and not together"),
        reason=_("Each may think that the other protects the child."),
        mend=Mend.CARE,
    ),
    Rule(
        slug="two_addresses",
        rank=10,
        sentence=_("The child lives in two places at once"),
        reason=_("Two offices may each think that the other goes to the child."),
        mend=Mend.ADDRESS,
    ),
    Rule(
        slug="grown_up",
        rank=11,
        sentence=_("The person has come of age, and the case is still open"),
        reason=_("Who has come of age decides alone; a measure for a child has no ground in law any more."),
        mend=Mend.CASE,
    ),
)
RULE_OF_SLUG = {rule.slug: rule for rule in RULES}
RANKS = {rule.slug: rule.rank for rule in RULES}
