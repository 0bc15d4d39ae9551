"""The pages of prevention, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.prevention.body_notes import views as of_told
from umai.prevention.child import actions
from umai.prevention.child import views as of_child
from umai.prevention.tests.conftest import WORDS, attendance
from umai.prevention.tests.test_pages import day


def seen():
    return {"missed_days": 2, "school_days": 40} | day("noted_on", today())


def write(child):
    return FilledPage(by="aigul", address={"pk": child.pk, "slug": "attendance"}, answers=seen())


def correct(child, aigul):
    row = actions.record_note(child, by=aigul, **attendance())
    address = {"pk": child.pk, "slug": "attendance", "row": row.pk}
    return FilledPage(by="aigul", address=address, answers=seen())


def strike(child, aigul):
    return FilledPage(by="damira", address=correct(child, aigul).address, without="aigul")


def tell():
    answers = {"named": "Асанов Нурбек, 3-класс", "words": WORDS} | seen()
    return FilledPage(by="bakyt", address={"slug": "attendance"}, answers=answers, without="aigul")


def match(told, child):
    return FilledPage(by="aigul", address={"pk": told.pk, "child_id": child.pk})


def set_aside(told):
    return FilledPage(by="erlan", address={"pk": told.pk}, answers={"reason": "Мындай бала жок."})


class TestPages(ActPageTests):
    PAGES = {
        of_child.WriteFileRow: write,
        of_child.CorrectFileRow: correct,
        of_child.StrikeFileRow: strike,
        of_told.WriteBodyNote: tell,
        of_told.MatchBodyNote: match,
        of_told.SetBodyNoteAside: set_aside,
    }
