"""The words that stand beside each step, and the numbers to call."""

import pytest
from django.utils import translation

from umai.protection import guidance
from umai.protection.steps import STEPS


def test_every_step_has_its_words_in_three_languages_and_a_source():
    told = guidance.read()["steps"]
    assert set(told) == {*(slug for slug in STEPS), "begin", "end"}
    for step, found in told.items():
        lengths = {len(found[language]) for language in guidance.LANGUAGES}
        assert len(lengths) == 1 and lengths.pop() > 0, step
        assert all(guidance.read()["sources"][found["source"]][one] for one in guidance.LANGUAGES), step


@pytest.mark.parametrize(("language", "word"), [("ky", "дарыгер"), ("ru", "врач"), ("en", "doctor")])
def test_the_reader_s_language_is_taken(language, word):
    with translation.override(language):
        assert word in guidance.advice("examination").sentences[0]


def test_the_numbers_are_dialled():
    assert [number.call for number in guidance.numbers()] == ["102", "103", "112"]


def test_what_no_native_has_read_is_counted():
    assert ("watch", "ky") in guidance.unreviewed()
