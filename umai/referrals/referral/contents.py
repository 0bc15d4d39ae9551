"""What would be sent, field by field: taken from the record now, frozen when it is sent, shown in words.

Values are plain (texts, ISO days, codes), so that what a body was told can be read for ever, in any
language. Nothing sealed is read here.
"""

import json
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from umai.design.days import in_words
from umai.intake.cases.levels import risk_of
from umai.intake.models import Risk
from umai.places.models import Precision
from umai.referrals.exchange import Field
from umai.register.child.reading import file_of
from umai.register.models import AddressKind, Child, Sex

TYPED = (Field.NEED, Field.HEALTH_NEED)  # written for this referral, not taken from the record
WHY = {
    Field.CHILD_NAME: gettext_lazy("The body has to know which child is meant."),
    Field.BIRTH_DATE: gettext_lazy("It tells children of one name apart."),
    Field.SEX: gettext_lazy("Only where the help differs for girls and boys."),
    Field.PIN: gettext_lazy("Only where the body keeps its own list by PIN."),
    Field.SETTLEMENT: gettext_lazy("When somebody has to go to the child."),
    Field.SCHOOL: gettext_lazy("When the school has to be spoken with."),
    Field.MEASURE: gettext_lazy("The body sees what was agreed in the plan."),
    Field.CARER_NAME: gettext_lazy("To agree a day with the carer."),
    Field.CARER_PHONE: gettext_lazy("To call the carer."),
    Field.INTERPRETER: gettext_lazy("To find somebody who speaks the child's language."),
    Field.RISK: gettext_lazy("Only when the body has to decide how soon."),
}


class Line(NamedTuple):
    """One field as a page shows it: its name, its label, its value in words, and why it would be sent."""

    name: str
    label: str
    value: str
    why: str


def recorded(case, by, *, measure="") -> dict:
    """The values that the record has now for this case's child, by field; what is unknown is left out."""
    file = file_of(Child.objects.get(pk=case.child_id), by=by)
    found = {
        **_of_identity(file.identity),
        Field.SETTLEMENT: _settlement(file),
        Field.SCHOOL: _school(file),
        Field.MEASURE: measure,
        **_of_carer(file),
        Field.INTERPRETER: file.languages.interpreter if file.languages else "",
        Field.RISK: risk_of(case),
    }
    return {name.value: value for name, value in found.items() if value}


def _of_identity(identity):
    if identity is None:
        return {}
    born = identity.birth_date and identity.birth_date.isoformat()
    length = {Precision.DAY: 10, Precision.MONTH: 7}.get(identity.birth_precision, 4)
    return {
        Field.CHILD_NAME: identity.full_name(),
        Field.BIRTH_DATE: born and born[:length],
        Field.SEX: identity.sex,
        Field.PIN: identity.pin,
    }


def _settlement(file):
    """The place by name in each language, as it is called on the day it is sent."""
    lives = [row for row in file.addresses if row.kind == AddressKind.ACTUAL and row.settlement_id]
    if not lives:
        return None
    return {language: lives[0].settlement.path_in(language) for language in ("ky", "ru", "en")}


def _school(file):
    row = next((row for row in file.schooling if row.school), None)
    return row and {"school": row.school, "grade": row.grade}


def _of_carer(file):
    carer = next((file.person(row.carer_id) for row in file.care if row.carer_id), None)
    return {Field.CARER_NAME: carer.full_name(), Field.CARER_PHONE: carer.phone} if carer else {}


def lines_of(sent) -> list[Line]:
    """What was sent, or would be, in the order and the words of a page."""
    return [
        Line(name, Field(name).label, in_plain_words(name, sent[name]), WHY.get(name, ""))
        for name in Field.values
        if name in sent
    ]


def in_plain_words(name, value) -> str:
    """One value in the language of the page."""
    match name:
        case Field.BIRTH_DATE:
            day = date.fromisoformat(f"{value}-01-01"[:10])
            return in_words(day, {10: "day", 7: "month"}.get(len(value), "year"))
        case Field.SEX:
            return str(Sex(value).label)
        case Field.SETTLEMENT:
            return value.get((get_language() or "ky")[:2]) or value["en"]
        case Field.SCHOOL:
            said = value["school"]
            return _("%(school)s, class %(grade)s") % value if value.get("grade") else said
        case Field.RISK:
            return str(Risk(value).label)
    return str(value)


def digest(values) -> str:
    """A sign of what a page showed, so that nothing else is sent than was seen."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:16]
