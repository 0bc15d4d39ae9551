"""The numbers to call that the form names, and no more promised than is known."""

import re
from datetime import date
from pathlib import Path

from django.utils import translation

from umai.identification.report_form.telephones import KINDS, lines
from umai.identification.signal.replies import LINES, reply_in_words
from umai.law.helplines import helplines

TODAY = date(2026, 11, 24)
CALL = Path(__file__).resolve().parents[2] / "static" / "identification" / "call.html"


def test_the_line_whose_hours_nobody_confirmed_promises_none_and_names_another():
    with translation.override("en"):
        found = {line.number: line.hours for line in lines(on=TODAY)}
    assert found["111"] == "If nobody answers, call 102."
    assert found["102"] == "day and night"


def test_the_line_that_always_answers_comes_first():
    assert [line.number for line in lines(on=TODAY)] == ["102", "103", "112", "111"]


def test_the_form_names_lines_that_are_known():
    assert set(KINDS) <= set(helplines()) and set(LINES.values()) <= set(KINDS)


def test_a_reply_that_sends_to_a_line_has_its_number():
    with translation.override("en"):
        said = [reply_in_words(sentence) for sentence in LINES]
    assert said == ["The children's line can help. Call 111.", "This is work for the police. Call 102."]


def test_the_page_for_when_nothing_else_answers_names_the_same_numbers():
    """The proxy shows it by itself, so it cannot ask the law."""
    page = CALL.read_text()
    numbers = [line.number for line in lines(on=TODAY)]

    assert re.search("<h1>(.*)</h1>", page)[1] == " · ".join(numbers)
    paragraphs = re.findall('<p lang="([^"]+)">(.*)</p>', page)
    assert [language for language, _words in paragraphs] == ["ky", "ru", "uz-Cyrl", "en"]
    for _language, words in paragraphs:
        assert re.findall(r"\d+", words) == numbers
