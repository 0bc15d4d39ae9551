"""The pages of a correction: a team writes anew and reads nothing back, the office compares and looks again."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from umai.rounds.market.actions import signal_sighting
from umai.rounds.market.matching import match_sighted_child, match_sightings
from umai.rounds.tests.conftest import planned
from umai.rounds.tests.market.test_act_pages import typed_correction
from umai.rounds.tests.market.test_children import registered
from umai.rounds.tests.market.test_corrections import child, correct, market, rows, seen
from umai.rounds.tests.market.test_pages import page_of, text_of
from umai.rounds.tests.market.test_sightings import stored
from umai.rounds.tests.sightings import market_round, see

__all__ = ["market", "seen"]


class TestThePage:
    def test_of_a_signal_is_told_to_the_office(self, seen, aigul, jibek, client_of):
        signal_sighting(seen, by=aigul)
        assert not child(seen, aigul).told_otherwise
        correct(seen, jibek)
        assert child(seen, aigul).told_otherwise
        shown = text_of(client_of("aigul").get(page_of(seen)))
        assert "The signal keeps the words that went out" in shown

    def url(self, seen):
        return reverse("rounds:correct_sighting", args=[seen.round_id, seen.seen_id])

    def test_of_the_office_has_what_was_written(self, seen, client_of):
        shown = text_of(client_of("aigul").get(self.url(seen)))
        assert "көк куртка" in shown and "3-катар" in shown and 'value="9"' in shown

    def test_of_a_team_shows_nothing_that_was_seen(self, market, seen, client_of):
        client = client_of("jibek")
        note = text_of(client.get(page_of(market, "note_sighting")))
        assert self.url(seen) in note and "Нурбек" not in note
        shown = text_of(client.get(self.url(seen)))
        assert "Write the child once more" in shown
        assert "Нурбек" not in shown and 'value="9"' not in shown

    def test_of_a_team_corrects_and_leads_to_the_next_child(self, market, seen, client_of):
        client = client_of("jibek")
        form = client.get(self.url(seen)).context["form"]
        sent = typed_correction() | {"id": str(uuid.uuid4()), "seen": form["seen"].value()}
        answer = client.post(self.url(seen), sent)
        assert answer.status_code == 302 and answer.url.startswith(page_of(market, "note_sighting"))
        assert "It is corrected" in text_of(client.get(answer.url))
        assert client.post(self.url(seen), sent).status_code == 302 and rows().count() == 2

    def test_of_what_a_colleague_saw_is_not_there_for_a_team(self, market, aigul, jibek, client_of):
        row = stored(see(market, aigul))
        assert client_of("jibek").get(self.url(row)).status_code == 404

    def test_of_another_round_is_not_there(self, seen, village, aigul, client_of):
        other = market_round(village, aigul)
        url = reverse("rounds:correct_sighting", args=[other.pk, seen.seen_id])
        assert client_of("aigul").get(url).status_code == 404

    def test_shows_a_slip_and_keeps_what_was_typed(self, seen, client_of):
        shown = text_of(client_of("jibek").post(self.url(seen), {"where": "7-катар"}), 422)
        assert "7-катар" in shown

    @pytest.mark.parametrize("language", ["ky", "ru", "en"])
    def test_keeps_the_old_words_for_the_office(self, language, seen, aigul, client_of):
        correct(seen, aigul)
        shown = text_of(client_of("aigul", language).get(page_of(seen)))
        assert "7-катар" in shown and "3-катар" in shown and "<del>" in shown

    def test_asks_the_office_again(self, market, seen, aigul, jibek, client_of):
        made = match_sighted_child(seen, by=aigul, child=registered(aigul, "Нурбек"))
        correct(seen, jibek)
        client, keep = client_of("aigul"), page_of(made, "keep_sighting_match")
        assert "look again" in text_of(client.get(reverse("rounds:market", args=[market.pk])))
        assert keep in text_of(client.get(page_of(seen)))
        shown = text_of(client.get(keep))
        assert "Асанов" in shown and "3-катар" in shown
        assert client.post(keep).status_code == 302
        assert keep not in text_of(client.get(page_of(seen)))

    def test_asks_whether_two_sightings_are_still_one_child(self, market, seen, aigul, jibek, client_of):
        made = match_sightings(seen, by=aigul, other=stored(see(market, jibek)))
        correct(seen, jibek)
        keep = page_of(made, "keep_sighting_match")
        assert keep in text_of(client_of("aigul").get(page_of(seen)))
        assert "Is it still this child?" in text_of(client_of("aigul").get(keep))
        read = text_of(client_of("farida").get(page_of(seen)))
        assert "two sightings are one child" in read and keep not in read

    def test_of_a_round_from_house_to_house_is_not_there(self, village, aigul, client_of):
        url = reverse("rounds:correct_sighting", args=[planned(village, aigul).pk, uuid.uuid4()])
        assert client_of("aigul").get(url).status_code == 404


def test_a_day_before_the_round_is_refused(market, seen, aigul, client_of):
    url = reverse("rounds:correct_sighting", args=[market.pk, seen.pk])
    day = market.from_on - timedelta(days=1)
    days = {"seen_on_day": day.day, "seen_on_month": day.month, "seen_on_year": day.year}
    answer = client_of("aigul").post(
        url, typed_correction() | days | {"id": str(uuid.uuid4()), "seen": str(seen.pk)}
    )
    assert "This day lies before the round" in text_of(answer, 409)
