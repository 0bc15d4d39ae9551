"""The page of one child on lists on which something is written."""

from tests.act_pages import Declared, Filled
from umai.law.terms.clock import today
from umai.unseen import actions, views


def take_back(line, aigul):
    actions.answer(line, by=aigul, what="left", words="Көчүп кеткен.", happened_on=today())
    return Filled(by="aigul", address={"pk": line.pk}, without="bakyt")


class TestPages(Declared):
    PAGES = {views.TakeBack: take_back}
