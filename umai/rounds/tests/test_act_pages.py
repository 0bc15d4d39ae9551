"""The pages of rounds on which something is written, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.rounds.anew import views as anew
from umai.rounds.anew.actions import draw_anew
from umai.rounds.found import views as found
from umai.rounds.tests.conftest import answer, stops
from umai.rounds.tests.test_found import door_child


def say_who(walk, jibek):
    answers = {"who": "not_sure", "reason": "Эки Нурбек бар."}
    return FilledPage(by="aigul", address={"pk": door_child(walk, jibek).pk}, answers=answers)


def make_signal(walk, jibek):
    return FilledPage(by="aigul", address={"pk": door_child(walk, jibek).pk}, answers={"concern": "no_care"})


def draw_dwellings(walk, aigul):
    answer(stops(walk)[0], aigul)
    return FilledPage(by="aigul", address={"pk": walk.pk})


def ask_anew(walk, aigul):
    answer(stops(walk)[0], aigul)
    draw_anew(walk, by=aigul)
    day = today()
    said_on = {"said_on_day": day.day, "said_on_month": day.month, "said_on_year": day.year}
    answers = {"team": "2", "result": "none", "others": "0", **said_on}
    return FilledPage(by="erlan", address={"pk": stops(walk)[0].pk}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {
        found.SayWho: say_who,
        found.MakeDoorSignal: make_signal,
        anew.DrawAnew: draw_dwellings,
        anew.AnswerAnew: ask_anew,
    }
