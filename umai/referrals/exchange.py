"""The rule of what may be passed on to another body under which agreement; without a database.

An agreement is between the department of a district and one body, or all bodies of a kind in that
district. It names the fields that may be sent, and holds from one day to another. An agreement with
the one body comes before an agreement with all bodies of its kind.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExchangeField(models.TextChoices):
    """All fields that can be sent, in the order in which pages show them."""

    CHILD_NAME = "child_name", _("the child's name")
    BIRTH_DATE = "birth_date", _("date of birth")
    SEX = "sex", _("girl or boy")
    PIN = "pin", _("personal identification number (PIN)")
    SETTLEMENT = "settlement", _("village or town where the child lives")
    SCHOOL = "school", _("school and class")
    NEED = "need", _("what the child needs")
    MEASURE = "measure", _("the measure of the plan")
    CARER_NAME = "carer_name", _("the carer's name")
    CARER_PHONE = "carer_phone", _("the carer's telephone")
    INTERPRETER = "interpreter", _("whether an interpreter is needed")
    RISK = "risk", _("how great the risk is")
    HEALTH_NEED = "health_need", _("what help with health is needed")


# Without it a body cannot tell which child is meant, so every agreement and every referral has it.
INDISPENSABLE = ExchangeField.CHILD_NAME
FIELD_ORDER = {name: number for number, name in enumerate(ExchangeField.values)}


class ExchangeBody(NamedTuple):
    """A body that is asked: an office, its kind, and its district (None above the districts)."""

    office: object
    kind: str
    district: int | None


class AgreementTerms(NamedTuple):
    """The terms of an agreement of the department of `district` with one office, or all of `kind` there.

    `holds_to` is the last day, inclusive: as agreed or as ended, whichever is earlier; None if open.
    """

    id: object
    district: int
    office: object
    kind: str
    fields: frozenset
    holds_from: date
    holds_to: date | None = None

    def holds(self, *, on: date) -> bool:
        """Whether it is in force on this day; its first and its last day count."""
        return self.holds_from <= on and (self.holds_to is None or on <= self.holds_to)

    def covers(self, body: ExchangeBody) -> bool:
        """Whether it was agreed with this body, or with all bodies of its kind in the same district."""
        if self.office is not None:
            return self.office == body.office
        return self.kind == body.kind and body.district == self.district


def terms_in_force(
    agreements: Iterable[AgreementTerms], body: ExchangeBody, *, district: int, on: date
) -> AgreementTerms | None:
    """The terms by which the department of this district may send to this body on this day, or None.

    An agreement with the body itself comes first; of two, the one that began last.
    """
    found = [
        terms
        for terms in agreements
        if terms.district == district and terms.holds(on=on) and terms.covers(body)
    ]
    return max(found, key=lambda terms: (terms.office is not None, terms.holds_from), default=None)


def fields_not_agreed(terms: AgreementTerms, fields: Collection[str]) -> list[str]:
    """Those of these fields that the agreement does not name, in their order; unknown ones first."""
    return sorted(set(fields) - set(terms.fields), key=lambda name: FIELD_ORDER.get(name, -1))


def agreed_values(terms: AgreementTerms, values: dict) -> dict:
    """Those of these values that may be sent and are not empty, in their order."""
    return {name: values[name] for name in ExchangeField.values if name in terms.fields and values.get(name)}
