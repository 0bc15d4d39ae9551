"""The page of one child on lists on which something is written."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.unseen import actions, views


def take_back(line, aigul):
    actions.answer_for_child(line, by=aigul, what="left", words="Көчүп кеткен.", happened_on=today())
    return FilledPage(by="aigul", address={"pk": line.pk}, without="bakyt")


class TestPages(ActPageTests):
    PAGES = {views.TakeAnswerBack: take_back}
