"""The pages of the office about children of doors."""

import re
import uuid
from dataclasses import replace

import pytest

from umai.identification.models import Signal
from umai.identification.tests.conftest import wall
from umai.notices.models import Call, CallAnswer
from umai.register.models import Child, Identity
from umai.rounds.models import FoundAnswer
from umai.rounds.tests.conftest import answer, stops
from umai.rounds.tests.test_found import ALONE, NURBEK, door_child, registered, says
from umai.rounds.tests.test_urgent import IN_DANGER

LIST = "/rounds/found/"


def text_of(response, status=200):
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


@pytest.fixture
def row(walk, jibek):
    return door_child(walk, jibek)


def page(row):
    return f"/rounds/found/{row.pk}/"


def send(client, row, **answers):
    return client.post(page(row), {"id": str(uuid.uuid4()), **answers})


NEW = {"who": "new", "given": "Нурбек", "surname": "Асанов", "sex": "m", "born_year": "2017"}


class TestTheList:
    def test_shows_who_waits_how_grave_it_is_and_how_many_more(
        self, row, walk, aigul, client_of, monkeypatch
    ):
        client = client_of("aigul")
        says(row, aigul, "not_sure")
        door_child(walk, aigul, ALONE, door=2)
        shown = text_of(client.get(LIST))
        assert "2 children wait" in shown and "Асанов Нурбек" in shown and row.answer.stop.code in shown
        assert shown.index("Бекова Асел") < shown.index("Асанов Нурбек") and "no adult" in shown
        door_child(walk, aigul, IN_DANGER, door=3)
        shown = text_of(client.get(LIST))
        assert all(f"{word}</strong>" in shown for word in ("danger", "signal made", "not sure"))
        monkeypatch.setattr("umai.rounds.found.reading.SHOWN", 2)
        assert "1 child more waits behind these" in text_of(client.get(LIST))


class TestOneChild:
    def test_shows_what_was_answered_before_and_who_else_lives_there(self, row, walk, aigul, client_of):
        nobody_knows = replace(ALONE, age=None)
        other, client = door_child(walk, aigul, nobody_knows, door=1, team=2), client_of("aigul")
        says(row, aigul, "not_sure")
        shown = text_of(client_of("erlan").get(page(row)))
        assert "Эки Нурбек бар." in shown and page(other) in shown
        child = registered(aigul)
        says(row, aigul, "known", child=child)
        shown = text_of(client.get(page(row)))
        assert f'href="{child.get_absolute_url()}"' in shown
        assert "corrected</strong>" in shown and "Бекова Асел</a>, <time" in shown
        assert "answered</strong>" in text_of(client.get(page(other)))

    def test_shows_what_was_said_and_whom_the_register_has_and_is_answered_with_that_child(
        self, row, aigul, erlan, client_of
    ):
        child = registered(aigul)
        shown = text_of(client_of("aigul").get(page(row)))
        assert f'value="{child.pk}"' in shown and "With grandparents" in shown
        assert f'value="{row.answer.said_on.year - NURBEK.age}"' in shown
        wall(erlan, child)  # a child behind a wall is never shown
        assert str(child.pk) not in text_of(client_of("erlan").get(page(row)))
        assert send(client_of("aigul"), row, who=str(child.pk)).status_code == 302
        assert FoundAnswer.objects.using("owner").get().found_id == child.pk

    def test_is_answered_with_a_new_child_in_one_step(self, row, client_of):
        settlement = row.answer.stop.settlement_id
        assert send(client_of("aigul"), row, **NEW, settlement=settlement).status_code == 302
        assert Identity.objects.using("owner").get().given == "Нурбек"
        assert FoundAnswer.objects.using("owner").get().found_id == Child.objects.using("owner").get().pk

    def test_a_likely_child_is_shown_before_another_is_registered(self, row, aigul, client_of):
        registered(aigul, surname="Бекова", given="Асел", sex="f")
        client, settlement = client_of("aigul"), row.answer.stop.settlement_id
        like = NEW | {"given": "Асел", "surname": "Бекова", "sex": "f"}
        shown = text_of(send(client, row, **like, settlement=settlement), status=409)
        assert "We looked again" in shown and Child.objects.using("owner").count() == 1
        token = re.search(r'name="searched" value="([^"]+)"', shown)[1]
        assert send(client, row, **like, settlement=settlement, searched=token).status_code == 302
        assert Child.objects.using("owner").count() == 2

    def test_what_is_missing_is_asked(self, row, client_of):
        client = client_of("aigul")
        for answers, words in (
            ({}, "Choose one of the answers"),
            ({"who": "not_sure"}, "Write why you are not sure"),
            ({"who": "new"}, "Write the given name"),
        ):
            assert words in text_of(send(client, row, **answers), status=422)
        text_of(client.post(page(row), {"step": "search"}), status=422)

    def test_is_searched_with_other_words(self, row, aigul, client_of):
        child = registered(aigul, surname="Бекова", given="Асел", sex="f")
        client = client_of("aigul")
        assert str(child.pk) not in text_of(client.get(page(row)))
        shown = text_of(client.post(page(row), {"step": "search", "text": "Бекова Асел"}))
        assert f'value="{child.pk}"' in shown
        token = re.search(r'name="searched" value="([^"]+)"', shown)[1]
        assert send(client, row, who=str(child.pk), searched=token).status_code == 302

    def test_leads_to_the_signal_that_went_out_whoever_may_read_it(self, walk, jibek, client_of):
        row = door_child(walk, jibek, IN_DANGER)
        signal = Signal.objects.using("owner").get()
        shown = text_of(client_of("erlan").get(page(row)))
        assert signal.get_absolute_url() in shown and "act on the signal first" in shown
        assert "A signal was made of this child" in text_of(client_of("aigul").get(page(row)))

    def test_is_not_for_others(self, row, client_of):
        for who in ("jibek", "farida", "cholpon", "azamat"):
            assert client_of(who).get(page(row)).status_code in (403, 404), who


class TestSentAtOnce:
    def sent(self, walk, by, said=IN_DANGER):
        made = answer(stops(walk)[0], by, "migrants", children=[said])
        return f"/rounds/sent/{made.pk}/"

    def test_says_to_the_member_of_a_round_alone_that_it_went_out_and_whom_to_call(
        self, walk, jibek, erlan, client_of
    ):
        url = self.sent(walk, jibek)
        shown = text_of(client_of("jibek").get(url))
        assert "Nobody has taken the call yet" in shown and "Whom to call" in shown
        assert IN_DANGER.words.child not in shown
        assert client_of("aigul").get(url).status_code == 404
        CallAnswer.objects.using("owner").create(call=Call.objects.using("owner").get(), worker_id=erlan.pk)
        assert "took the call" in text_of(client_of("jibek").get(url))

    def test_is_not_there_where_nothing_went_out(self, walk, jibek, client_of):
        assert client_of("jibek").get(self.sent(walk, jibek, NURBEK)).status_code == 404


class TestElsewhere:
    def test_my_day_says_how_many_wait_and_nothing_where_nobody_does(self, walk, aigul, client_of):
        client = client_of("aigul")
        assert LIST not in text_of(client.get("/")) and "Nobody waits" in text_of(client.get(LIST))
        door_child(walk, aigul)
        shown = text_of(client.get("/"))
        assert LIST in shown and "1 child found at a door waits" in shown

    def test_the_file_says_that_a_round_spoke_of_the_child_to_the_oblast_without_the_words_of_the_door(
        self, row, aigul, client_of
    ):
        child = registered(aigul)
        says(row, aigul, "known", child=child)
        assert page(row) in text_of(client_of("erlan").get(child.get_absolute_url()))
        shown = text_of(client_of("farida").get(child.get_absolute_url()))
        assert "A round spoke of this child" in shown and page(row) not in shown
