from django.utils import translation

from umai.assessment.models import Domain
from umai.design.guidance import LANGUAGES, guidance_steps, read_guidance


def points_of(part, language=None):
    return read_guidance("assessment", part, language).points


def test_every_part_has_its_words_in_three_languages():
    parts = {step for room, step in guidance_steps() if room == "assessment"} - {"complete"}
    assert parts == {*Domain.values, "view"}
    for part in parts:
        told = [points_of(part, language) for language in LANGUAGES]
        assert all(told) and len({len(one) for one in told}) == 1, part


def test_the_reader_s_language_is_taken():
    with translation.override("ru"):
        assert "врач" in points_of("health")[0]
    with translation.override("ky"):
        assert "дарыгер" in points_of("health")[0]
