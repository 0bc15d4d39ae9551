"""The page of a call, sent by whoever may take it."""

from tests.act_pages import ActPageTests, FilledPage
from umai.notices.calls import views


def take(called):
    return FilledPage(by="erlan", address={"pk": called().pk}, without="bakyt")


class TestPages(ActPageTests):
    PAGES = {views.TakeCall: take}
