"""The pages on which a card is decided about, given and lost, filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.contact import views
from umai.contact.tests.conftest import FOUND
from umai.law.terms.clock import today
from umai.prevention.tests.test_pages import day


def decide(child):
    answers = {"outcome": "carry", "who_may_find": FOUND, "why": ""}
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers)


def give(decision):
    answers = {"to_whom": "adult", "words": "Таенеси"} | day("given_on", today())
    return FilledPage(by="aigul", address={"pk": decision.pk}, answers=answers)


def lose(given):
    answers = {"words": "Мектепте"} | day("noticed_on", today())
    return FilledPage(by="aigul", address={"pk": given.pk}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {views.DecideCard: decide, views.GiveCard: give, views.LoseCard: lose}
