"""The pages on which an edition is asked for, and a candidate answered."""

from tests.act_pages import ActPageTests, FilledPage
from umai.statistics.releases import views
from umai.statistics.releases.tests.conftest import last_period


def asked_on_the_page():
    return FilledPage(by="nuriya", answers={"period": last_period()}, without="omurbek")


def answer(candidate, ainura):
    answers = {"released": "yes", "words": ""}
    return FilledPage(by="ainura", address={"pk": candidate.pk}, answers=answers, without="nuriya")


def taken_back(candidate):
    answers = {"words": "The quarter is counted again."}
    return FilledPage(by="nuriya", address={"pk": candidate.pk}, answers=answers, without="omurbek")


class TestPages(ActPageTests):
    PAGES = {
        views.AskEdition: asked_on_the_page,
        views.AnswerEdition: answer,
        views.TakeBackEdition: taken_back,
    }
