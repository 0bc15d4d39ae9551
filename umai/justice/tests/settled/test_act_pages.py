"""The pages of proceedings, of who speaks for the child, and of letters, each filled in by whoever may."""

import pytest

from tests.act_pages import ActPageTests, FilledPage
from umai.justice import urls
from umai.justice.page import JUSTICE_PAGES
from umai.justice.proceedings.kinds import PROCEEDING, STAGE
from umai.justice.proceedings.views import TellStage
from umai.justice.representation.kinds import INDEPENDENT, REPRESENTATION, VIEW
from umai.justice.settled.kinds import ANSWER, LETTER
from umai.justice.settled.views import AnswerReceived
from umai.justice.tests.matters import (
    MATTER,
    STEP,
    inspector_of,
    matter_of,
    prosecutor_of,
    settled_of_incident,
    staged,
    written,
)
from umai.justice.tests.representation.test_representation import ASKED, HEARD, represented
from umai.justice.tests.settled.test_letters import ANSWERED
from umai.justice.tests.withdrawals.test_withdrawals import SAID, withdrawn
from umai.justice.withdrawals.kinds import WITHDRAWAL
from umai.law.terms.clock import today

WORDS = "Бала айткан."
# What an office of the department writes, and whoever works with the child does not.
OF_DEPARTMENT = {"by": "erlan", "other": "damira", "without": "aigul"}
OF_FIELD = {"by": "aigul"}


def on(day):
    return {"happened_on_day": day.day, "happened_on_month": day.month, "happened_on_year": day.year}


def typed(said, **changes):
    """What an act is given, as a form sends it: nothing where nothing is known."""
    return {name: value for name, value in (said | changes).items() if value not in (None, "")}


def heard(incident, by):
    return VIEW.act(incident, by=by, happened_on=today(), **HEARD)


def asked(incident, by):
    return INDEPENDENT.act(incident, by=by, happened_on=today(), **ASKED)


def answered(letter, by):
    return ANSWER.act(letter, by=by, happened_on=today(), **ANSWERED)


LETTER_SAID = {"level": "district", "to_words": "Прокуратура"}
# Kind to: the record that a row is about, by the name of a fixture; what makes a row; what is typed; by whom.
FILLED = {
    PROCEEDING: ("incident", matter_of, lambda: typed(MATTER, article="ст. 1", words=WORDS), OF_FIELD),
    STAGE: (
        "matter",
        lambda matter, by: staged(matter, by, "registered"),
        lambda: typed(STEP, stage="checked", article="ст. 1", number="7", words=WORDS) | on(today()),
        OF_FIELD,
    ),
    WITHDRAWAL: ("incident", withdrawn, lambda: typed(SAID, name="Гүлзат") | on(today()), OF_FIELD),
    REPRESENTATION: (
        "incident",
        lambda incident, by: represented(incident, by, role="nobody"),
        lambda: {"role": "relative", "name": "Бурул", "conflicts": ["pressed"], "words": WORDS},
        OF_FIELD,
    ),
    INDEPENDENT: (
        "incident",
        asked,
        lambda: (
            {"asked_of": "free_legal_aid", "outcome": "named", "name": "Осмонов", "reason": WORDS}
            | on(today())
        ),
        OF_FIELD,
    ),
    VIEW: ("incident", heard, lambda: HEARD | on(today()), OF_FIELD),
    LETTER: ("settled", written, lambda: LETTER_SAID | on(today()), OF_DEPARTMENT),
    ANSWER: ("letter", answered, lambda: typed(ANSWERED, number="12") | on(today()), OF_DEPARTMENT),
}
assert urls.urlpatterns  # the pages of a kind are made with its addresses


@pytest.fixture
def made(request):
    """`made(kind)`: the record that the pages of this kind are about, and who writes there."""

    def of(kind):
        about, _make, _typed, who = FILLED[kind]
        incident, by = (request.getfixturevalue(name) for name in ("incident", who["by"]))
        if about == "incident":
            return incident, by
        if about == "matter":
            return matter_of(incident, by), by
        matter = settled_of_incident(incident, by)
        return (matter if about == "settled" else written(matter, by)), by

    return of


def recorded(kind):
    def fill(made):
        record, _by = made(kind)
        return FilledPage(**FILLED[kind][3], address={"pk": record.pk}, answers=FILLED[kind][2]())

    return fill


def corrected(kind):
    def fill(made):
        row = FILLED[kind][1](*made(kind))
        answers = FILLED[kind][2]() | {"seen": str(row.pk)}
        return FilledPage(**FILLED[kind][3], address={"pk": row.pk}, answers=answers)

    return fill


def struck(kind):
    def fill(made):
        row = FILLED[kind][1](*made(kind))
        return FilledPage(**OF_DEPARTMENT, address={"pk": row.pk})

    return fill


def tell_stage(incident, aigul):
    office = inspector_of().office
    matter = matter_of(incident, aigul, police_id=office.pk)
    answers = {"stage": "ended", "ground": "reconciled_2021", "article": "ст. 1", "number": "7"}
    return FilledPage(
        by="inspector", other="inspector", address={"pk": matter.line}, answers=answers | on(today())
    )


def answer_received(incident, aigul, erlan):
    office = prosecutor_of().office
    letter = written(settled_of_incident(incident, aigul), erlan, office)
    answers = {"answer": "cancelled", "number": "12", "words": WORDS} | on(today())
    return FilledPage(by="prosecutor", other="prosecutor", address={"pk": letter.line}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {
        page: fill(kind)
        for kind in FILLED
        for page, fill in zip(JUSTICE_PAGES[kind], (recorded, corrected, struck), strict=True)
    } | {TellStage: tell_stage, AnswerReceived: answer_received}
