"""A child seen at a market is written down by the team, read at the office, and at once a signal in danger."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from umai.access.requirements import (
    AlreadyAnswered,
    AlreadyEnded,
    AlreadyReceived,
    ImpossibleTime,
    Incomplete,
)
from umai.identification.models import Signal
from umai.identification.signal.sealing import ReportWords
from umai.law.terms.clock import today
from umai.notices.models import Call
from umai.refusal import NotPermitted
from umai.rounds.door.actions import OutsideRound
from umai.rounds.market.actions import signal_sighting
from umai.rounds.models import Sighting, SightingSignal
from umai.rounds.planning.actions import end_round
from umai.rounds.tests.conftest import planned
from umai.rounds.tests.sightings import NURBEK, market_round, see, sightings
from umai.trail.models import Entry

OFFICE = ["aigul", "erlan", "damira", "farida"]
OTHERS = ["jibek", "azamat", "cholpon", "jyldyz", "bakyt", "gulnara", "timur", "nuriya", "omurbek"]


def last_entry(act):
    return Entry.objects.using("owner").filter(act=act).order_by("-at").first().outcome


@pytest.fixture
def market(village, aigul):
    return market_round(village, aigul)


class TestWriting:
    def test_is_for_who_walks_and_who_plans(self, market, request):
        for who in ("aigul", "erlan", "damira", "jibek"):
            row = see(market, request.getfixturevalue(who))
            place = (market.district_id, market.municipality_id)
            assert (row.district_id, row.municipality_id) == place, who
            assert last_entry("rounds.note_sighting") == "done", who
        assert sightings().count() == 4  # the same child, seen by several, is several rows

    def test_is_not_for_others(self, market, request):
        for who in ("azamat", "cholpon", "jyldyz", "farida", "bakyt", "timur", "omurbek"):
            with pytest.raises(NotPermitted):
                see(market, request.getfixturevalue(who))
                pytest.fail(f"{who} wrote it")
        assert not sightings().exists()

    def test_keeps_the_words_sealed_and_sent_twice_is_written_once(self, market, jibek):
        row = see(market, jibek)
        kept = sightings().get()
        assert kept.said == NURBEK and "Нурбек".encode() not in bytes(kept.sealed_words)
        assert row.child_id is None and not Signal.objects.using("owner").exists()
        with pytest.raises(AlreadyReceived):
            see(market, jibek, id=row.pk)


class TestWhatCannotBe:
    def test_is_refused_in_words(self, market, aigul, jibek):
        for said in (
            {"work": "unheard_of"},
            {"company": "unheard_of"},
            {"team": 0},
            {"age": 18},
            {"hours": 25},
            {"care": "unheard_of"},
            {"words": ReportWords(happened="x")},
            {"work": "other", "words": ReportWords(child="Айбек")},
        ):
            with pytest.raises(Incomplete):
                see(market, jibek, **said)
                pytest.fail(f"written: {said}")
        with pytest.raises(OutsideRound):
            see(market, jibek, seen_on=market.from_on - timedelta(days=1))
        with pytest.raises(ImpossibleTime):
            see(market, jibek, seen_on=today() + timedelta(days=1))
        end_round(market, by=aigul, ended_on=today())
        with pytest.raises(AlreadyEnded):
            see(market, jibek)
        assert not sightings().exists()

    def test_a_round_from_house_to_house_has_no_sightings(self, walk, village, aigul):
        with pytest.raises(OutsideRound):
            see(planned(village, aigul), aigul)


class TestReading:
    def test_is_for_the_office_and_not_for_the_team(self, market, jibek, request):
        see(market, jibek, danger_now=True)
        for who, seen in (*dict.fromkeys(OFFICE, 1).items(), *dict.fromkeys(OTHERS, 0).items()):
            by = request.getfixturevalue(who)
            for table in ("rounds_sighting", "rounds_sightingsignal"):
                assert by.ask(f"select count(*) from {table}") == [(seen,)], (who, table)

    def test_a_row_has_the_place_of_its_round_whatever_is_said(self, market, other_village, aigul):
        kept = see(market, aigul)
        with aigul.speaking(), connection.cursor():
            row = Sighting.objects.create(
                round_id=market.pk,
                team=1,
                seen_on=today(),
                work="begs",
                company="alone",
                sealed_words=kept.sealed_words,
                words_key=kept.words_key,
                municipality_id=other_village.municipality_id,
            )
            row.refresh_from_db()
        assert row.municipality_id == market.municipality_id

    def test_a_row_is_never_changed(self, market, jibek, superuser):
        see(market, jibek)
        for what in ("update rounds_sighting set age = 17", "delete from rounds_sighting"):
            with pytest.raises(Exception, match="never changed"):
                superuser.execute(what)


class TestDanger:
    def test_is_a_signal_at_once_with_a_call(self, market, jibek):
        row = see(market, jibek, danger_now=True)
        signal = Signal.objects.using("owner").get()
        assert (signal.channel, signal.concern, signal.urgent) == ("round", "labour", True)
        assert signal.settlement_id == market.place_id and signal.child_age == 9
        assert "Нурбек" in signal.said.child and "Самса сатат." in signal.said.happened
        assert Call.objects.using("owner").get().about == signal.pk
        assert SightingSignal.objects.using("owner").get().sighting_id == row.pk

    def test_to_itself_is_a_signal_too_and_sent_twice_is_one(self, market, jibek):
        pk = uuid.uuid4()
        see(market, jibek, id=pk, self_harm=True)
        with pytest.raises(AlreadyReceived):
            see(market, jibek, id=pk, self_harm=True)
        assert Signal.objects.using("owner").get().urgent


class TestMakingASignal:
    def test_is_for_the_office_once_a_child(self, market, jibek, request):
        for who in ("aigul", "erlan", "damira"):
            row, by = stored(see(market, jibek)), request.getfixturevalue(who)
            made = signal_sighting(row, by=by, words="Кечке турат.")
            assert last_entry("rounds.signal_sighting") == "done"
            signal = Signal.objects.using("owner").get(pk=made.signal_id)
            assert signal.concern == "labour" and signal.said.happened.startswith("Кечке турат."), who
            with pytest.raises(AlreadyAnswered):
                signal_sighting(row, by=by)

    def test_is_not_for_others_nor_for_another_place(self, market, jibek, request):
        row = stored(see(market, jibek))
        for who in ("jibek", "farida", "bakyt", "timur", "azamat", "cholpon"):
            with pytest.raises((NotPermitted, DatabaseError)):
                signal_sighting(row, by=request.getfixturevalue(who))
                pytest.fail(f"{who} made it")
        assert not Signal.objects.using("owner").exists()


def stored(row):
    """The row as the office reads it, about which the web role writes."""
    found = Sighting.objects.using("owner").select_related("round__place").get(pk=row.pk)
    found._state.db = found.round._state.db = found.round.place._state.db = "default"
    return found
