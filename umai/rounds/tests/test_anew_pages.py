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
    @pytest.mark.parametrize("who", ["jibek", "aigul", "damira", "farida"])
    def test_is_shown_to_who_sees_the_round(self, who, done, drawn, client_of):
        shown = text_of(client_of(who).get(f"/rounds/{done.pk}/anew/"))
        assert all(one.code in shown for one in drawn)

    def test_shows_nothing_of_the_first_answer(self, done, drawn, client_of):
        shown = text_of(client_of("jibek").get(f"/rounds/anew/{drawn[0].pk}/"))
        assert drawn[0].code in shown and " checked" not in shown

    def test_says_where_the_second_team_was(self, done, drawn, jibek, client_of):
        asks(drawn[0], jibek)
        assert "asked</strong>" in text_of(client_of("jibek").get(f"/rounds/{done.pk}/anew/"))

    def test_says_when_nothing_was_drawn(self, walk, client_of):
        assert "Nothing was drawn yet" in text_of(client_of("aigul").get(f"/rounds/{walk.pk}/anew/"))

    @pytest.mark.parametrize("who", ["cholpon", "bakyt"])
    def test_is_not_for_others(self, who, done, drawn, client_of):
        assert client_of(who).get(f"/rounds/{done.pk}/anew/").status_code in (403, 404)
        assert client_of(who).get(f"/rounds/anew/{drawn[0].pk}/").status_code in (403, 404)

    def test_is_drawn_by_a_button_and_refused_in_words_when_nothing_is_done(self, walk, client_of):
        answer = client_of("aigul").post(f"/rounds/{walk.pk}/anew/draw/")
        assert "There is nothing to draw" in text_of(answer, status=409)


class TestADwelling:
    def test_is_written_by_who_walks(self, done, drawn, client_of):
        answer = client_of("jibek").post(f"/rounds/anew/{drawn[0].pk}/", said())
        assert answer.status_code == 302
        assert DoorAnswer.objects.using("owner").get(kind="asked_anew").team == 2

    def test_asks_about_each_child_and_writes_it(self, drawn, client_of):
        client, url = client_of("jibek"), f"/rounds/anew/{drawn[0].pk}/"
        first = said(result="migrants", migrants="1")
        assert "child_1_away" in text_of(client.post(url, first), status=422)
        assert client.post(url, first | CHILD).status_code == 302
        row = DoorChild.objects.using("owner").get(answer__kind="asked_anew")
        assert (row.age, row.sex, row.away, row.said.child) == (9, "m", "both", "Нурбек")

    def test_asks_again_for_what_is_missing_of_a_child(self, drawn, client_of):
        half = said(result="migrants", migrants="1") | CHILD | {"child_1_lives_with": ""}
        text_of(client_of("jibek").post(f"/rounds/anew/{drawn[0].pk}/", half), status=422)

    def test_tells_at_once_what_is_urgent_and_leads_to_whom_to_call(self, drawn, client_of):
        urgent = said(result="migrants", migrants="1") | CHILD | {"child_1_danger_now": "yes"}
        answer = client_of("jibek").post(f"/rounds/anew/{drawn[0].pk}/", urgent, follow=True)
        assert "It went out at once" in text_of(answer)

    def test_sent_twice_by_who_walks_is_written_once(self, drawn, client_of):
        client, url, same = client_of("jibek"), f"/rounds/anew/{drawn[0].pk}/", said()
        assert client.post(url, same).status_code == client.post(url, same).status_code == 302
        assert DoorAnswer.objects.using("owner").filter(kind="asked_anew").count() == 1

    def test_of_the_first_team_is_refused_in_words(self, drawn, client_of):
        answer = client_of("jibek").post(f"/rounds/anew/{drawn[0].pk}/", said(team="1"))
        assert "This team was there the first time" in text_of(answer, status=409)


class TestAgreement:
    @pytest.fixture
    def asked(self, done, aigul, jibek, monkeypatch):
        draw_all(done, aigul, monkeypatch)
        first, second, *_rest = stops(done)
        asks(first, jibek, "migrants", children=[BOY, GIRL])
        asks(second, jibek, "others", others=1)
        return done

    @pytest.mark.parametrize("who", ["damira", "farida"])
    def test_is_shown_in_words_and_numbers(self, who, asked, client_of):
        shown = text_of(client_of(who).get(f"/rounds/{asked.pk}/agreement/"))
        assert "The same in 50 % of the dwellings (1 of 2)" in shown
        assert "The first team missed 1 child" in shown and "differs" in shown

    def test_says_nothing_of_chance_and_of_children_where_there_is_nothing_to_say(
        self, done, drawn, jibek, client_of
    ):
        asks(next(one for one in drawn if one.number > 1), jibek, "none")
        shown = text_of(client_of("damira").get(f"/rounds/{done.pk}/agreement/"))
        assert "The same in 100 %" in shown and "Beyond chance" not in shown and "had heard of" not in shown

    def test_says_when_there_is_nothing_to_compare(self, done, drawn, client_of):
        assert "Nothing to compare yet" in text_of(client_of("damira").get(f"/rounds/{done.pk}/agreement/"))

    def test_gives_the_counts_as_an_estimate_takes_them(self, asked, client_of):
        table = text_of(client_of("damira").get(f"/rounds/{asked.pk}/agreement.csv"))
        assert table == "walk,asked_anew,count\n1,1,1\n1,0,0\n0,1,1\n"

    @pytest.mark.parametrize("who", ["aigul", "erlan", "jibek", "cholpon"])
    def test_is_not_for_others(self, who, asked, client_of):
        for page in ("agreement/", "agreement.csv"):
            assert client_of(who).get(f"/rounds/{asked.pk}/{page}").status_code in (403, 404)
