"""The words that stand beside each step, and the numbers to call."""

import pytest
from django.utils import translation

from umai.protection import guidance
from umai.protection.steps.steps import ALL_STEPS


def test_every_step_has_its_words_in_three_languages_and_a_source():
    assert guidance.steps_with_advice() == {*(step.slug for step in ALL_STEPS), "begin", "end"}
    for step in guidance.steps_with_advice():
        told = [guidance.advice(step, language) for language in guidance.LANGUAGES]
        assert all(one.sentences and one.source for one in told), step
        assert len({len(one.sentences) for one in told}) == 1, step


@pytest.mark.parametrize(("language", "word"), [("ky", "дарыгер"), ("ru", "врач"), ("en", "doctor")])
def test_the_reader_s_language_is_taken(language, word):
    with translation.override(language):
        assert word in guidance.advice("examination").sentences[0]


def test_the_numbers_are_dialled():
    assert [number.call for number in guidance.numbers()] == ["102", "103", "112"]
