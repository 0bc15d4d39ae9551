"""The pages of this room that write, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.oversight.duty import views
from umai.oversight.tests.test_duty import FOUND, case_of, told
from umai.oversight.texts import views as text_views
from umai.oversight.texts.forms import good_box
from umai.oversight.texts.most_seen import most_seen


def judge(aigul):
    case = case_of(aigul)
    told(case)
    address = {"pk": case.pk, "number": 1}
    return FilledPage(by="damira", address=address, answers=FOUND, without="erlan", other="farida")


def read(gulnara):
    answers = {"reader": "Жумабекова Бермет", good_box(most_seen("ru")[0]): "on"}
    return FilledPage(by="gulnara", address={"language": "ru", "part": 1}, answers=answers, without="damira")


class TestPages(ActPageTests):
    PAGES = {views.JudgeBody: judge, text_views.ReadTexts: read}
