"""The pages on which the law is changed, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.editions.edition import LawEdition
from umai.lawbook import views
from umai.lawbook.courses.courses import digest_of_course
from umai.lawbook.courses.views import FinishCourse
from umai.lawbook.tests.conftest import FILES, proposed

NOBODY = {"without": "damira", "stranger": "cholpon"}


def propose(folder, asel):
    answers = {"digest": LawEdition(FILES).digest, "reason": "Resolution 1 of 2 December 2029."}
    return FilledPage(by="asel", answers=answers, **NOBODY)


def put_in_force(asel, nurlan):
    return FilledPage(by="nurlan", address={"pk": proposed(asel).pk}, **NOBODY)


def refuse(asel, nurlan):
    answers = {"words": "The act says eight days."}
    return FilledPage(by="nurlan", address={"pk": proposed(asel).pk}, answers=answers, **NOBODY)


def finish():
    also = f"edition={digest_of_course('pressure')}&said=123"
    return FilledPage(by="aigul", address={"step": "pressure"}, also=also, without="gulnara")


class TestPages(ActPageTests):
    PAGES = {
        views.Editions: propose,
        views.PutInForce: put_in_force,
        views.RefuseLaw: refuse,
        FinishCourse: finish,
    }
