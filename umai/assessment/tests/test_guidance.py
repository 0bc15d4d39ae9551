from django.utils import translation

from umai.assessment.guidance import CHILDS_VIEW_PART, LANGUAGES, guidance_of, guided_parts
from umai.assessment.models import Domain


def test_every_part_has_its_words_in_three_languages():
    assert guided_parts() == {*Domain.values, CHILDS_VIEW_PART}
    for part in guided_parts():
        told = [guidance_of(part, language) for language in LANGUAGES]
        assert all(told) and len({len(one) for one in told}) == 1, part


def test_the_reader_s_language_is_taken():
    with translation.override("ru"):
        assert "врач" in guidance_of("health")[0]
    with translation.override("ky"):
        assert "дарыгер" in guidance_of("health")[0]
