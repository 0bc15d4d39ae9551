"""The pages of paper and of doors, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.rounds.tests.paper.test_typing import CLOSED, typed
from umai.rounds.typing import views as typing

DAY = today().isoformat()


def type_sheet(walk):
    answers = {"sheet": "1", "team": "1", "walked_on": DAY, "none_count": "20", "reading": "1"}
    return FilledPage(by="aigul", address={"pk": walk.pk}, answers=answers)


def compare_sheet(walk, aigul, erlan):
    typed(walk, aigul, CLOSED)
    typed(walk, erlan, reading=2)
    return FilledPage(by="aigul", address={"pk": walk.pk, "sheet": 1}, answers={"number": "7", "chosen": "1"})


class TestPages(ActPageTests):
    PAGES = {typing.TypeSheet: type_sheet, typing.CompareSheet: compare_sheet}
