"""The page on which it is written what came of help, filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.entitlements import views
from umai.law.terms.clock import today
from umai.prevention.tests.test_pages import day


def record(child):
    answers = {"state": "refused", "words": "Башкармалык: киреше көп."} | day("happened_on", today())
    return FilledPage(by="aigul", address={"pk": child.pk, "code": "family_benefit"}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {views.RecordOutcome: record}
