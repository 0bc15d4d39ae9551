"""Kyrgyz and Russian are complete, and Uzbek where it is spoken: in the report form."""

import re

import polib
import pytest
from django.utils import translation
from django.utils.translation import ngettext

from tests.house.test_guidance import OTHER_WORDS
from umai import catalogues
from umai.machine.installation import CHECKOUT


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_no_text_is_without_a_translation(language):
    assert sorted(text for _context, text in catalogues.untranslated_texts(language)) == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_translation_keeps_the_placeholders(language):
    def holes(text):
        return sorted(set(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text)))

    for entry in polib.pofile(str(catalogues.catalogue_file(language))):
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            if text and not entry.msgid_plural:
                assert holes(text) == holes(entry.msgid), entry.msgid


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("ru", 1, "остался 1 день"),
        ("ru", 2, "осталось 2 дня"),
        ("ru", 5, "осталось 5 дней"),
        ("ru", 11, "осталось 11 дней"),
        ("ru", 12, "осталось 12 дней"),
        ("ru", 21, "остался 21 день"),
        ("ru", 22, "осталось 22 дня"),
        ("ru", 111, "осталось 111 дней"),
        ("ky", 1, "1 күн калды"),
        ("ky", 5, "5 күн калды"),
    ],
)
def test_days_are_counted_as_the_language_does(language, number, words):
    with translation.override(language):
        assert ngettext("%(days)d day left", "%(days)d days left", number) % {"days": number} == words


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_catalogue_counts_as_a_new_one_of_its_language_would(language):
    book = catalogues.read_catalogue(language)
    forms, rule = catalogues.PLURALS[language]

    assert book.metadata["Plural-Forms"] == rule
    assert {len(entry.msgstr_plural) for entry in book if entry.msgid_plural} <= {forms}


ALONE = re.compile(r"""(?:{%\s*translate|\b_\(|\bgettext(?:_lazy)?\()\s*"([^"]+)"\s*(?:%}|\)|as )""")


def test_no_text_stands_alone_that_is_the_one_of_a_count():
    """Kyrgyz has one form of a counted text, so that a button alone would read "%(n)s ..."."""
    ones = {entry.msgid for entry in catalogues.read_catalogue("ky") if entry.msgid_plural}
    pages = [*CHECKOUT.glob("umai/**/*.html"), *CHECKOUT.glob("umai/**/*.py")]
    alone = {text for page in pages for text in ALONE.findall(page.read_text(encoding="utf-8"))}

    assert sorted(alone & ones) == []
    assert len(ones) > 50


# Where the word is another thing: a part of a page ("under ..."), and a police station.
PARTS_OF_PAGES = re.compile(r"» бөлүмүндө|^Police: rank and station$", re.MULTILINE)


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_the_department_has_one_word_on_every_page(language):
    other = re.compile(OTHER_WORDS[language], re.IGNORECASE)
    said = (
        (entry.msgid, PARTS_OF_PAGES.sub("", text))
        for entry in catalogues.read_catalogue(language)
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
        if not PARTS_OF_PAGES.search(entry.msgid)
    )

    assert [msgid for msgid, text in said if other.search(text)] == []


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_a_text_message_has_one_word_on_every_page(language):
    said = [
        entry.msgid
        for entry in catalogues.read_catalogue(language)
        if any(re.search(r"\bSMS\b", text) for text in [entry.msgstr, *entry.msgstr_plural.values()])
    ]

    assert said == []  # it is СМС, as docs/words.md has it


def russian_texts():
    """Each Russian text of the pages with its English."""
    for entry in catalogues.read_catalogue("ru"):
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            yield entry.msgid, text


def test_russian_guesses_nobodys_sex():
    """Nobody knows whether a worker is a man or a woman: "Вызов принят" and not "принял(а)"."""
    both = re.compile(r"\w\((?:а|ла|ась|лась|на)\)|\((?:пришла|ввела)\)")

    assert [msgid for msgid, text in russian_texts() if both.search(text)] == []


def test_an_office_and_the_register_have_one_word_in_russian():
    other = re.compile(r"\bрегистр(?:а|у|е|ом)?\b|\bорганизаци", re.IGNORECASE)
    said = [msgid for msgid, text in russian_texts() if other.search(text)]

    assert [msgid for msgid in said if "person or organisation" not in msgid] == []


def test_russian_says_a_house_as_people_do():
    """«Жилище» is the word of the articles of law alone: who walks from door to door goes to a «дом»."""
    texts = [text for _msgid, text in russian_texts()]
    texts += [path.read_text(encoding="utf-8") for path in CHECKOUT.glob("umai/**/texts/*.ru.toml")]
    texts += [path.read_text(encoding="utf-8") for path in CHECKOUT.glob("guidance/**/*.ru*")]
    for path in CHECKOUT.glob("umai/law/parameters/*.toml"):
        texts += re.findall(r'^ru = "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)

    assert [text for text in texts if re.search(r"\bжилищ(?!н)", text, re.IGNORECASE)] == []


def test_a_file_of_a_child_has_one_word_in_kyrgyz():
    """It is «жеке иш» on every page, and no borrowed «дело»; «деле» is a particle."""
    borrowed = re.compile(r"\bдело(?:су|го|до|ну|лор|\b)", re.IGNORECASE)
    texts = [
        text
        for entry in catalogues.read_catalogue("ky")
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
    ]

    assert [text for text in texts if borrowed.search(text)] == []


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_umai_has_one_name_on_every_page(language):
    """It stands so at the head of each; the names of commands and of settings are not it."""
    found = [
        entry.msgid
        for entry in catalogues.read_catalogue(language)
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
        if "Umai" in text
    ]

    assert found == []


def test_nothing_claims_to_be_reviewed_that_no_native_read():
    """The first catalogues were written by us; the first native reader changes this test."""
    for language in catalogues.LANGUAGES:
        reviewed = [
            entry for entry in catalogues.read_catalogue(language) if entry.tcomment.strip() == "reviewed"
        ]
        assert reviewed == []


@pytest.mark.parametrize("word", ["багытто", "бейтапкана", "визит", "жалгыз сүйлөш", "жок жүр"])
def test_kyrgyz_has_one_word_for_one_thing(word):
    """The other one is said: жардам суроо, медициналык мекеме, баруу, оңаша, алыста."""
    said = [text.lower() for entry in catalogues.read_catalogue("ky") for text in texts_of(entry)]

    assert [text for text in said if word in text] == []


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_no_line_ends_between_a_number_and_its_sign(language):
    said = [text for entry in catalogues.read_catalogue(language) for text in texts_of(entry)]

    assert [text for text in said if re.search(" (?:%%|÷)", text)] == []


def texts_of(entry):
    return [entry.msgstr, *entry.msgstr_plural.values()]
