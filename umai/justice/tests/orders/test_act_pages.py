"""The pages of orders, measures and matters, each filled in by whoever may: written, corrected, struck out."""

from types import SimpleNamespace

import pytest

from tests.act_pages import ActPageTests, FilledPage
from umai.guardianship.tests.conftest import adult_of
from umai.justice import urls
from umai.justice.conflict_with_law.kinds import DETENTION, DIVERSION, MATTER, OUTCOME, QUESTIONING
from umai.justice.measures.kinds import MEASURE
from umai.justice.orders.kinds import BREACH, COURT_ANSWER, ORDER
from umai.justice.page import JUSTICE_PAGES
from umai.justice.tests.conflict import test_matters as matters
from umai.justice.tests.measures.test_measures import SAID as OF_MEASURE
from umai.justice.tests.measures.test_measures import measure_of
from umai.justice.tests.orders.conftest import SAID as OF_ORDER
from umai.justice.tests.orders.conftest import broken, order_of
from umai.law.terms.clock import today
from umai.protection.tests.conftest import begun

WORDS = "Бала айткан."
SEALED = {MATTER, DETENTION, QUESTIONING, OUTCOME, DIVERSION}  # written here and corrected by the head
ANSWERED = {"answer": "refused", "court": "Ноокат соту", "number": "", "place_until": None, "words": ""}
HELD = {"body": "РИИБ", "detained_at": "00:00", "words": WORDS}


def on(name):
    day = today()
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def typed(said, **changes):
    """What an act is given, as a form sends it: nothing where nothing is known."""
    sent = {name: value for name, value in said.items() if value is not None and value is not False}
    return (
        {name: "yes" if value is True else value for name, value in sent.items()}
        | on("happened_on")
        | changes
    )


ASKED = matters.ASKED | {"recorded": None}
# Kind to: the record that a row is about, what makes a row, and what is typed, both at the time of a test.
FILLED = {
    ORDER: ("child", lambda one: order_of(one.child, one.by), lambda: typed(OF_ORDER, words=WORDS)),
    BREACH: (
        "order",
        lambda one: broken(one.order, one.by),
        lambda: {"words": WORDS, "told": ["police"]} | on("happened_on"),
    ),
    COURT_ANSWER: (
        "protection",
        lambda one: COURT_ANSWER.act(one.protection, by=one.by, happened_on=today(), **ANSWERED),
        lambda: typed(ANSWERED, words=WORDS),
    ),
    MEASURE: (
        "child",
        lambda one: measure_of(one.child, one.by, one.kin),
        lambda: typed(OF_MEASURE, result=WORDS),
    ),
    MATTER: ("child", lambda one: one.matter, lambda: typed(matters.SAID, words=WORDS)),
    DETENTION: (
        "matter",
        lambda one: matters.held(one.matter, one.by, happened_on=today() - matters.DAY),
        lambda: HELD | on("happened_on"),
    ),
    QUESTIONING: (
        "matter",
        lambda one: QUESTIONING.act(one.matter, by=one.by, happened_on=today(), **ASKED),
        lambda: typed(matters.ASKED, recorded="no", words=WORDS),
    ),
    OUTCOME: (
        "matter",
        lambda one: matters.became(one.matter, one.by, "released"),
        lambda: {"outcome": "released", "words": WORDS} | on("happened_on"),
    ),
    DIVERSION: (
        "matter",
        lambda one: matters.diverted(one.matter, one.by),
        lambda: typed(matters.DIVERTED, words=WORDS),
    ),
}
assert urls.urlpatterns  # the pages of a kind are made with its addresses


@pytest.fixture
def world(case, child, aigul, damira):
    """`world(kind)`: the records that the pages of this kind are about, and by whom they are written."""

    def of(kind):
        by = damira if kind in SEALED else aigul
        one = SimpleNamespace(child=child, by=by, kin=None)
        if kind in SEALED:
            one.matter = matters.matter_of(child, by)
        elif kind is BREACH:
            one.order = order_of(child, by)
        elif kind is COURT_ANSWER:
            one.protection = begun(case, by)
        elif kind is MEASURE:
            one.kin = adult_of(child, by, "mother", "Чынар")
        return one

    return of


def who_of(kind):
    """Who writes, who was faster, and who may not: what is sealed nobody else reads."""
    if kind in SEALED:
        return {"by": "damira", "other": "damira", "without": "farida"}
    return {"by": "aigul"}


def answers_of(kind, one):
    said = FILLED[kind][2]()
    return said | {"adult_id": str(one.kin.adult_id)} if one.kin else said


def written(kind):
    def fill(world):
        one = world(kind)
        record = getattr(one, FILLED[kind][0])
        return FilledPage(**who_of(kind), address={"pk": record.pk}, answers=answers_of(kind, one))

    return fill


def corrected(kind):
    def fill(world):
        one = world(kind)
        row = FILLED[kind][1](one)
        answers = answers_of(kind, one) | {"seen": str(row.pk)}
        return FilledPage(**who_of(kind), address={"pk": row.pk}, answers=answers)

    return fill


def struck(kind):
    def fill(world):
        row = FILLED[kind][1](world(kind))
        who = {"by": "damira", "other": "damira"} if kind in SEALED else {"by": "erlan", "other": "damira"}
        return FilledPage(**who, without="aigul", address={"pk": row.pk})

    return fill


class TestPages(ActPageTests):
    PAGES = {
        page: fill(kind)
        for kind in FILLED
        for page, fill in zip(JUSTICE_PAGES[kind], (written, corrected, struck), strict=True)
    }
