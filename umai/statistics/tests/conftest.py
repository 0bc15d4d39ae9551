"""Claims as the analyst and the Ombudsman's officer enter them."""

from decimal import Decimal

import pytest

from umai.guardianship.tests.conftest import in_english
from umai.law.terms.clock import today
from umai.statistics.claims.actions import enter_claim

__all__ = ["in_english"]

SENTENCE = "За два года число преступлений против несовершеннолетних выросло на 28,4 %."
SAID = {
    "said_by": "CABAR.asia",
    "published_in": "CABAR.asia, the article",
    "sentence": SENTENCE,
    "indicator": "crimes_against_minors",
    "territory": "KG",
    "measure": "percent",
    "figure": Decimal("28.4"),
    "year": "2018",
    "base_year": "2016",
}


def enter(by, **more):
    return enter_claim(by.office, by=by, **SAID | {"said_on": today()} | more)


@pytest.fixture
def claim(nuriya):
    return enter(nuriya)
