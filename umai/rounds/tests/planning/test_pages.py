"""The pages of a round: what each shows, to whom, and what it offers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cast import id_of
from umai.law.terms.clock import today
from umai.linkage.tests.conftest import ainura, signed_ainura
from umai.outreach.territory import settlements_of
from umai.places.points import points
from umai.rounds.coverage.map import map_of, with_holes
from umai.rounds.coverage.reading import coverage_of
from umai.rounds.models import Round, RoundStop
from umai.rounds.planning.actions import add_dwellings, add_member, end_round, note_leaving
from umai.rounds.tests.conftest import LEFT, answer, answer_all, office, planned, stops
from umai.staff.models import Worker

__all__ = ["ainura", "signed_ainura"]
SEES = ["aigul", "azamat", "erlan", "damira", "farida", "jibek"]


@pytest.fixture(autouse=True)
def who_walks(jibek):
    """Jibek, who has an account, so that a client can be hers."""


def text(client, address):
    answered = client.get(address)
    assert answered.status_code == 200, answered.status_code
    return " ".join(answered.content.decode().split())


def walks(round, by, from_on=None):
    """Jibek walks in the third team of this round."""
    worker = Worker.objects.using("owner").get(pk=id_of("worker", "jibek"))
    return add_member(round, by=by, team=3, name="Жибек", from_on=from_on or today(), worker=worker)


class TestTheList:
    def test_shows_what_runs_with_its_pace_in_the_own_district(self, walk, client_of):
        for who in SEES:
            shown = text(client_of(who), "/rounds/")
            assert f"/rounds/{walk.pk}/" in shown and "0 of 40 dwellings are done (0 %)" in shown, who
            assert "no answers come" in shown, who
            assert ("/rounds/plan/" in shown) == (who not in ("farida", "jibek")), who
            if who == "farida":
                assert "<h3>" not in shown  # one oblast is not named
        for who in ("cholpon", "jyldyz"):
            assert str(walk.pk) not in text(client_of(who), "/rounds/"), who

    def test_is_by_oblast_and_district_for_the_ministry(self, walk, cholpon, signed_ainura):
        planned(office("kochkor").place, cholpon)
        shown = text(signed_ainura, "/rounds/")
        assert shown.index("<h3>Naryn Oblast</h3>") < shown.index("<caption>Kochkor District")
        assert shown.index("<h3>Osh Oblast</h3>") < shown.index("<caption>Nookat District")
        assert text(signed_ainura, f"/rounds/{walk.pk}/")

    def test_shows_rounds_that_are_over_below_and_they_are_planned_no_more(self, walk, aigul, client_of):
        end_round(walk, by=aigul, ended_on=today(), reason="Кар жаап калды.")
        shown = text(client_of("aigul"), "/rounds/")
        assert "No round runs now" in shown and "over</li>" in shown
        shown = text(client_of("aigul"), f"/rounds/{walk.pk}/")
        assert "Кар жаап калды." in shown and "/end/" not in shown


class TestTheLastDay:
    def test_is_counted_as_in_every_other_room(self, village, aigul, client_of):
        head, begun = client_of("damira"), today() - timedelta(days=5)
        for days, said in ((0, "due today"), (1, "1 day left"), (-1, "late by 1 day")):
            round = planned(village, aigul, from_on=begun, to_on=today() + timedelta(days=days))
            add_dwellings(round, by=aigul, settlement=village, streets="Ленин: 1-4")
            for address in ("/rounds/", f"/rounds/{round.pk}/"):
                assert said in text(head, address), (days, address)


def test_the_row_of_a_settlement_adds_up(walk, aigul, client_of):
    for stop, result in zip(stops(walk), ("none", "refused", "nobody", "nobody"), strict=False):
        answer(stop, aigul, result)
    answer(stops(walk)[3], aigul, "nobody")
    cells = text(client_of("damira"), f"/rounds/{walk.pk}/").split("<tbody>")[1].split("</tbody>")[0]
    said = [cell.split("</td>")[0] for cell in cells.split('">')[1:] if "</td>" in cell]
    assert said == ["40", "2 (5 %)", "2 (1 to go again)", "36", "0", "1", "0"]


class TestWhoWalks:
    def test_begins_with_the_own_round_until_they_leave(self, walk, aigul, client_of):
        def way(who):
            page = text(client_of(who), f"/rounds/{walk.pk}/")
            return page.split(f'href="/rounds/{walk.pk}/next/"')[0][-40:]

        row, client = walks(walk, aigul), client_of("jibek")
        assert 'class="button secondary"' in way("damira")  # in no team: a second way
        assert way("jibek").endswith('class="button" ')
        assert client.get("/").url == "/rounds/"
        shown = text(client, "/rounds/")
        assert "You walk here" in shown and "Team 3" in shown
        assert "0 of 40 dwellings are done." in shown and "10 days left" in shown
        assert "Rounds that run" not in shown  # what others do is nothing that a team needs
        note_leaving(row, by=aigul, last_on=today())
        assert "You walk here" not in text(client, "/rounds/")
        assert "walks no more" in text(client_of("aigul"), f"/rounds/{walk.pk}/")

    def test_at_a_market_is_led_to_writing_down_a_child(self, village, aigul, client_of):
        market = planned(village, aigul, purpose="market")
        walks(market, aigul)
        shown = text(client_of("jibek"), "/rounds/")
        assert f'href="{reverse("rounds:note_sighting", args=[market.pk])}">Write down a child' in shown
        assert "Go to the next dwelling" not in shown


class TestOneRound:
    def test_is_seen_in_its_district_and_offers_its_acts_to_who_plans_there(self, walk, aigul, client_of):
        answer(stops(walk)[0], aigul, "migrants", children=[LEFT])
        for who in SEES:
            client, plans = client_of(who), who in ("aigul", "erlan", "damira")
            shown = text(client, f"/rounds/{walk.pk}/")
            assert "1 of 40 dwellings are done (3 %)" in shown, who
            assert "1 child of migrants was named" in shown and "10 of 21 days are over." in shown, who
            assert "18 dwellings are missing to the plan; 4 a day remain." in shown, who
            assert (f"/rounds/{walk.pk}/end/" in shown) == plans, who
            assert client.get(f"/rounds/{walk.pk}/end/").status_code == (200 if plans else 403), who
            assert "Ленин" not in shown, who
        for who in ("cholpon", "jyldyz"):
            for pk in (walk.pk, id_of("office", "nookat")):  # as one that is not there
                assert client_of(who).get(f"/rounds/{pk}/").status_code == 404, who


class TestEveryState:
    """Each state of a round stands in words on its page and in the list."""

    def test_that_has_not_begun_is_to_come_and_has_no_next_dwelling(self, village, aigul, client_of):
        begins = today() + timedelta(days=2)
        later = planned(village, aigul, from_on=begins, to_on=begins + timedelta(days=2))
        add_dwellings(later, by=aigul, settlement=village, nameless=3)
        walks(later, aigul, from_on=begins)
        assert "days are over" not in text(client_of("aigul"), f"/rounds/{later.pk}/")
        assert "to come</li>" in text(client_of("aigul"), "/rounds/")
        shown = text(client_of("jibek"), "/rounds/")
        assert "Team 3" in shown and "It begins on" in shown and "/next/" not in shown

    def test_that_is_behind_says_by_how_much(self, walk, aigul, client_of):
        answer(stops(walk)[0], aigul)
        assert "18 dwellings behind the plan" in text(client_of("aigul"), "/rounds/")

    def test_after_its_last_day_is_asked_about(self, village, aigul, client_of):
        late = planned(village, aigul, to_on=today() - timedelta(days=1))
        add_dwellings(late, by=aigul, settlement=village, nameless=3)
        assert "the last day is over" in text(client_of("aigul"), "/rounds/")
        assert "3 dwellings are missing to the plan." in text(client_of("aigul"), f"/rounds/{late.pk}/")

    def test_that_is_done_ends_without_a_reason(self, village, aigul, client_of):
        small = planned(village, aigul)
        add_dwellings(small, by=aigul, settlement=village, nameless=1)
        answer(stops(small)[0], aigul)
        assert "is left" not in text(client_of("aigul"), f"/rounds/{small.pk}/end/")
        end_round(small, by=aigul, ended_on=today())
        assert "This round ended on" in text(client_of("aigul"), f"/rounds/{small.pk}/")

    def test_names_who_walks_and_lets_who_plans_say_who_left(self, walk, aigul, client_of):
        row = add_member(walk, by=aigul, team=1, name="Осмонова", post="мугалим", from_on=today())
        shown = text(client_of("aigul"), f"/rounds/{walk.pk}/")
        assert "Осмонова, мугалим: from" in shown and f"/rounds/members/{row.pk}/" in shown
        assert f"/rounds/members/{row.pk}/" not in text(client_of("jibek"), f"/rounds/{walk.pk}/")


class TestDwellings:
    def send(self, client, walk, village, **said):
        answers = {"settlement": village.pk, "streets": "", "in_all": "", "from_register": "no"} | said
        return client.post(f"/rounds/{walk.pk}/dwellings/", answers)

    def test_in_all_are_as_many_however_often_the_form_is_sent(self, walk, village, client_of):
        for _time in range(2):
            assert self.send(client_of("aigul"), walk, village, in_all=45).status_code == 302
        assert RoundStop.objects.using("owner").filter(round=walk).count() == 45

    def test_that_cannot_be_read_stay_as_they_were_typed(self, walk, village, client_of):
        answered = self.send(client_of("aigul"), walk, village, streets="Ош: one")
        assert answered.status_code == 409 and "Ош: one" in answered.content.decode()

    def test_of_another_village_cannot_be_chosen(self, walk, other_village, client_of):
        assert self.send(client_of("erlan"), walk, other_village, in_all=5).status_code == 422


class TestPlanning:
    def test_offers_the_places_of_the_office(self, village, other_village, client_of):
        own, district = (text(client_of(who), "/rounds/plan/") for who in ("aigul", "damira"))
        assert f'value="{village.pk}"' in own and f'value="{other_village.pk}"' not in own
        assert f'value="{village.district_id}"' not in own and f'value="{village.district_id}"' in district

    def test_leads_to_the_new_round(self, village, client_of):
        first, last = today().isoformat(), (today() + timedelta(days=9)).isoformat()
        shown = client_of("aigul").get("/rounds/plan/").context["form"]["id"].value()
        answers = {"id": shown, "place": village.pk, "purpose": "house", "from_on": first, "to_on": last}
        answered = client_of("aigul").post("/rounds/plan/", answers)
        assert answered.url == f"/rounds/{Round.objects.using('owner').get().pk}/"


@pytest.fixture
def district_walk(db, damira, aigul):
    """A round of the whole district with five villages of four dwellings that lie near one another."""
    walk = planned(office("nookat").place, damira)
    known = [one for one in settlements_of(walk.place) if one.code in points()]
    x, y = points()[known[0].code]
    known.sort(key=lambda one: (points()[one.code][0] - x) ** 2 + (points()[one.code][1] - y) ** 2)
    for one in known[:5]:
        add_dwellings(walk, by=damira, settlement=one, nameless=4)
    return walk, known[:5]


class TestTheMap:
    def test_shows_a_hole_where_nothing_is_done_unlike_around(self, district_walk, damira, client_of):
        """It says in words what it draws, and how many villages it cannot draw."""
        walk, villages = district_walk
        assert not any(one.hole for one in with_holes(coverage_of(walk, by=damira)))  # nothing has begun
        answer_all([one for one in stops(walk) if one.settlement_id != villages[0].pk], damira)
        found = with_holes(coverage_of(walk, by=damira))
        assert [one.place.pk for one in found if one.hole] == [villages[0].pk]
        drawn = map_of(found, [walk.district])
        assert sorted(one.how for one in drawn.settlements) == ["hole"] + ["whole"] * 4
        unknown = next(one for one in settlements_of(walk.place) if one.code not in points())
        add_dwellings(walk, by=damira, settlement=unknown, nameless=2)
        shown = text(client_of("damira"), f"/rounds/{walk.pk}/")
        assert shown.count('<circle class="rounds-') == 5 + 4 and "unlike the settlements around" in shown
        assert "The point of 1 settlement is not known" in shown
        for one in villages:
            assert f'<th scope="row">{one.name}' in shown and f'aria-label="{one.name}: ' in shown

    def test_names_no_settlement_where_there_are_too_many(self, district_walk, client_of, monkeypatch):
        url = f"/rounds/{district_walk[0].pk}/"
        assert "<text " in client_of("damira").get(url).content.decode()
        monkeypatch.setattr("umai.rounds.coverage.map.NAMED", 4)
        assert "<text " not in client_of("damira").get(url).content.decode()
