"""The pages on which a published figure is entered and withdrawn."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.statistics.claims import views
from umai.statistics.tests.conftest import SAID


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


class TestPages(ActPageTests):
    PAGES = {views.EnterClaim: enter, views.ClaimPage: withdraw}
