"""The pages on which something is asked, opened, reviewed and answered."""

from tests.act_pages import ActPageTests, FilledPage
from umai.opens.emergency import views as emergency
from umai.opens.emergency.actions import ask_for_opening
from umai.opens.tests.conftest import ABOUT, SAID, open_now
from umai.opens.unusual import views as unusual


def ask(child):
    return FilledPage(by="cholpon", answers=ABOUT | SAID, stranger="timur", without="bakyt", done=200)


def open_file(child, cholpon):
    asked = ask_for_opening(cholpon.office, by=cholpon, **SAID, about=ABOUT)
    return FilledPage(
        by="cholpon", address={"pk": asked.pk}, answers=ABOUT | SAID, stranger="jyldyz", without="bakyt"
    )


def review(child, cholpon):
    opening = open_now(cholpon)
    return FilledPage(
        by="damira",
        address={"pk": opening.pk},
        answers={"right": "yes", "words": "The boy was there."},
        stranger="erlan",
        without="cholpon",
    )


def answer(question):
    return FilledPage(
        by="erlan",
        address={"pk": question.pk},
        answers={"reason": "call", "words": "The school called."},
        without="damira",
    )


class TestPages(ActPageTests):
    PAGES = {
        emergency.AskInEmergency: ask,
        emergency.OpenInEmergency: open_file,
        emergency.ReviewOpening: review,
        unusual.AnswerOpenQuestion: answer,
    }
