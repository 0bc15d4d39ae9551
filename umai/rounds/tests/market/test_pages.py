"""The pages of a market: a team writes with few taps and reads no child; the office reads, matches, goes on."""

from datetime import time

import pytest
from django.urls import reverse

from umai.identification.signal.sealing import ReportWords
from umai.rounds.market.actions import signal_sighting
from umai.rounds.market.matching import match_sighted_child, match_sightings
from umai.rounds.models import SightingMatch
from umai.rounds.tests.conftest import planned
from umai.rounds.tests.market.test_act_pages import typed_sighting
from umai.rounds.tests.market.test_children import registered
from umai.rounds.tests.market.test_sightings import stored
from umai.rounds.tests.sightings import market_round, see, sightings
from umai.trail.models import Entry

NUMBER = "5f1c2a7e-9b1d-4c55-8a21-7369676e616c"


@pytest.fixture
def market(village, aigul):
    return market_round(village, aigul)


def text_of(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer.content.decode()


def market_of(round):
    return reverse("rounds:market", args=[round.pk])


def page_of(row, name="sighting", *more):
    return reverse(f"rounds:{name}", args=[row.pk, *more])


class TestTheForm:
    def test_of_a_team_is_empty_for_the_next_child(self, market, jibek, client_of):
        client, page = client_of("jibek"), page_of(market, "note_sighting")
        shown = text_of(client.get(page))
        assert 'value="1"' in shown and "This is no raid" in shown and 'type="file"' not in shown
        assert shown.index("Is there danger?") < shown.index("Name of the child")
        assert "көк куртка" in text_of(client.post(page, {"child": "көк куртка"}), 422)
        answer = client.post(
            page, typed_sighting() | {"id": NUMBER, "team": 3, "danger": ["danger_now"], "nameless": "no"}
        )
        assert answer.status_code == 302 and answer.url == f"{page}?team=3"
        shown = text_of(client.get(answer.url))
        assert "Нурбек" not in shown and 'value="3"' in shown
        row = sightings().get()
        assert (row.danger_now, row.self_harm, row.nameless) == (True, False, True)

    def test_of_a_round_from_house_to_house_is_not_there(self, village, aigul, client_of):
        house, client = planned(village, aigul), client_of("aigul")
        assert client.get(page_of(house, "note_sighting")).status_code == 404
        assert market_of(house) not in text_of(client.get(house.get_absolute_url()))


class TestTheRound:
    def test_shows_the_office_who_they_are_and_others_numbers_alone(self, market, jibek, client_of):
        office = client_of("aigul")
        assert market_of(market) in text_of(office.get(market.get_absolute_url()))
        assert "Nobody was written down yet" in text_of(office.get(market_of(market)))
        see(market, jibek, danger_now=True)
        shown = text_of(office.get(market_of(market)))
        assert "Нурбек, көк куртка" in shown and "data-label" in shown
        entry = Entry.objects.using("owner").filter(act="rounds.sightings").latest("at")
        assert entry.shown == [sightings().get().pk]
        for language in ("ky", "ru"):
            assert "Нурбек, көк куртка" in text_of(client_of("aigul", language).get(market_of(market)))
        for who in ("jibek", "azamat"):
            shown = text_of(client_of(who).get(market_of(market)))
            assert "Нурбек" not in shown and "Fewer than five" in shown, who

    def test_hides_a_line_of_few_from_a_team(self, market, jibek, client_of):
        for hours in (2, 2, 2, 2, 6):
            see(market, jibek, hours=hours)
        shown = text_of(client_of("jibek").get(market_of(market)))
        assert "5 children were seen" in shown and "<abbr" in shown

    def test_counts_the_rounds_of_a_place_together(self, market, village, aigul, jibek, client_of):
        again = market_round(village, aigul)
        match_sightings(stored(see(market, jibek)), by=aigul, other=stored(see(again, jibek)))
        shown = text_of(client_of("damira").get(market_of(again)))
        assert "In 2 rounds of this place together" in shown and market_of(market) in shown
        assert "2 times that a child was written down" in shown and "(2 times)" in shown

    def test_has_pages(self, market, aigul, client_of, monkeypatch):
        monkeypatch.setattr("umai.rounds.market.reading.PAGE", 3)
        for one in range(4):
            see(market, aigul, words=ReportWords(child=f"Бала {one:03}"))
        first = text_of(client_of("aigul").get(market_of(market)))
        rest = text_of(client_of("aigul").get(f"{market_of(market)}?from=3"))
        assert (first.count("Бала "), rest.count("Бала ")) == (3, 1)

    def test_marks_what_was_made_of_a_child(self, market, aigul, client_of):
        known, told = stored(see(market, aigul)), stored(see(market, aigul, words=ReportWords(child="Кыз")))
        see(market, aigul, words=ReportWords(child="Айбек"), age=None, sex="")
        match_sighted_child(known, by=aigul, child=registered(aigul, "Нурбек"))
        signal_sighting(told, by=aigul)
        shown = text_of(client_of("farida").get(market_of(market)))
        assert "in the register" in shown and ">signal<" in shown and "Write down a child" not in shown


class TestAChild:
    @pytest.fixture
    def seen(self, market, jibek):
        return stored(see(market, jibek, nameless=True)), stored(see(market, jibek, age=10, care="needs"))

    def test_that_was_matched_is_seen_twice_until_it_is_parted_again(self, seen, client_of):
        client, page = client_of("aigul"), page_of(seen[0], "match_sightings", seen[1].pk)
        shown = text_of(client.get(page_of(seen[0])))
        assert page in shown and page_of(seen[0], "signal_sighting") in shown
        assert "Is it one child?" in text_of(client.get(page))
        assert client.post(page).status_code == 302
        shown = text_of(client.get(page_of(seen[0])))
        assert "Seen 2 times" in shown and "They are not one child" in shown
        assert "Somebody said before" in text_of(client.post(page), 409)
        parting = page_of(SightingMatch.objects.using("owner").get(), "strike_sighting_match")
        assert "Нурбек" in text_of(client.get(parting))
        assert client.post(parting).status_code == 302
        assert "Seen 1 time" in text_of(client.get(page_of(seen[0])))
        assert client.post(parting).status_code == 404

    def test_of_another_round_may_be_the_same(self, market, village, jibek, aigul, client_of):
        bare = {"words": ReportWords(child="Нурбек"), "age": None, "sex": ""}
        first = see(market, jibek, **bare)
        see(market_round(village, aigul), jibek, **bare)
        shown = text_of(client_of("aigul").get(page_of(first)))
        assert "May be the same child" in shown and "the same round" not in shown
        assert "Нурбек" in text_of(client_of("aigul").get(f"{page_of(first, 'find_sighted')}"))
        child = registered(aigul, "Нурбек")
        assert "Нурбек" in text_of(client_of("aigul").get(page_of(first, "match_sighted", child.pk)))

    def test_is_looked_for_in_the_register_and_once_found_leads_to_the_file(self, seen, aigul, client_of):
        child, page, client = (
            registered(aigul, "Нурбек"),
            page_of(seen[0], "find_sighted"),
            client_of("aigul"),
        )
        assert "Find the child in the register" in text_of(client.get(page))
        assert f"{page}{child.pk}/" in text_of(client.post(page, {"text": "Асанов Нурбек"}))
        assert "Асанов" in text_of(client.get(f"{page}{child.pk}/"))
        assert client.post(page, {}).status_code in (200, 422)
        match_sighted_child(seen[0], by=aigul, child=child)
        shown = text_of(client.get(page_of(seen[0])))
        assert child.get_absolute_url() in shown and "It is not the child of the register" in shown
        assert page not in shown

    def test_with_a_signal_leads_to_it(self, seen, erlan, client_of):
        made = signal_sighting(seen[0], by=erlan)
        for who, opens in (("erlan", True), ("aigul", False)):
            shown = text_of(client_of(who).get(page_of(seen[0])))
            assert "A signal was made of this child" in shown, who
            assert (str(made.signal_id) in shown) is opens, who
            assert page_of(seen[0], "signal_sighting") not in shown, who

    def test_is_read_by_the_oblast_without_any_act_and_not_by_others(self, seen, client_of):
        shown = text_of(client_of("farida").get(page_of(seen[0])))
        assert "match" not in shown and page_of(seen[0], "signal_sighting") not in shown
        for who in ("jibek", "azamat", "cholpon", "bakyt", "nuriya"):
            assert client_of(who).get(page_of(seen[0])).status_code in (403, 404), who

    def test_says_what_was_seen_in_words(self, market, jibek, client_of):
        words = ReportWords(child="Кыз", happened="Жөтөлөт.")
        row = see(market, jibek, words=words, from_hour=time(7, 30), at_school=True, hours=1, danger_now=True)
        shown = text_of(client_of("aigul").get(page_of(row)))
        for said in ("from 07:30", "1 hour a day", "goes to school", "Жөтөлөт.", "danger"):
            assert said in shown
