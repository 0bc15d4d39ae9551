"""The legal categories of the child of a file, each with its reasons in words."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from umai.design.days import date_in_words
from umai.design.law.certainty import CERTAINTY_WORDS
from umai.design.parts import UiText
from umai.law.children.categories import categories, category
from umai.law.dated_values import NoLawInForce
from umai.law.situations.legal_categories import (
    CategoryReason,
    CategoryStanding,
    LegalCategory,
    legal_categories,
)
from umai.register.family.life import FileLife

# A reason that is no category itself; of any other the name of the category stands there.
REASONS = {
    "away_abroad": _("away abroad"),
    "away_within": _("away in another part of the country"),
    "away_somewhere": _("away, nobody knows where"),
    "not_enrolled": _("written down as enrolled nowhere"),
    "no_certificate": _("no birth certificate"),
    "in_institution": _("lives in an institution"),
    "confirmed": _("confirmed by a person"),
}


class CategoryWords(NamedTuple):
    """A category as a page shows it. `to_confirm`: facts speak for it, and a person has to confirm it."""

    code: str
    label: str
    to_confirm: bool
    reasons: list[str]
    sure: UiText


def categories_found(file, on: date | None = None) -> tuple[FileLife, tuple[LegalCategory, ...]]:
    """The life in this file, and the categories on the day; none where no law is in force on it."""
    known = file.life
    try:
        return known, legal_categories(known.life, on or file.on)
    except NoLawInForce:
        return known, ()


def categories_in_words(file) -> list[CategoryWords]:
    """Every category of the child on the day of the file, and why."""
    known, found = categories_found(file)
    return [
        CategoryWords(
            one.code,
            label_of(one.code),
            one.standing is CategoryStanding.TO_CONFIRM,
            list(dict.fromkeys(reason_in_words(reason, known) for reason in one.reasons)),
            CERTAINTY_WORDS[one.certainty],
        )
        for one in found
    ]


def reason_in_words(reason: CategoryReason, known: FileLife) -> str:
    """Whom a reason concerns, what it is, and since when."""
    what = str(REASONS[reason.code]) if reason.code in REASONS else label_of(reason.code)
    said = f"{', '.join(known.named([reason.who]))}: {what}" if reason.who else what
    if reason.since_on:
        since = {"what": said, "day": date_in_words(reason.since_on)}
        return gettext("%(what)s, since %(day)s") % since
    return said


def label_of(code: str) -> str:
    """The name of a category in the language of the reader."""
    return category(code).label((get_language() or "ky")[:2]) if code in categories() else code
