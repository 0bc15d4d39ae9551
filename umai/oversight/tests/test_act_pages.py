"""The page of a finding, filled in by whoever may judge."""

from tests.act_pages import ActPageTests, FilledPage
from umai.oversight.duty import views
from umai.oversight.tests.test_duty import FOUND, case_of, told


def judge(aigul):
    case = case_of(aigul)
    told(case)
    address = {"pk": case.pk, "number": 1}
    return FilledPage(by="damira", address=address, answers=FOUND, without="erlan", other="farida")


class TestPages(ActPageTests):
    PAGES = {views.JudgeBody: judge}
