"""The sheet for the family: half a page in three languages, which names nobody and speaks of no violence."""

import re

import pytest

from umai.documents.models import PrintedPaper
from umai.documents.tests.text_of_pdf import text_of
from umai.entitlements import texts
from umai.entitlements.tests.conftest import last_entry
from umai.law.helplines import number_of
from umai.law.options.entitlements import entitlements
from umai.law.terms.clock import today

TITLES = {"ky": "Эмне сурасаңыз болот", "ru": "О чём вы можете просить", "uz": "Нимани сўрашингиз мумкин"}
HARM = r"зомбулук|кордо|шектүү|насил|подозр|зўравон|гумон"


@pytest.fixture
def printed(child, client_of):
    def send(language, username="aigul", **answers):
        return client_of(username).post(
            f"/children/{child.pk}/help/print/", {"language": language, **answers}
        )

    return send


def test_it_says_what_where_what_it_costs_how_long_and_what_to_bring(printed, grandmother):
    for language in texts.LANGUAGES:
        answer = printed(language, short_of_money="yes")
        assert answer["Content-Type"] == "application/pdf", language
        said = " ".join(" ".join(text_of(answer.content)).split())
        words = texts.words_in(language)
        stands = [TITLES[language], number_of("children", on=today()), *words["labels"].values()]
        stands += [words["carer_paper"]["what"], "көмөк"]
        assert [one for one in stands if one not in said] == [], language
        assert "Сайрагүл" not in said and "Асанов" not in said, language
        assert last_entry() == ("documents.print", "done")
    papers = PrintedPaper.objects.using("owner").values_list("paper", flat=True)
    assert list(papers) == ["entitlements.sheet"] * len(texts.LANGUAGES)


def test_a_family_with_many_needs_has_it_on_both_sides_of_half_a_page(printed, grandmother, out_of_school):
    for language in texts.LANGUAGES:
        pages = text_of(printed(language, short_of_money="yes").content)
        assert len(pages) == 2, language
        assert number_of("children", on=today()) in pages[1], language


def test_it_is_printed_in_no_other_language_by_no_link_and_by_nobody_else(printed, child, client_of):
    assert printed("de").status_code == 404
    assert client_of("aigul").get(f"/children/{child.pk}/help/print/").status_code == 404
    assert printed("ky", "farida").status_code == 403
    assert printed("ky", "cholpon").status_code == 404


def test_no_text_speaks_of_violence_or_suspicion():
    for language in texts.LANGUAGES:
        text = (texts.FOLDER / f"help.{language}.toml").read_text(encoding="utf-8")
        assert not re.search(HARM, text, re.IGNORECASE), language


def test_every_language_has_every_kind_of_help_and_the_same_parts():
    english = texts.words_in("en")
    for language in texts.LANGUAGES:
        words = texts.words_in(language)
        for code in entitlements():
            assert set(words[code]) - {"name"} == set(english[code]), (language, code)
        assert set(words["labels"]) == set(words["not_known"]) == set(english["labels"])
    assert all(texts.words_in("uz")[code]["name"] for code in entitlements())


def test_a_kind_without_words_of_its_own_sends_to_the_department(monkeypatch):
    words = {key: value for key, value in texts.words_in("ky").items() if key != "doctor"}
    monkeypatch.setattr(texts, "words_in", lambda _language: words)
    found = texts.help_text(entitlements()["doctor"], "ky")
    assert found.name == entitlements()["doctor"].ky
    assert [value for _label, value in found.rows] == list(words["not_known"].values())


def test_a_text_that_nobody_read_says_so(child, client_of, monkeypatch, tmp_path):
    page = client_of("aigul").get(f"/children/{child.pk}/help/").content.decode()
    assert ": Кыргызча, Русский, Ўзбекча</p>" in page
    for language in ("en", *texts.LANGUAGES):
        text = (texts.FOLDER / f"help.{language}.toml").read_text(encoding="utf-8")
        path = tmp_path / f"help.{language}.toml"
        path.write_text(text.removeprefix(texts.UNREVIEWED), encoding="utf-8")
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    page = client_of("aigul").get(f"/children/{child.pk}/help/").content.decode()
    assert "has read this text yet" not in page
