"""The languages of the form: the word in the path, the language of gettext, the name in itself."""

from typing import NamedTuple

from umai.identification.signal.concerns import Language


class Spoken(NamedTuple):
    path: str  # /report/uz/
    code: str  # of gettext, and of the signal
    name: str
    html: str  # what the page says of itself to a screen reader
    places: str  # in which language the places are named


SPOKEN = [
    Spoken("ky", Language.KYRGYZ.value, Language.KYRGYZ.label, "ky", "ky"),
    Spoken("ru", Language.RUSSIAN.value, Language.RUSSIAN.label, "ru", "ru"),
    Spoken("en", Language.ENGLISH.value, Language.ENGLISH.label, "en", "en"),
    # Places have no Uzbek names; signs on the road and papers name them in Kyrgyz.
    Spoken("uz", Language.UZBEK.value, Language.UZBEK.label, "uz-Cyrl", "ky"),
]
BY_PATH = {one.path: one for one in SPOKEN}
FIRST = SPOKEN[0]
