"""What is found of a child, in words: the name of a finding, and its reasons without anybody's name."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from umai.law.children.categories import categories, categories_on
from umai.law.guardianship.papers import LACKS
from umai.law.situations.findings import NO_LAWFUL_CARER, PAPER_FINDINGS, RENEWAL_DUE
from umai.law.terms.clock import today
from umai.register.family.categories import REASONS, label_of
from umai.register.models import CarePaper

PAPERS = {NO_LAWFUL_CARER: _("No lawful carer"), RENEWAL_DUE: _("A paper runs out soon")}
LACK_WORDS = {
    "no_paper": _("no paper"),
    "paper_lapsed": _("the paper ran out"),
    "paper_not_enough": _("there is a paper, but another one is asked for"),
    "paper_to_come": _("the paper begins later"),
    "carer_gone": _("the guardian died or cannot act"),
}
assert set(LACK_WORDS) == set(LACKS)


def finding_label(code: str) -> str:
    """The name of a finding in the language of the reader."""
    return str(PAPERS[code]) if code in PAPERS else label_of(code)


def reasons_in_words(code: str, reasons: Iterable[str]) -> list[str]:
    """Why it is found, each reason in a few words."""
    return [reason_label(code, reason) for reason in reasons]


def reason_label(code: str, reason: str) -> str:
    if code == NO_LAWFUL_CARER:
        return str(LACK_WORDS.get(reason, reason))
    if code == RENEWAL_DUE:
        return str(CarePaper(reason).label) if reason in CarePaper else reason
    return str(REASONS[reason]) if reason in REASONS else label_of(reason)


def finding_choices() -> list[tuple[str, str]]:
    """Every finding of today's law: papers first, then the categories in the order of the law."""
    return [(code, finding_label(code)) for code in (*PAPER_FINDINGS, *codes_on(today()))]


def codes_on(day) -> list[str]:
    """The categories in use on this day: each followed by the causes and kinds within it."""
    found = []
    for one in categories_on(day):
        found += [one.code, *(within.code for within in categories_on(day, one.code))]
    return found


def is_finding(code: str) -> bool:
    """Whether a finding of this code exists, by the law in use."""
    return code in PAPERS or code in categories()
