"""The pages on which a published figure is entered and withdrawn, and a question registered and corrected."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.statistics.claims import views
from umai.statistics.questions import views as questions
from umai.statistics.tests.conftest import REGISTERED, SAID, STARTED


def enter(nuriya):
    day = today()
    answers = (
        SAID
        | {"figure": "28,4"}
        | {f"said_on_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    )
    return FilledPage(by="nuriya", answers=answers, without="aigul", other="omurbek")


def withdraw(claim):
    return FilledPage(
        by="nuriya",
        address={"pk": claim.pk},
        answers={"words": "The year was read wrongly."},
        without="aigul",
    )


def asked(**more):
    parts = {f"starts_on_{part}": str(getattr(STARTED, part)) for part in ("day", "month", "year")}
    return REGISTERED | {"fall": "23,4", "rise": "31,2"} | parts | more


def register(nuriya):
    return FilledPage(by="nuriya", answers=asked(), without="aigul", other="omurbek")


def correct(question):
    return FilledPage(
        by="nuriya", address={"pk": question.pk}, answers=asked(why="The day was wrong."), without="aigul"
    )


class TestPages(ActPageTests):
    PAGES = {views.EnterClaim: enter, views.ClaimPage: withdraw} | {
        questions.RegisterQuestion: register,
        questions.CorrectQuestion: correct,
    }
