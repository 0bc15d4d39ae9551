"""The pages of prevention, each filled in by whoever may."""

from tests.act_pages import Declared, Filled
from umai.law.terms.clock import today
from umai.prevention.child import actions
from umai.prevention.child import views as of_child
from umai.prevention.tests.conftest import WORDS, attendance
from umai.prevention.tests.test_pages import day
from umai.prevention.told import views as of_told

SEEN = {"missed_days": 2, "school_days": 40} | day("noted_on", today())


def write(child):
    return Filled(by="aigul", address={"pk": child.pk, "slug": "attendance"}, answers=SEEN)


def correct(child, aigul):
    row = actions.note(child, by=aigul, **attendance())
    address = {"pk": child.pk, "slug": "attendance", "row": row.pk}
    return Filled(by="aigul", address=address, answers=SEEN)


def strike(child, aigul):
    return Filled(by="damira", address=correct(child, aigul).address, without="aigul")


def tell():
    answers = {"named": "Асанов Нурбек, 3-класс", "words": WORDS} | SEEN
    return Filled(by="bakyt", address={"slug": "attendance"}, answers=answers, without="aigul")


def match(told, child):
    return Filled(by="aigul", address={"pk": told.pk, "child_id": child.pk})


def set_aside(told):
    return Filled(by="erlan", address={"pk": told.pk}, answers={"words": "Мындай бала жок."})


class TestPages(Declared):
    PAGES = {
        of_child.Write: write,
        of_child.Correct: correct,
        of_child.Strike: strike,
        of_told.Tell: tell,
        of_told.Match: match,
        of_told.SetAside: set_aside,
    }
