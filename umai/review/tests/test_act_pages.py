"""The pages of reviews and of closing, each filled in as somebody does who may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.review.closing import views as closing
from umai.review.reviews import views
from umai.review.tests.conftest import REVIEWED, SAID, proposed
from umai.review.tests.test_review_pages import CAME, day, held, rows


def record(case):
    answers = {"change_plan": "no", **day("held_on", today()), **REVIEWED}
    return FilledPage(by="aigul", address={"case": case.pk}, answers=answers)


def confer(case):
    return FilledPage(by="aigul", address={"case": case.pk}, answers=held() | rows(CAME))


def propose(case):
    return FilledPage(by="aigul", address={"case": case.pk}, answers=SAID)


def agree(case, aigul):
    answers = {"proposal": str(proposed(case, aigul).pk)}
    return FilledPage(by="damira", address={"case": case.pk}, answers=answers, without="aigul")


def refuse(case, aigul):
    answers = {"proposal": str(proposed(case, aigul).pk), "words": "Go there once more."}
    return FilledPage(by="damira", address={"case": case.pk}, answers=answers, without="aigul")


class TestPages(ActPageTests):
    PAGES = {
        views.RecordReview: record,
        views.RecordConference: confer,
        closing.ProposeClosing: propose,
        closing.AgreeToClosing: agree,
        closing.RefuseClosing: refuse,
    }
