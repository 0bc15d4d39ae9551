"""The pages on which something is written about calls, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.call_back import views
from umai.call_back.tests.conftest import WORDS, give
from umai.guardianship.tests.test_act_pages import on
from umai.law.terms.clock import today


def give_code(child, mother):
    answers = {"adult_id": str(mother.adult_id), "language": "ky", "wished": "phone"}
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers, done=200)


def take_back(child, mother, aigul):
    return FilledPage(by="aigul", address={"pk": give(child, mother, aigul)[1].pk})


def record_call(asked):
    answers = {"outcome": "reached", "words": WORDS} | on("called_on", today())
    return FilledPage(by="aigul", address={"pk": asked.pk}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {views.GiveCode: give_code, views.TakeCodeBack: take_back, views.RecordCall: record_call}
