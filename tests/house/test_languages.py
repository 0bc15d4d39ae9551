"""Kyrgyz and Russian are complete, and Uzbek where it is spoken: in the report form."""

import re

import pytest
from django.utils import translation
from django.utils.translation import ngettext

from tests.house.test_guidance import OTHER_WORDS
from umai import catalogues
from umai.machine.installation import CHECKOUT


@pytest.fixture(scope="module")
def books():
    """Language to its catalogue: reading one takes a second."""
    return {language: catalogues.read_catalogue(language) for language in catalogues.LANGUAGES}


def texts_of(entry):
    return [entry.msgstr, *entry.msgstr_plural.values()]


def entries_that_say(books, languages, pattern, *, but=""):
    """Which texts of these languages have what the pattern finds, by their English."""
    return [
        (language, entry.msgid)
        for language in languages
        for entry in books[language]
        if any(re.search(pattern, text) for text in texts_of(entry)) and not (but and but in entry.msgid)
    ]


def test_no_text_is_without_a_translation(monkeypatch):
    texts = catalogues.gather_texts()  # of all files of the house, which takes seconds
    monkeypatch.setattr(catalogues, "gather_texts", lambda: texts)
    for language in catalogues.LANGUAGES:
        untranslated = catalogues.untranslated_texts(language)
        assert sorted(text for _context, text in untranslated) == [], language


def test_a_translation_keeps_the_placeholders_and_counts_as_its_language_does(books):
    def holes(text):
        return sorted(set(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text)))

    for language, book in books.items():
        forms, rule = catalogues.PLURALS[language]
        assert book.metadata["Plural-Forms"] == rule
        assert {len(entry.msgstr_plural) for entry in book if entry.msgid_plural} <= {forms}, language
        lost = [
            entry.msgid
            for entry in book
            if not entry.msgid_plural and entry.msgstr and holes(entry.msgstr) != holes(entry.msgid)
        ]
        assert lost == [], language


DAYS_LEFT = {
    "ru": {
        **{1: "остался 1 день", 2: "осталось 2 дня", 5: "осталось 5 дней", 11: "осталось 11 дней"},
        **{12: "осталось 12 дней", 21: "остался 21 день", 22: "осталось 22 дня", 111: "осталось 111 дней"},
    },
    "ky": {1: "1 күн калды", 5: "5 күн калды"},
}


def test_days_are_counted_as_the_language_does():
    for language, counts in DAYS_LEFT.items():
        with translation.override(language):
            said = {
                days: ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
                for days in counts
            }
        assert said == counts


ALONE = re.compile(r"""(?:{%\s*translate|\b_\(|\bgettext(?:_lazy)?\()\s*"([^"]+)"\s*(?:%}|\)|as )""")


def test_no_text_stands_alone_that_is_the_one_of_a_count(books):
    """Kyrgyz has one form of a counted text, so that a button alone would read "%(n)s ..."."""
    ones = {entry.msgid for entry in books["ky"] if entry.msgid_plural}
    pages = [*CHECKOUT.glob("umai/**/*.html"), *CHECKOUT.glob("umai/**/*.py")]
    alone = {text for page in pages for text in ALONE.findall(page.read_text(encoding="utf-8"))}

    assert sorted(alone & ones) == []
    assert len(ones) > 50


# Where the word is another thing: a part of a page ("under ..."), and a police station.
PARTS_OF_PAGES = re.compile(r"» бөлүмүндө|^Police: rank and station$", re.MULTILINE)


def test_the_department_has_one_word_on_every_page(books):
    said = [
        (language, entry.msgid)
        for language in ("ky", "ru")
        for entry in books[language]
        if not PARTS_OF_PAGES.search(entry.msgid)
        for text in texts_of(entry)
        if re.search(OTHER_WORDS[language], PARTS_OF_PAGES.sub("", text), re.IGNORECASE)
    ]
    assert said == []


def test_a_thing_has_one_name_on_every_page(books):
    """A text message is СМС, as docs/words.md has it; at the head of each page stands Umai's own name."""
    assert entries_that_say(books, ("ky", "ru"), r"\bSMS\b") == []
    assert entries_that_say(books, ("ky", "ru"), "Umai") == []  # names of commands and of settings are not it


def test_no_line_ends_between_a_number_and_its_sign(books):
    assert entries_that_say(books, ("ky", "ru"), " (?:%%|÷)") == []


def test_russian_guesses_nobodys_sex_and_has_one_word_for_an_office_and_the_register(books):
    """Nobody knows whether a worker is a man or a woman: "Вызов принят" and not "принял(а)"."""
    both = r"\w\((?:а|ла|ась|лась|на)\)|\((?:пришла|ввела)\)"
    assert entries_that_say(books, ["ru"], both) == []
    other = r"(?i)\bрегистр(?:а|у|е|ом)?\b|\bорганизаци"
    assert entries_that_say(books, ["ru"], other, but="person or organisation") == []


def test_russian_says_a_house_as_people_do(books):
    """«Жилище» is the word of the articles of law alone: who walks from door to door goes to a «дом»."""
    texts = [text for entry in books["ru"] for text in texts_of(entry)]
    texts += [path.read_text(encoding="utf-8") for path in CHECKOUT.glob("umai/**/texts/*.ru.toml")]
    texts += [path.read_text(encoding="utf-8") for path in CHECKOUT.glob("guidance/**/*.ru*")]
    for path in CHECKOUT.glob("umai/law/parameters/*.toml"):
        texts += re.findall(r'^ru = "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)

    assert [text for text in texts if re.search(r"\bжилищ(?!н)", text, re.IGNORECASE)] == []


def test_kyrgyz_has_one_word_for_one_thing(books):
    """A file is «жеке иш» and no borrowed «дело»; «деле» is a particle. The other words are said:
    жардам суроо, медициналык мекеме, баруу, оңаша, алыста."""
    borrowed = r"(?i)\bдело(?:су|го|до|ну|лор|\b)"
    others = "(?i)багытто|бейтапкана|визит|жалгыз сүйлөш|жок жүр"
    assert entries_that_say(books, ["ky"], borrowed) == []
    assert entries_that_say(books, ["ky"], others) == []


def test_nothing_claims_to_be_reviewed_that_no_native_read(books):
    """The first catalogues were written by us; the first native reader changes this test."""
    for language, book in books.items():
        assert [entry for entry in book if entry.tcomment.strip() == "reviewed"] == [], language
