"""The sentences that are suggested: whole in each language, for a child, without names and without violence."""

import re

import pytest

from umai.feedback import texts
from umai.feedback.kinds import TellKind, ToldLanguage

HARM = r"кордо|сабал|зордук|шектүү|насиль|изби|подозр|обвин|зўравонлик қил|гумон"


@pytest.mark.parametrize("language", ToldLanguage.values)
@pytest.mark.parametrize("kind", TellKind.values)
def test_every_decision_has_three_sentences_in_every_language(language, kind):
    for phone in ("0312 000000", ""):
        said = texts.suggested(kind, language, name="Айгүл", phone=phone)
        assert all(len(sentence) > 20 and "{" not in sentence for sentence in said)
        assert texts.GAP in said.became_words and texts.GAP not in said.call
        assert "Айгүл" in said.call and (not phone or phone in said.call)


@pytest.mark.parametrize("language", ToldLanguage.values)
def test_every_language_has_the_same_parts_and_no_word_of_violence(language):
    words = texts.words_in(language)
    assert set(words["decided"]) == set(TellKind.values)
    assert set(words["call"]) == {"with_phone", "without_phone"}
    said = [*words["decided"].values(), *words["became"].values(), *words["call"].values()]
    assert not [one for one in said if re.search(HARM, one, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("өзбекче", "uz"),
        ("Ўзбек тили", "uz"),
        ("узбекский и кыргызский", "uz"),
        ("Русский", "ru"),
        ("орусча", "ru"),
        ("кыргызча", "ky"),
        ("дунганский", "ky"),
        ("", "ky"),
    ],
)
def test_the_child_is_told_in_its_language(words, language):
    assert texts.language_spoken(words) == language


def test_a_text_that_nobody_read_says_so(monkeypatch, tmp_path):
    assert not texts.is_reviewed("ky")
    text = (texts.FOLDER / "sentences.ky.toml").read_text(encoding="utf-8")
    (tmp_path / "sentences.ky.toml").write_text(text.removeprefix(texts.UNREVIEWED), encoding="utf-8")
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    assert texts.is_reviewed("ky")
