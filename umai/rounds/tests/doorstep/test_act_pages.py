"""The page of a dwelling, filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.rounds.doorstep import views
from umai.rounds.tests.conftest import stops


def answer_door(walk):
    day = today()
    days = {"said_on_day": day.day, "said_on_month": day.month, "said_on_year": day.year}
    answers = {"result": "others", "others": "2", "team": "1"} | days
    return FilledPage(by="aigul", address={"pk": stops(walk)[0].pk}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {views.AnswerDoor: answer_door}
