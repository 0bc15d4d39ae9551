"""The texts say the same in each language, and promise nothing that nobody confirmed."""

import pytest

from umai.outreach import texts
from umai.outreach.models import Hours, OutreachLanguage

GIVEN = {"place": "Ноокат", "number": "111", "danger": "102"}


@pytest.mark.parametrize("language", OutreachLanguage.values)
def test_a_poster_has_every_word_in_each_language(language):
    words, first = texts.poster_words(language), texts.poster_words("ky")
    assert words.keys() == first.keys() and len(words["reasons"]) == len(first["reasons"])
    assert "{danger}" in words["if_nobody"]
    assert set(Hours.values) <= words.keys()
    assert "{from}" in words["working_days"] and "{until}" in words["working_days"]


@pytest.mark.parametrize("language", OutreachLanguage.values)
@pytest.mark.parametrize("name", texts.SPOKEN_TEXTS)
def test_a_text_to_say_names_the_place_and_both_numbers(name, language):
    said = texts.spoken_text(name, language, **GIVEN)
    whole = " ".join(said.paragraphs)
    assert all(word in whole for word in GIVEN.values()) and said.title
    assert "{" not in whole and "#" not in said.title
    assert len(said.paragraphs) == len(texts.spoken_text(name, "ky", **GIVEN).paragraphs)


@pytest.mark.parametrize("language", OutreachLanguage.values)
def test_the_text_for_the_radio_is_read_in_half_a_minute(language):
    said = texts.spoken_text("radio", language, **GIVEN)
    assert 45 <= sum(len(one.split()) for one in said.paragraphs) <= 75


def test_a_text_that_nobody_read_says_so():
    assert not texts.is_reviewed("poster", "uz") and not texts.is_reviewed("school", "uz")


def test_an_edited_text_is_read_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    path = tmp_path / "radio.ky.md"
    path.write_text("# One\n\n{place}, {number}, {danger}.")
    assert texts.spoken_text("radio", "ky", **GIVEN).paragraphs == ("Ноокат, 111, 102.",)
    path.write_text("# Two\n\n{place}.")
    import os

    os.utime(path, ns=(1, 1))
    assert texts.spoken_text("radio", "ky", **GIVEN).title == "Two"
