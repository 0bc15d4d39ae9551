"""What cannot be of a round is told in words to whoever sends it, and two records of one child are both kept."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from umai.identification.models import Signal
from umai.law.terms.clock import today
from umai.outreach.territory import settlements_of
from umai.rounds.models import DoorAnswer, DoorChild, Round
from umai.rounds.planning.actions import add_member, note_leaving
from umai.rounds.tests.conftest import answers, stops
from umai.rounds.tests.market.test_act_pages import typed_sighting
from umai.rounds.tests.sightings import market_round
from umai.rounds.tests.test_found import door_child

ABROAD = "This village does not lie where you plan."


@pytest.fixture(autouse=True)
def who_walks(jibek):
    """Jibek, who has an account, so that a client can be hers."""


def told(answer, status):
    """What the page says, in one line."""
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return " ".join(answer.content.decode().split())


def at_door(stop, client, result="none", **said):
    head = {"id": str(uuid.uuid4()), "result": result, "team": "1", "said_on": today().isoformat()}
    return client.post(reverse("rounds:door", args=[stop.pk]), head | said)


class TestADwellingOfTwoTeams:
    def test_is_kept_twice_and_asked_about(self, walk, client_of):
        first = stops(walk)[0]
        assert at_door(first, client_of("jibek")).status_code == 302
        assert at_door(first, client_of("aigul"), "others", others="2", team="2").status_code == 302
        assert answers().count() == 2
        shown = told(client_of("damira").get(reverse("casefile:round_questions", args=[walk.pk])), 200)
        assert f"1 dwelling was answered to two teams: {first.code}" in shown

    def test_of_one_child_is_two_children_for_the_office(self, walk, jibek, aigul, client_of):
        rows = [door_child(walk, jibek), door_child(walk, aigul, team=2)]
        shown = told(client_of("aigul").get(reverse("rounds:found_list")), 200)
        assert all(str(one.pk) in shown for one in rows) and "2 children wait" in shown
        assert DoorChild.objects.using("owner").count() == 2


class TestAMarket:
    @pytest.fixture
    def market(self, village, aigul):
        return market_round(village, aigul)

    def send(self, market, client, **said):
        url = reverse("rounds:note_sighting", args=[market.pk])
        return client.post(url, typed_sighting() | {"id": str(uuid.uuid4())} | said)

    def test_tells_of_a_day_before_the_round(self, market, client_of):
        day = (market.from_on - timedelta(days=1)).isoformat()
        shown = told(self.send(market, client_of("jibek"), seen_on=day), 409)
        assert "This day lies before the round" in shown and "Нурбек" in shown

    def test_tells_of_a_team_that_is_not_there_and_of_one_that_left(self, market, aigul, client_of):
        member = add_member(market, by=aigul, team=1, name="Жибек", from_on=market.from_on)
        client = client_of("jibek")
        assert "This round has no team 4" in told(self.send(market, client, team=4), 409)
        note_leaving(member, by=aigul, last_on=today() - timedelta(days=2))
        shown = told(self.send(market, client), 409)
        assert "they left before it" in shown and "Нурбек" in shown


class TestADoor:
    def test_tells_what_cannot_be(self, walk, aigul, client_of):
        (stop, *_others), client = stops(walk), client_of("jibek")
        for said, words in (
            ({"result": "others", "others": "300"}, "More than 20 children in one dwelling"),
            ({"said_on": (today() - timedelta(days=60)).isoformat()}, "This day lies before the round"),
            ({"said_on": (today() + timedelta(days=1)).isoformat()}, "This day has not come yet"),
        ):
            assert words in told(at_door(stop, client, **said), 422), said
        assert "walked by another office" in told(at_door(stop, client_of("azamat")), 403)
        member = add_member(walk, by=aigul, team=1, name="Жибек", from_on=walk.from_on)
        note_leaving(member, by=aigul, last_on=today() - timedelta(days=2))
        assert "they left before it" in told(at_door(stop, client), 422)
        assert not answers().exists()


class TestAPlan:
    def send(self, client, place, **said):
        first, last = today().isoformat(), (today() + timedelta(days=9)).isoformat()
        answers = {"place": place, "purpose": "house", "from_on": first, "to_on": last}
        return client.post("/rounds/plan/", answers | {"id": str(uuid.uuid4())} | said)

    def test_without_an_end_or_of_a_village_of_another_district_is_told(self, village, cholpon, client_of):
        client = client_of("aigul")
        for days, words in (
            (None, "Write the last day."),
            (-1, "A round ends after it began, and within a year."),
            (400, "A round ends after it began, and within a year."),
        ):
            last = (today() + timedelta(days=days)).isoformat() if days else ""
            assert words in told(self.send(client, village.pk, to_on=last), 409 if last else 422), days
        elsewhere = settlements_of(cholpon.office.place)[0]
        assert elsewhere.district_id != village.district_id
        assert ABROAD in told(self.send(client, elsewhere.pk), 422)
        assert not Round.objects.using("owner").exists()

    def test_has_no_dwellings_of_a_village_of_another_district(self, walk, village, cholpon, client_of):
        elsewhere = settlements_of(cholpon.office.place)[0]
        assert elsewhere.district_id != village.district_id
        said = {"settlement": elsewhere.pk, "streets": "Ош: 1", "in_all": "", "from_register": "no"}
        shown = told(client_of("aigul").post(f"/rounds/{walk.pk}/dwellings/", said), 422)
        assert "This village does not lie in the round." in shown and "Ош: 1" in shown

    def test_of_who_walks_tells_a_day_before_they_came(self, walk, aigul, client_of):
        member = add_member(walk, by=aigul, team=1, name="Жибек", from_on=today())
        day = today() - timedelta(days=1)
        days = {"last_on_day": day.day, "last_on_month": day.month, "last_on_year": day.year}
        url = reverse("rounds:note_leaving", args=[member.pk])
        assert "before the first day of this person" in told(client_of("aigul").post(url, days), 409)


class TestARefusal:
    def test_is_no_sign_of_risk(self, walk, client_of):
        stop = stops(walk)[0]
        for who in ("jibek", "aigul"):
            assert at_door(stop, client_of(who), "refused").url.startswith(f"/rounds/{walk.pk}/next/")
        assert [one.result for one in DoorAnswer.objects.using("owner")] == ["refused"] * 2
        assert not Signal.objects.using("owner").exists()
        assert "Nobody waits" in told(client_of("aigul").get(reverse("rounds:found_list")), 200)
        shown = told(client_of("damira").get(walk.get_absolute_url()), 200)
        assert "a refusal is no sign of risk, and nobody is fined for it" in shown
