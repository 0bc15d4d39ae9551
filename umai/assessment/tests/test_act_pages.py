"""The pages of the assessment, each filled in as the worker does who may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.assessment import views
from umai.law.terms.clock import today


def finding(case):
    answers = {"worry": "some", "words": "Coughs at night."}
    return FilledPage(by="aigul", address={"pk": case.pk, "domain": "health"}, answers=answers)


def childs_view(case):
    answers = {"hearing": "alone", "words": "He misses his mother."}
    return FilledPage(by="aigul", address={"pk": case.pk}, answers=answers)


def complete(case, written_out):
    day = today()
    on = {"completed_on_day": day.day, "completed_on_month": day.month, "completed_on_year": day.year}
    answers = {"risk": "high", "reasons": "Alone with four children.", **on}
    return FilledPage(by="aigul", address={"pk": case.pk}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {
        views.RecordFinding: finding,
        views.RecordChildsView: childs_view,
        views.CompleteAssessment: complete,
    }
