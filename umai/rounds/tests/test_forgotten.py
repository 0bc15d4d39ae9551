"""A round that nobody ends is told to the head, then the clock ends it, and what was said there goes too."""

from datetime import timedelta

import pytest

from umai.access.requirements import AlreadyEnded
from umai.law.options.grounds import days_to_expunging
from umai.law.options.rounds import PAPER_DAYS, UNENDED_DAYS
from umai.law.terms.clock import today
from umai.rounds.found.jobs import expunge_words
from umai.rounds.models import DoorChild, RoundEnding
from umai.rounds.planning.actions import add_dwellings, end_round
from umai.rounds.planning.jobs import end_forgotten_rounds
from umai.rounds.sheet.actions import note_sheets, print_sheets
from umai.rounds.sheet.models import SheetFate
from umai.rounds.sheet.reading import paper_count_sql
from umai.rounds.tests.conftest import answer, planned, stops
from umai.rounds.tests.planning.test_pages import text
from umai.rounds.tests.test_found import NURBEK, door_child, waits


def unended():
    """So many days after its last one a round ends by itself."""
    return UNENDED_DAYS.on(today())


def paper():
    """So many days the sheets of a round that ended may wait."""
    return PAPER_DAYS.on(today())


def run(round, days, worker_role):
    """The clock, so many days after the last day of the round."""
    return end_forgotten_rounds(on=round.to_on + timedelta(days=days), using=worker_role)


class TestTheClock:
    def test_leaves_a_round_alone_until_its_term_is_over_and_ends_it_once(self, walk, aigul, worker_role):
        assert run(walk, unended(), worker_role) == 0
        assert not RoundEnding.objects.using("owner").exists()
        assert run(walk, unended() + 1, worker_role) == 1
        row = RoundEnding.objects.using("owner").get()
        assert (row.ended_on, row.recorded_by_id) == (walk.to_on + timedelta(days=unended()), None)
        assert row.district_id == walk.district_id
        assert run(walk, unended() + 2, worker_role) == 0
        with pytest.raises(AlreadyEnded):
            answer(stops(walk)[0], aigul)

    def test_leaves_the_end_that_somebody_wrote(self, walk, aigul, worker_role, client_of):
        end_round(walk, by=aigul, ended_on=today(), reason="Кар.")
        assert run(walk, unended() + 1, worker_role) == 0
        assert RoundEnding.objects.using("owner").get().reason == "Кар."
        assert "The clock ended it" not in text(client_of("damira"), f"/rounds/{walk.pk}/")

    def test_brings_the_words_of_a_child_who_was_never_found_to_an_end(self, walk, jibek, aigul, worker_role):
        row = door_child(walk, jibek)
        last, kept = walk.to_on + timedelta(days=unended()), days_to_expunging(today())[1]
        assert waits(aigul) == [row.pk]
        run(walk, unended() + 1, worker_role)
        assert expunge_words(on=last + timedelta(days=kept), using=worker_role) == 0
        assert DoorChild.objects.using("owner").get().said == NURBEK.words
        assert expunge_words(on=last + timedelta(days=kept + 1), using=worker_role) == 1
        assert DoorChild.objects.using("owner").get().sealed_words == b""


class TestTheHead:
    def test_is_told_when_the_clock_will_end_it(self, village, aigul, client_of):
        ended = today() - timedelta(days=1)
        round = planned(village, aigul, to_on=ended)
        shown = text(client_of("damira"), f"/rounds/{round.pk}/")
        assert "Does it go on, or is it over? If nobody ends it, the clock ends it on" in shown
        assert "nobody ended it" in text(client_of("damira"), "/")

    def test_reads_that_the_clock_ended_it(self, walk, worker_role, client_of):
        run(walk, unended() + 1, worker_role)
        assert "The clock ended it, because nobody had." in text(client_of("damira"), f"/rounds/{walk.pk}/")


class TestSheetsOfPaper:
    def printed(self, village, by, ended):
        """A round that ended on this day, of which two sheets were printed."""
        round = planned(village, by, from_on=ended - timedelta(days=5), to_on=ended)
        add_dwellings(round, by=by, settlement=village, nameless=40)
        run = print_sheets(round, by=by, first=1, last=2, language="ky", team=None)
        end_round(round, by=by, ended_on=ended, reason="Кар.")
        return round, run

    def asked(self, by):
        return by.ask(paper_count_sql(by), paper_since=today() - timedelta(days=paper()))[0][0]

    def test_are_asked_about_when_their_term_is_over_until_the_last_one_is_destroyed(
        self, village, aigul, damira, cholpon, client_of
    ):
        for more, asked in ((0, 0), (1, 1)):
            ended = today() - timedelta(days=paper() + more)
            round, run = self.printed(village, aigul, ended)
            assert self.asked(damira) == asked
            shown = text(client_of("aigul"), f"/rounds/{round.pk}/")
            assert ("2 sheets of paper were not destroyed" in shown) == bool(asked)
            day = text(client_of("damira"), "/")
            assert ("sheets of paper were not destroyed" in day) == bool(asked)
        assert self.asked(cholpon) == 0  # not told elsewhere
        note_sheets(run, by=aigul, fate=SheetFate.RETURNED, sheets="1-2", noted_on=today())
        note_sheets(run, by=aigul, fate=SheetFate.DESTROYED, sheets="1", noted_on=today())
        assert self.asked(damira) == 1
        note_sheets(run, by=aigul, fate=SheetFate.DESTROYED, sheets="2", noted_on=today())
        assert self.asked(damira) == 0
