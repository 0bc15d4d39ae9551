"""The pages of ties, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from tests.cast import id_of
from umai.walls.declaring import views as declaring
from umai.walls.lifting import views as lifting
from umai.walls.lifting.actions import ask_lift
from umai.walls.reading import suggestions, walls_of
from umai.walls.suggesting import views as suggesting
from umai.walls.suggesting.actions import say_tie
from umai.walls.tests.conftest import declared


def declare(child):
    answers = {"worker_id": str(id_of("worker", "erlan")), "tie": "family", "words": "Her uncle."}
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=answers, without="gulnara")


def name_worker(child, case, aigul):
    declared(child, aigul, "damira")
    answers = {"worker_id": str(id_of("worker", "erlan"))}
    return FilledPage(by="farida", address={"pk": case.pk}, answers=answers, without="erlan")


def ask(child, aigul):
    wall = declared(child, aigul, "azamat")
    answers = {"reason": "The marriage is over."}
    return FilledPage(
        by="damira", address={"child": child.pk, "pk": wall.pk}, answers=answers, without="aigul"
    )


def asked(child, aigul, damira):
    declared(child, aigul, "azamat")
    (wall,) = walls_of(child, damira)
    return {"pk": ask_lift(wall, by=damira, reason="The marriage is over.").pk}


def agree(child, aigul, damira):
    return FilledPage(by="farida", address=asked(child, aigul, damira), without="aigul")


def refuse(child, aigul, damira):
    answers = {"words": "They live together."}
    return FilledPage(by="farida", address=asked(child, aigul, damira), answers=answers, without="aigul")


def say():
    return FilledPage(by="aigul", answers={"words": "My nephew."}, without="timur")


def answer(aigul, damira):
    say_tie(aigul.worker, by=aigul, words="My nephew.")
    (one,) = suggestions(damira)
    answers = {"tie": "none", "words": "Closed on the file."}
    return FilledPage(by="damira", address={"pk": one.pk}, answers=answers, without="erlan")


class TestPages(ActPageTests):
    PAGES = {
        declaring.DeclareTie: declare,
        declaring.NameWorkerForHead: name_worker,
        lifting.AskLift: ask,
        lifting.AgreeLift: agree,
        lifting.RefuseLift: refuse,
        suggesting.SayTie: say,
        suggesting.AnswerSuggestion: answer,
    }
