"""The pages of a second team, and of how two teams agree."""

import uuid

import pytest

from umai.law.terms.clock import today
from umai.rounds.models import DoorAnswer, DoorChild
from umai.rounds.tests.conftest import stops
from umai.rounds.tests.test_anew import BOY, GIRL, asks, done, draw_all, drawn
from umai.rounds.tests.test_found_pages import text_of

__all__ = ["done", "drawn"]


@pytest.fixture(autouse=True)
def member(jibek):
    """Jibek walks in each of these tests."""


def said(**more):
    day = {f"said_on_{part}": getattr(today(), part) for part in ("day", "month", "year")}
    return {"id": str(uuid.uuid4()), "team": "2", "result": "none", **day, **more}


CHILD = {
    "child_1_name": "Нурбек",
    "child_1_age": "9",
    "child_1_sex": "m",
    "child_1_away": "both",
    "child_1_lives_with": "grandparents",
}


class TestWhatWasDrawn:
    def test_is_shown_to_who_sees_the_round_without_the_first_answer(self, done, drawn, jibek, client_of):
        for who in ("jibek", "aigul", "damira", "farida"):
            shown = text_of(client_of(who).get(f"/rounds/{done.pk}/anew/"))
            assert all(one.code in shown for one in drawn), who
            assert "asked</strong>" not in shown, who
        for who in ("cholpon", "bakyt"):
            for address in (f"/rounds/{done.pk}/anew/", f"/rounds/anew/{drawn[0].pk}/"):
                assert client_of(who).get(address).status_code in (403, 404), who
        shown = text_of(client_of("jibek").get(f"/rounds/anew/{drawn[0].pk}/"))
        assert drawn[0].code in shown and " checked" not in shown
        asks(drawn[0], jibek)
        assert "asked</strong>" in text_of(client_of("jibek").get(f"/rounds/{done.pk}/anew/"))

    def test_says_when_nothing_was_drawn_and_that_there_is_nothing_to_draw(self, walk, client_of):
        client = client_of("aigul")
        assert "Nothing was drawn yet" in text_of(client.get(f"/rounds/{walk.pk}/anew/"))
        answer = client.post(f"/rounds/{walk.pk}/anew/draw/")
        assert "There is nothing to draw" in text_of(answer, status=409)


class TestADwelling:
    def test_is_written_once_by_who_walks_and_not_by_the_first_team(self, drawn, client_of):
        client, url, same = client_of("jibek"), f"/rounds/anew/{drawn[0].pk}/", said()
        answer = client.post(url, said(team="1"))
        assert "This team was there the first time" in text_of(answer, status=409)
        assert client.post(url, same).status_code == client.post(url, same).status_code == 302
        assert DoorAnswer.objects.using("owner").get(kind="asked_anew").team == 2

    def test_asks_about_each_child_and_writes_it(self, drawn, client_of):
        client, url = client_of("jibek"), f"/rounds/anew/{drawn[0].pk}/"
        first = said(result="migrants", migrants="1")
        assert "child_1_away" in text_of(client.post(url, first), status=422)
        text_of(client.post(url, first | CHILD | {"child_1_lives_with": ""}), status=422)
        assert client.post(url, first | CHILD).status_code == 302
        row = DoorChild.objects.using("owner").get(answer__kind="asked_anew")
        assert (row.age, row.sex, row.away, row.said.child) == (9, "m", "both", "Нурбек")

    def test_tells_at_once_what_is_urgent_and_leads_to_whom_to_call(self, drawn, client_of):
        urgent = said(result="migrants", migrants="1") | CHILD | {"child_1_danger_now": "yes"}
        answer = client_of("jibek").post(f"/rounds/anew/{drawn[0].pk}/", urgent, follow=True)
        assert "It went out at once" in text_of(answer)


class TestAgreement:
    @pytest.fixture
    def asked(self, done, aigul, jibek, monkeypatch):
        draw_all(done, aigul, monkeypatch)
        first, second, *_rest = stops(done)
        asks(first, jibek, "migrants", children=[BOY, GIRL])
        asks(second, jibek, "others", others=1)
        return done

    def test_is_shown_in_words_and_numbers_and_as_an_estimate_takes_them(self, asked, client_of):
        for who in ("damira", "farida"):
            shown = text_of(client_of(who).get(f"/rounds/{asked.pk}/agreement/"))
            assert "The same in 50 % of the dwellings (1 of 2)" in shown, who
            assert "The first team missed 1 child" in shown and "differs" in shown, who
        table = text_of(client_of("damira").get(f"/rounds/{asked.pk}/agreement.csv"))
        assert table == "walk,asked_anew,count\n1,1,1\n1,0,0\n0,1,1\n"
        for who in ("aigul", "erlan", "jibek", "cholpon"):
            for page in ("agreement/", "agreement.csv"):
                assert client_of(who).get(f"/rounds/{asked.pk}/{page}").status_code in (403, 404), who

    def test_says_nothing_of_chance_and_of_children_where_there_is_nothing_to_say(
        self, done, drawn, jibek, client_of
    ):
        client, address = client_of("damira"), f"/rounds/{done.pk}/agreement/"
        assert "Nothing to compare yet" in text_of(client.get(address))
        asks(next(one for one in drawn if one.number > 1), jibek, "none")
        shown = text_of(client.get(address))
        assert "The same in 100 %" in shown and "Beyond chance" not in shown and "had heard of" not in shown
