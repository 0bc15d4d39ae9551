from django.utils import translation

from umai.assessment.guidance import LANGUAGES, VIEW, read, sentences, unreviewed
from umai.assessment.models import Domain


def test_every_part_has_its_words_in_three_languages():
    assert set(read()) == {*Domain.values, VIEW}
    for part in read():
        told = [read()[part][language] for language in LANGUAGES]
        assert all(told) and len({len(sentences) for sentences in told}) == 1, part


def test_the_reader_s_language_is_taken():
    with translation.override("ru"):
        assert "врач" in sentences("health")[0]
    with translation.override("ky"):
        assert "дарыгер" in sentences("health")[0]


def test_what_no_native_has_read_is_counted():
    assert ("health", "ky") in unreviewed()
