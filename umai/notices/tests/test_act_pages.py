"""The page of a call, sent by whoever may take it."""

from tests.act_pages import Declared, Filled
from umai.notices.calls import views


def take(called):
    return Filled(by="erlan", address={"pk": called().pk}, without="aigul")


class TestPages(Declared):
    PAGES = {views.Take: take}
