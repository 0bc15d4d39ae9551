from django.utils import translation

from umai.assessment.guidance import LANGUAGES, VIEW, parts, sentences
from umai.assessment.models import Domain


def test_every_part_has_its_words_in_three_languages():
    assert parts() == {*Domain.values, VIEW}
    for part in parts():
        told = [sentences(part, language) for language in LANGUAGES]
        assert all(told) and len({len(one) for one in told}) == 1, part


def test_the_reader_s_language_is_taken():
    with translation.override("ru"):
        assert "врач" in sentences("health")[0]
    with translation.override("ky"):
        assert "дарыгер" in sentences("health")[0]
