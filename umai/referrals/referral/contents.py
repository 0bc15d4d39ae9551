"""The values of a referral: taken from the record, frozen when it is sent, shown in words.

Values are plain (texts, ISO days, codes), so that what was sent can always be read, in any language.
Nothing sealed is read here.
"""

import json
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.intake.cases.levels import risk_of
from umai.intake.models import Risk
from umai.places.models import Precision
from umai.referrals.exchange import ExchangeField
from umai.register.child.file import file_of
from umai.register.models import AddressKind, Child, Sex

TYPED_FIELDS = (
    ExchangeField.NEED,
    ExchangeField.HEALTH_NEED,
)  # written for this referral, not taken from the record
WHY_SENT = {
    ExchangeField.CHILD_NAME: gettext_lazy("The body has to know which child is meant."),
    ExchangeField.BIRTH_DATE: gettext_lazy("It tells children of one name apart."),
    ExchangeField.SEX: gettext_lazy("Only where the help differs for girls and boys."),
    ExchangeField.PIN: gettext_lazy("Only where the body keeps its own list by PIN."),
    ExchangeField.SETTLEMENT: gettext_lazy("When somebody has to go to the child."),
    ExchangeField.SCHOOL: gettext_lazy("When the school has to be spoken with."),
    ExchangeField.MEASURE: gettext_lazy("The body sees what was agreed in the plan."),
    ExchangeField.CARER_NAME: gettext_lazy("To agree a day with the carer."),
    ExchangeField.CARER_PHONE: gettext_lazy("To call the carer."),
    ExchangeField.INTERPRETER: gettext_lazy("To find somebody who speaks the child's language."),
    ExchangeField.RISK: gettext_lazy("Only when the body has to decide how soon."),
}


class SentFieldRow(NamedTuple):
    """One field as a page shows it: its name, its label, its value in words, and why it would be sent."""

    name: str
    label: str
    value: str
    why: str


def recorded_values(case, by, *, measure="") -> dict:
    """The values that the record has now for this case's child, by field, without empty ones."""
    file = file_of(Child.objects.get(pk=case.child_id), by=by)
    found = {
        **_of_identity(file.identity),
        ExchangeField.SETTLEMENT: _settlement(file),
        ExchangeField.SCHOOL: _school(file),
        ExchangeField.MEASURE: measure,
        **_of_carer(file),
        ExchangeField.INTERPRETER: file.languages.interpreter if file.languages else "",
        ExchangeField.RISK: risk_of(case),
    }
    return {name.value: value for name, value in found.items() if value}


def _of_identity(identity):
    if identity is None:
        return {}
    born = identity.birth_date and identity.birth_date.isoformat()
    length = {Precision.DAY: 10, Precision.MONTH: 7}.get(identity.birth_precision, 4)
    return {
        ExchangeField.CHILD_NAME: identity.recorded_name(),
        ExchangeField.BIRTH_DATE: born and born[:length],
        ExchangeField.SEX: identity.sex,
        ExchangeField.PIN: identity.pin,
    }


def _settlement(file):
    """The name of the place in each language, as it is now."""
    lives = [row for row in file.addresses if row.kind == AddressKind.ACTUAL and row.settlement_id]
    if not lives:
        return None
    return {language: lives[0].settlement.path_in(language) for language in ("ky", "ru", "en")}


def _school(file):
    row = next((row for row in file.schooling if row.school), None)
    return row and {"school": row.school, "grade": row.grade}


def _of_carer(file):
    carer = next((file.person(row.carer_id) for row in file.care if row.carer_id), None)
    return (
        {ExchangeField.CARER_NAME: carer.full_name(), ExchangeField.CARER_PHONE: carer.phone} if carer else {}
    )


def field_rows(sent) -> list[SentFieldRow]:
    """Values that were sent, or would be, as rows of a page in the order of `ExchangeField`."""
    return [
        SentFieldRow(
            field.value, str(field.label), value_in_words(field, sent[field]), str(WHY_SENT.get(field, ""))
        )
        for field in ExchangeField
        if field in sent
    ]


def value_in_words(name, value) -> str:
    """One value in the language of the page."""
    match name:
        case ExchangeField.BIRTH_DATE:
            day = date.fromisoformat(f"{value}-01-01"[:10])
            return date_in_words(day, {10: "day", 7: "month"}.get(len(value), "year"))
        case ExchangeField.SEX:
            return str(Sex(value).label)
        case ExchangeField.SETTLEMENT:
            return value.get((get_language() or "ky")[:2]) or value["en"]
        case ExchangeField.SCHOOL:
            return _("%(school)s, class %(grade)s") % value if value.get("grade") else value["school"]
        case ExchangeField.RISK:
            return str(Risk(value).label)
    return str(value)


def digest_of(values) -> str:
    """A digest of the values that a page showed, so that nothing is sent that was not seen."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:16]
