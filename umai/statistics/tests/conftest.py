"""Claims and questions as the analyst and the Ombudsman's officer enter them."""

from datetime import date
from decimal import Decimal

import pytest

from umai.guardianship.tests.conftest import in_english
from umai.law.terms.clock import today
from umai.statistics.claims.actions import enter_claim
from umai.statistics.questions.actions import register_question

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


FILE_SHA256 = "a" * 64
REGISTERED = {
    "question": "Did fewer children come to harm alone since the sanction is in force?",
    "rule": "The article on leaving a child unattended, as it was amended.",
    "series": "Children who came to harm while alone, by month, as the register counts them.",
    "method": "both",
    "file_sha256": FILE_SHA256,
    "fall": Decimal("23.4"),
    "rise": Decimal("31.2"),
    "placebo_series": "",
    "placebo_sha256": "",
    "answer_means": "Yes, if the whole interval is below nought; else nothing is shown.",
}
STARTED = date(2023, 1, 1)


def register(by, **more):
    return register_question(by.office, by=by, **REGISTERED | {"starts_on": STARTED} | more)


@pytest.fixture
def question(nuriya):
    return register(nuriya)
