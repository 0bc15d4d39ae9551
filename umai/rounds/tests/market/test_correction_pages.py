"""The pages of a correction: a team writes anew and reads nothing back, the office compares and looks again."""

import uuid
from datetime import timedelta

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
    def test_keeps_the_old_words_for_the_office_which_is_told_of_the_signal(
        self, seen, aigul, jibek, client_of
    ):
        signal_sighting(seen, by=aigul)
        assert not child(seen, aigul).told_otherwise
        correct(seen, jibek)
        assert child(seen, aigul).told_otherwise
        for language in ("ky", "ru", "en"):
            shown = text_of(client_of("aigul", language).get(page_of(seen)))
            assert "7-катар" in shown and "3-катар" in shown and "<del>" in shown, language
        assert "The signal keeps the words that went out" in shown

    def url(self, seen):
        return reverse("rounds:correct_sighting", args=[seen.round_id, seen.seen_id])

    def test_of_the_office_has_what_was_written_and_shows_a_slip(
        self, market, seen, village, aigul, client_of
    ):
        client = client_of("aigul")
        shown = text_of(client.get(self.url(seen)))
        assert "көк куртка" in shown and "3-катар" in shown and 'value="9"' in shown
        assert "7-катар" in text_of(client.post(self.url(seen), {"where": "7-катар"}), 422)
        day = market.from_on - timedelta(days=1)
        days = {"seen_on_day": day.day, "seen_on_month": day.month, "seen_on_year": day.year}
        said = typed_correction() | days | {"id": str(uuid.uuid4()), "seen": str(seen.pk)}
        assert "This day lies before the round" in text_of(client.post(self.url(seen), said), 409)
        for other in (
            market_round(village, aigul),
            planned(village, aigul),
        ):  # the second from house to house
            url = reverse("rounds:correct_sighting", args=[other.pk, seen.seen_id])
            assert client.get(url).status_code == 404, other.purpose

    def test_of_a_team_shows_nothing_that_was_seen_corrects_and_leads_to_the_next_child(
        self, market, seen, aigul, client_of
    ):
        client = client_of("jibek")
        note = text_of(client.get(page_of(market, "note_sighting")))
        assert self.url(seen) in note and "Нурбек" not in note
        answer = client.get(self.url(seen))
        shown = text_of(answer)
        assert "Write the child once more" in shown
        assert "Нурбек" not in shown and 'value="9"' not in shown
        sent = typed_correction() | {"id": str(uuid.uuid4()), "seen": answer.context["form"]["seen"].value()}
        answer = client.post(self.url(seen), sent)
        assert answer.status_code == 302 and answer.url.startswith(page_of(market, "note_sighting"))
        assert "It is corrected" in text_of(client.get(answer.url))
        assert client.post(self.url(seen), sent).status_code == 302 and rows().count() == 2
        theirs = stored(see(market, aigul))  # what a colleague saw is not there for a team
        assert client.get(self.url(theirs)).status_code == 404

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
