"""The pages of rounds on which something is written, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.rounds.found import views as found
from umai.rounds.tests.test_found import door_child


def say_who(walk, jibek):
    answers = {"who": "not_sure", "reason": "Эки Нурбек бар."}
    return FilledPage(by="aigul", address={"pk": door_child(walk, jibek).pk}, answers=answers)


def make_signal(walk, jibek):
    return FilledPage(by="aigul", address={"pk": door_child(walk, jibek).pk}, answers={"concern": "no_care"})


class TestPages(ActPageTests):
    PAGES = {found.SayWho: say_who, found.MakeDoorSignal: make_signal}
