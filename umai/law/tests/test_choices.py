from datetime import date

import pytest

from umai.law.editions.edition import BadLaw, LawEdition, using
from umai.law.options.choices import choice_lists, choices_on, codes_marked, is_marked, may_be_chosen

NEW = """
[cyberbullying]
en = "Bullying on the internet"
ru = "Травля в интернете"
ky = "Интернеттеги кордоо"
marks = ["online"]

[[cyberbullying.since]]
day = 2027-01-01
is = "Bullying by messages"
certainty = "practice"
cite = "A list of the Ministry."
"""


def test_a_choice_of_an_edition_joins_its_list_from_its_day_on():
    with using(LawEdition({"choices/incident_kinds.toml": NEW})):
        assert not may_be_chosen("incident_kinds", "cyberbullying", date(2026, 12, 31))
        assert may_be_chosen("incident_kinds", "cyberbullying", date(2027, 1, 1))
        assert is_marked("incident_kinds", "cyberbullying", "online")
        assert codes_marked("incident_kinds", "online") == ["cyberbullying"]


def test_a_mark_that_is_no_word_is_told_with_its_file():
    wrong = NEW.replace('["online"]', '"online"')
    with using(LawEdition({"choices/incident_kinds.toml": wrong})), pytest.raises(BadLaw, match="marks"):
        choice_lists()


def test_every_list_offers_something_today():
    assert all(choices_on(name, date(2026, 11, 29)) for name in choice_lists())
