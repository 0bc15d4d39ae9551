import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from tests.cast import KOCHKOR
from umai.access.requirements import ImpossibleTime
from umai.identification.models import Reporter, Signal
from umai.identification.signal import codes
from umai.identification.signal.actions import AlreadyReceived, NoSuchPlace, write_down_signal
from umai.identification.signal.sealing import CannotSeal, ReportWords
from umai.identification.tests.conftest import SAID, last_entry, nookat, standing, told
from umai.machine.keys import key_pairs
from umai.notices.models import Call
from umai.places.models import Place
from umai.refusal import NotPermitted


def test_staff_write_down_what_somebody_told_them_and_other_roles_nothing(db, erlan, request):
    for who in ("aigul", "erlan", "damira", "bakyt", "farida"):
        by = request.getfixturevalue(who)
        signal = write_down_signal(by.office, by=by, **told())
        assert last_entry() == ("identification.write_down", "done"), who
        (seen,) = standing(Signal, erlan, pk=signal.pk)
        assert (seen.recorded_by_id, seen.said) == (by.pk, SAID), who
    for who in ("kanykei", "gulnara", "timur", "nuriya", "omurbek"):
        by = request.getfixturevalue(who)
        with pytest.raises(NotPermitted):
            write_down_signal(by.office, by=by, **told())
            pytest.fail(f"{who} wrote it down")
        assert last_entry() == ("identification.write_down", "refused"), who


def test_nobody_writes_in_the_name_of_another_office(bakyt, erlan):
    with pytest.raises(NotPermitted):
        write_down_signal(erlan.office, by=bakyt, **told())


def test_a_child_of_another_district_goes_to_that_department(bakyt, erlan, cholpon):
    there = Place.objects.get(code=KOCHKOR)
    write_down_signal(bakyt.office, by=bakyt, **told(district_id=there.pk))
    assert standing(Signal, erlan) == []
    assert len(standing(Signal, cholpon)) == 1


def test_a_village_of_another_district_is_refused_and_an_oblast_has_no_department(bakyt):
    elsewhere = Place.objects.current().villages().filter(district__code=KOCHKOR).first()
    for place in ({"settlement_id": elsewhere.pk}, {"district_id": nookat().parent_id}):
        with pytest.raises(NoSuchPlace):
            write_down_signal(bakyt.office, by=bakyt, **told(**place))
            pytest.fail(f"written down at {place}")


def test_it_may_have_been_told_earlier_and_neither_later_nor_in_another_age(bakyt):
    for never in (timezone.now() + timedelta(days=400), datetime(1999, 5, 1, 12, tzinfo=UTC)):
        with pytest.raises(ImpossibleTime):
            write_down_signal(bakyt.office, by=bakyt, **told(received_at=never))
            pytest.fail(f"told at {never}")
    assert standing(Signal, bakyt) == []
    earlier = timezone.now() - timedelta(days=9)
    assert write_down_signal(bakyt.office, by=bakyt, **told(received_at=earlier)).received_at == earlier


def test_sent_twice_it_arrives_once(bakyt):
    once = told()
    write_down_signal(bakyt.office, by=bakyt, **once)
    with pytest.raises(AlreadyReceived):
        write_down_signal(bakyt.office, by=bakyt, **once)
    assert len(standing(Signal, bakyt)) == 1


def test_what_is_feared_of_a_colleague_does_not_exist_in_the_office(aigul, erlan, damira, farida):
    write_down_signal(aigul.office, by=aigul, **told(feared_works_here=True))
    assert standing(Signal, erlan) == standing(Signal, damira) == []
    assert [one.keeper for one in standing(Signal, farida)] == ["oblast"]


def test_danger_makes_a_call_at_once(bakyt, erlan):
    signal = write_down_signal(bakyt.office, by=bakyt, **told(danger_now=True))
    with erlan.speaking():
        assert Call.objects.get().about == signal.pk


def test_the_code_is_kept_as_a_hash(bakyt):
    code = codes.code(b"seed", b"said")
    write_down_signal(bakyt.office, by=bakyt, **told(code=code))
    (signal,) = standing(Signal, bakyt)
    assert bytes(signal.code_hash) == codes.hash_of_code(code)


class TestWhoReported:
    @pytest.fixture
    def home(self, tmp_path, monkeypatch):
        monkeypatch.setattr(settings, "MACHINE", replace(settings.MACHINE, home=tmp_path / "home"))
        settings.MACHINE.home.mkdir()
        key_pairs.make_pair(settings.MACHINE.home, key_pairs.SIGNAL_WORDS)
        return settings.MACHINE.home

    @pytest.fixture
    def pair(self, home, tmp_path):
        key_pairs.make_pair(home, key_pairs.REPORTERS, private=tmp_path / "away.key")

    def test_the_name_is_sealed_and_nobody_reads_it_again(self, pair, bakyt):
        write_down_signal(
            bakyt.office, by=bakyt, **told(reporter_name="Айша", reporter_phone="+996555123456")
        )
        sealed = bytes(Reporter.objects.using("owner").get().sealed)
        assert "Айша".encode() not in sealed and b"555123456" not in sealed
        with pytest.raises(DatabaseError), bakyt.speaking():
            Reporter.objects.get()

    def test_nobody_seals_a_second_name_to_another_s_signal(self, pair, signal, erlan):
        with pytest.raises(DatabaseError), erlan.speaking(), connection.cursor() as cursor:
            cursor.execute("select identification_seal(%s, %s, %s)", [signal.pk, b"x", "k"])

    def test_without_a_key_nothing_is_written(self, home, bakyt):
        with pytest.raises(CannotSeal):
            write_down_signal(bakyt.office, by=bakyt, **told(reporter_name="Айша"))
        assert standing(Signal, bakyt) == []


def test_the_words_are_nowhere_in_the_database(bakyt, superuser):
    write_down_signal(
        bakyt.office, by=bakyt, **told(words=ReportWords(happened="Күбөнүн сөзү", feared="Атасы"))
    )
    row = superuser.execute("select to_jsonb(s)::text from identification_signal s").fetchone()[0]
    assert "Күбө" not in row and "Атасы" not in row


def test_two_writers_of_the_same_words_fold(bakyt, aigul):
    first = write_down_signal(bakyt.office, by=bakyt, **told())
    second = write_down_signal(aigul.office, by=aigul, **told(id=uuid.uuid4()))
    assert bytes(first.digest) == bytes(second.digest)
