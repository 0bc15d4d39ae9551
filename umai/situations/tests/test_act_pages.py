"""The page on which somebody at the Ministry asks about a draft rule."""

from tests.act_pages import ActPageTests, FilledPage
from umai.situations.what_if import views


def ask(ministry):
    answers = {"draft": "offence_after_15_days", "hours": "4"}
    return FilledPage(by="nuriya", address={}, answers=answers, without="aigul", other="mirlan")


class TestPages(ActPageTests):
    PAGES = {views.AskWhatIf: ask}
