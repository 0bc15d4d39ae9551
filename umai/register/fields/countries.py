"""The countries where parents work, by ISO code and in the reader's language."""

import tomllib
from functools import cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umai.names.sorting import sort_key

FILE = Path(__file__).resolve().parent / "data" / "countries.toml"


@cache
def _countries():
    with FILE.open("rb") as file:
        return tomllib.load(file)


def country_name(code: str) -> str:
    """The country's name in the reader's language; "" for none, and the code for one we do not know."""
    names = _countries()["names"].get(code)
    return names[_language()] if names else code


def country_choices():
    """(code, name) pairs: the usual destinations first, then all others in alphabetical order."""
    table, language = _countries(), _language()
    usual = [(code, table["names"][code][language]) for code in table["first"]]
    others = [(code, names[language]) for code, names in table["names"].items() if code not in table["first"]]
    return [
        (_("Where many go"), usual),
        (_("Other countries"), sorted(others, key=lambda pair: sort_key(pair[1]))),
    ]


def _language():
    language = (get_language() or "en")[:2]
    if language == "uz":  # as places, whose names are Kyrgyz there
        return "ky"
    return language if language in ("ky", "ru") else "en"
