import uuid

import pytest

from umai.identification.signal.sealing import (
    NoKey,
    ReportWords,
    open_words,
    seal_added_words,
    seal_reporter,
    seal_words,
)
from umai.machine.keys import key_pairs

SIGNAL = uuid.uuid4()
SAID = ReportWords(happened="Түндө ыйлаган үн угулат", child="кыз, беш жашта")


def test_sealed_words_come_out_as_they_went_in():
    sealed, _key = seal_words(SIGNAL, SAID)
    assert open_words(SIGNAL, sealed) == SAID


def test_a_box_shows_nothing_of_its_words():
    sealed, _key = seal_words(SIGNAL, SAID)
    assert "ыйлаган".encode() not in sealed


@pytest.mark.parametrize("said", ["", "Ал мени урат.", "Ал мени урат. " * 6])
def test_a_few_words_and_none_are_in_boxes_of_one_length(said):
    lengths = {len(seal_words(SIGNAL, words)[0]) for words in (ReportWords(), ReportWords(happened=said))}
    assert len(lengths) == 1


def test_a_box_is_bound_to_its_signal():
    sealed, _key = seal_words(SIGNAL, SAID)
    with pytest.raises(NoKey):
        open_words(uuid.uuid4(), sealed)


def test_a_changed_box_does_not_open():
    sealed, _key = seal_words(SIGNAL, SAID)
    with pytest.raises(NoKey):
        open_words(SIGNAL, sealed[:-1] + bytes([sealed[-1] ^ 1]))


def test_further_words_open_in_the_same_way():
    sealed, _key = seal_added_words(SIGNAL, "дагы бир нерсе")
    assert open_words(SIGNAL, sealed).happened == "дагы бир нерсе"


def test_no_name_is_sealed_where_nobody_made_the_pair(settings_home):
    with pytest.raises(NoKey):
        seal_reporter(SIGNAL, name="Айша", phone="0555")


def test_the_private_half_of_the_reporters_can_leave_the_machine(tmp_path, settings_home):
    away = tmp_path / "away.key"
    key_pairs.make_pair(settings_home, key_pairs.REPORTERS, private=away)
    sealed, _key = seal_reporter(SIGNAL, name="Айша", phone="0555")
    assert key_pairs.private_key(settings_home, key_pairs.REPORTERS) is None
    assert away.stat().st_mode & 0o077 == 0
    assert "Айша".encode() not in sealed


@pytest.fixture
def settings_home(tmp_path, monkeypatch):
    from dataclasses import replace

    from django.conf import settings

    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(settings, "MACHINE", replace(settings.MACHINE, home=home))
    return home
