"""The languages of the form: their word in the path, their code for gettext, their own name."""

from typing import NamedTuple

from umai.identification.signal.concerns import ReporterLanguage


class FormLanguage(NamedTuple):
    path: str  # /report/uz/
    code: str  # of gettext, and of the signal
    name: str
    html: str  # value of the lang attribute
    places: str  # in which language the places are named


LANGUAGES = [
    FormLanguage("ky", ReporterLanguage.KYRGYZ.value, ReporterLanguage.KYRGYZ.label, "ky", "ky"),
    FormLanguage("ru", ReporterLanguage.RUSSIAN.value, ReporterLanguage.RUSSIAN.label, "ru", "ru"),
    FormLanguage("en", ReporterLanguage.ENGLISH.value, ReporterLanguage.ENGLISH.label, "en", "en"),
    # Places have no Uzbek names; signs on the road and papers name them in Kyrgyz.
    FormLanguage("uz", ReporterLanguage.UZBEK.value, ReporterLanguage.UZBEK.label, "uz-Cyrl", "ky"),
]
LANGUAGE_BY_PATH = {one.path: one for one in LANGUAGES}
FIRST_LANGUAGE = LANGUAGES[0]
