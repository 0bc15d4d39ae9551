"""The words that stand beside each step, and the numbers to call."""

import pytest
from django.utils import translation

from umai.design.guidance import LANGUAGES, guidance_steps, read_guidance
from umai.protection import guidance
from umai.protection.steps.steps import ALL_STEPS


def test_every_step_has_its_words_in_three_languages_and_a_source():
    steps = {step for room, step in guidance_steps() if room == "protection"}
    assert steps == {*(step.slug for step in ALL_STEPS), "begin", "end"}
    for step in steps:
        told = [read_guidance("protection", step, language) for language in LANGUAGES]
        assert all(one.points and one.rests_on for one in told), step
        assert len({len(one.points) for one in told}) == 1, step


@pytest.mark.parametrize(("language", "word"), [("ky", "дарыгер"), ("ru", "врач"), ("en", "doctor")])
def test_the_reader_s_language_is_taken(language, word):
    with translation.override(language):
        assert word in guidance.advice("examination").points[0]


def test_the_numbers_are_dialled():
    assert [number.call for number in guidance.numbers()] == ["102", "103", "112"]
