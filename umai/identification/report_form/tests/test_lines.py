"""The numbers to call: dated, cited, and no more promised than is known."""

import re
from datetime import date

import pytest
from django.utils import translation

from umai.identification.report_form import telephones as module
from umai.identification.report_form.telephones import HOURS, NAMES, lines

TODAY = date(2026, 11, 24)


def test_every_line_has_a_name_and_every_date_a_source():
    for kind, line in module._read().items():
        assert kind in NAMES and line["number"].isdigit()
        for since in line["since"]:
            assert set(since) == {"day", "hours", "certainty", "cite"}
            assert since["hours"] in HOURS and since["certainty"] in {"published", "general knowledge"}
            assert len(since["cite"]) > 40
        days = [since["day"] for since in line["since"]]
        assert days == sorted(set(days))


def test_the_line_whose_hours_nobody_confirmed_promises_none_and_names_another():
    with translation.override("en"):
        found = {line.number: str(line.hours) for line in lines(on=TODAY)}
    assert found["111"] == "We do not know its hours. If nobody answers, call 102."
    assert found["102"] == "day and night"


def test_the_line_that_always_answers_comes_first():
    assert [line.number for line in lines(on=TODAY)] == ["102", "103", "112", "111"]


def test_what_came_into_force_last_holds(monkeypatch):
    sinces = [{"day": date(2026, 1, 1), "hours": "unknown"}, {"day": date(2027, 1, 1), "hours": "always"}]
    monkeypatch.setattr(module, "_read", lambda: {"children": {"number": "111", "since": sinces}})

    hours = [[line.hours for line in lines(on=date(year, 6, 1))] for year in (2025, 2026, 2027)]
    assert hours == [[], [HOURS["unknown"]], [HOURS["always"]]]


@pytest.mark.parametrize("kind", NAMES)
def test_every_name_is_a_line(kind):
    assert kind in module._read()


def test_the_page_for_when_nothing_else_answers_names_the_same_numbers():
    """The proxy shows it by itself, so it cannot read the file of the lines."""
    page = (module.FILE.parent / "static" / "identification" / "call.html").read_text()
    numbers = [line.number for line in lines(on=TODAY)]

    assert re.search("<h1>(.*)</h1>", page)[1] == " · ".join(numbers)
    paragraphs = re.findall('<p lang="([^"]+)">(.*)</p>', page)
    assert [language for language, _words in paragraphs] == ["ky", "ru", "uz-Cyrl", "en"]
    for _language, words in paragraphs:
        assert re.findall(r"\d+", words) == numbers
