"""The pages of what a child is told, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.feedback import views
from umai.feedback.tests.conftest import NO, SAID, tell
from umai.law.terms.clock import today
from umai.prevention.tests.test_pages import day


def told(child, decision):
    address = {"pk": child.pk, "decision": decision.pk}
    return FilledPage(by="aigul", address=address, answers=SAID | day("told_on", today()))


def not_told(child, decision):
    answers = {"reason": "too_small", "reason_words": "Эки жашта.", "carer": "told"}
    return FilledPage(by="aigul", address={"pk": child.pk, "decision": decision.pk}, answers=answers)


def answered(child, decision, aigul):
    tell(child, aigul, **NO)
    address = {"pk": child.pk, "decision": decision.pk}
    return FilledPage(by="aigul", address=address, answers={"words": "Эжеси менен сүйлөштүк."})


class TestPages(ActPageTests):
    PAGES = {views.TellChild: told, views.ExcuseTelling: not_told, views.AnswerDisagreement: answered}
