"""From every page of a round there is a way on: to the next door, to paper, to what was found, to the call."""

import uuid

import pytest
from django.urls import reverse

from tests.cast import id_of
from umai.law.terms.clock import today
from umai.outreach.actions import record_telephone
from umai.rounds.models import RoundStop
from umai.rounds.planning.actions import add_dwellings, add_member, end_round
from umai.rounds.tests.conftest import office, planned, stops
from umai.rounds.tests.planning.test_pages import text
from umai.staff.models import Worker

CHILD = {"away1": "both", "lives_with1": "grandparents", "age1": "9", "sex1": "m", "name1": "Нурбек"}
NEXT, PLANS = {"next/"}, {"type/", "paper/", "sheets/"}


@pytest.fixture(autouse=True)
def who_walks(jibek):
    """Jibek, who has an account, so that a client can be hers."""


def ways(client, round):
    """The pages of the round to which its page leads."""
    shown, at = text(client, f"/rounds/{round.pk}/"), f'href="/rounds/{round.pk}/'
    return {one.split('"')[0] for one in shown.split(at)[1:]}


class TestTheRound:
    def test_leads_each_to_what_they_do(self, walk, client_of):
        wanted = {
            "jibek": NEXT,
            "aigul": NEXT | PLANS,
            "erlan": NEXT | PLANS,
            "damira": NEXT | PLANS,
            "azamat": set(),
            "farida": set(),
        }
        found = {who: ways(client_of(who), walk) for who in wanted}
        assert {who: led & (NEXT | PLANS) for who, led in found.items()} == wanted
        assert all("anew/" in found[who] for who in ("jibek", "aigul", "farida"))
        for who, reads in {"aigul": True, "damira": True, "jibek": False}.items():
            shown = text(client_of(who), f"/rounds/{walk.pk}/")
            assert (reverse("rounds:found_list") in shown) == reads, who

    def test_over_or_without_dwellings_leads_to_its_paper_and_to_no_door(
        self, walk, village, other_village, damira, aigul, client_of
    ):
        end_round(walk, by=aigul, ended_on=today(), reason="Кар.")
        empty = planned(other_village, damira)
        for round in (walk, empty):
            assert ways(client_of("damira"), round) & (NEXT | PLANS) == {"paper/", "sheets/"}, round.place

    def test_of_a_market_has_no_dwellings_and_leads_to_who_was_seen(self, walk, village, aigul, client_of):
        market = planned(village, aigul, purpose="market")
        assert not RoundStop.objects.using("owner").filter(round=market).exists()
        found = ways(client_of("aigul"), market)
        assert "market/" in found and not found & (NEXT | PLANS | {"dwellings/", "anew/"})


class TestWhoWalks:
    @pytest.fixture
    def named(self, aigul):
        def named(round):
            worker = Worker.objects.using("owner").get(pk=id_of("worker", "jibek"))
            add_member(round, by=aigul, team=3, name="Жибек", from_on=today(), worker=worker)
            return round

        return named

    def test_taps_once_to_the_next_dwelling(self, named, walk, client_of):
        named(walk)
        assert f'href="/rounds/{walk.pk}/next/?team=3"' in text(client_of("jibek"), "/rounds/")

    def test_at_a_market_taps_once_to_write_down_a_child(self, named, village, aigul, client_of):
        market = named(planned(village, aigul, purpose="market"))
        assert f'href="{reverse("rounds:note_sighting", args=[market.pk])}"' in text(
            client_of("jibek"), "/rounds/"
        )

    def test_a_round_of_the_district_is_led_to_the_doors_of_the_own_municipality(
        self, village, other_village, damira, client_of
    ):
        round = planned(office("nookat").place, damira)
        add_dwellings(round, by=damira, settlement=other_village, nameless=3)
        add_dwellings(round, by=damira, settlement=village, nameless=3)
        at = client_of("jibek").get(f"/rounds/{round.pk}/next/").url
        (here,) = [one for one in stops(round) if str(one.pk) in at]
        assert here.settlement_id == village.pk
        assert "0 of 3 dwellings are done" in text(client_of("jibek"), at)


class TestWhatIsUrgent:
    @pytest.fixture
    def sent(self, walk, client_of):
        door = reverse("rounds:door", args=[stops(walk)[4].pk])
        head = {"id": str(uuid.uuid4()), "result": "migrants", "team": "2", "said_on": today().isoformat()}
        return client_of("jibek").post(door, head | CHILD | {"danger_now1": "on"}).url

    def test_leads_from_the_door_to_whom_to_call(self, sent, client_of):
        assert sent.startswith("/rounds/sent/")
        assert "Stay near until somebody does." in text(client_of("jibek"), sent)

    def test_names_the_telephone_of_the_office(self, sent, damira, client_of):
        said = {"number": "+996700000001", "hours": "always", "called_on": today()}
        record_telephone(office("nookat_first"), by=damira, **said)
        assert 'href="tel:' in text(client_of("jibek"), sent)

    def test_leads_on_to_the_next_door(self, sent, walk, client_of):
        on = f"/rounds/{walk.pk}/next/?after=5&amp;team=2"
        assert on in text(client_of("jibek"), sent)
        assert (
            client_of("jibek")
            .get(on.replace("&amp;", "&"))
            .url.startswith(f"/rounds/doors/{stops(walk)[5].pk}/")
        )
