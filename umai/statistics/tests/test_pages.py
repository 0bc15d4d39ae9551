"""The pages of published figures in three languages, what is downloaded, and who may read them."""

import csv
import io
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import translation

from tests.page_words import words_of
from umai.statistics.elsewhere.reading import pictures_of
from umai.statistics.elsewhere.tables import tables
from umai.statistics.tests.test_pictures import faults_of

READERS = ("nuriya", "omurbek", "begimai")
OTHERS = ("aigul", "damira", "farida", "gulnara", "timur")
PAGES = ("/figures/", "/figures/all/", "/figures/coverage/", "/figures/table/crimes/")


@pytest.mark.parametrize("who", READERS)
def test_the_menu_leads_to_them(who, client_of):
    assert 'href="/figures/"' in client_of(who).get("/figures/coverage/").content.decode()


def page_of(client, code, language="en"):
    return client.get(reverse("statistics:table", args=[code]), headers={"accept-language": language})


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("page", PAGES)
def test_who_works_with_figures_reads_them(who, page, client_of):
    assert client_of(who).get(page).status_code == 200


def test_the_list_stands_in_groups_and_a_series_with_its_newest_figure(client_of):
    shown = words_of(client_of("nuriya").get("/figures/"))
    groups = ("What Umai counts", "Estimates and checks", "To download", "What others published")
    places = [shown.index(one) for one in groups]
    assert places == sorted(places)
    assert re.search(r"minors[^:]*: 1,368 \(2018\)", shown)


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("page", [*PAGES, "/figures/all/rows.csv", "/figures/table/crimes/picture.svg"])
def test_nobody_else_does(who, page, client_of):
    assert client_of(who).get(page).status_code == 403


def test_the_changes_of_crimes_stand_with_base_formula_and_length(client_of):
    text = words_of(page_of(client_of("nuriya"), "crimes"))
    for said in (
        "(1,107 − 862) ÷ 862 × 100 = +28.4 %",
        "+23.6 %",
        "+58.7 %",
        "from one year to the next",
        "over 2 years",
    ):
        assert said in text


@pytest.mark.parametrize("code", sorted(tables()))
@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_table_is_told_in_the_language_of_its_reader(code, language, client_of):
    answer = page_of(client_of("nuriya"), code, language)
    table, text = tables()[code], unescape(answer.content.decode())
    assert answer.status_code == 200
    for said in (table.title, table.source, *table.notes):
        assert said[language].split(" ")[0] in text
    assert all(note[language] in text for note in table.notes)


@pytest.mark.parametrize("code", sorted(tables()))
def test_every_picture_says_in_words_what_its_table_says(code, client_of):
    text = unescape(page_of(client_of("nuriya"), code).content.decode())
    alt = re.search(r'role="img" aria-label="([^"]+)"', text)[1]
    for one in tables()[code].lines:
        assert f"{one.value:,}" in alt


def test_a_table_that_is_not_there_is_not_found(client_of):
    assert page_of(client_of("nuriya"), "unheard-of").status_code == 404


def test_the_rows_of_a_table_are_downloaded_with_their_sources(client_of):
    text = client_of("nuriya").get("/figures/table/suicides/rows.csv").content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["value"] for row in rows][:4] == ["96", "95", "97", "88"]
    assert all(row["source"] for row in rows)


def test_the_downloaded_rows_of_a_table_have_those_of_other_sources_below(client_of):
    text = client_of("nuriya").get("/figures/table/crimes/rows.csv").content.decode()
    last = list(csv.DictReader(io.StringIO(text)))[-1]
    assert (last["period"], last["value"]) == ("2019", "2462")


def test_all_figures_are_downloaded(client_of):
    text = client_of("nuriya").get("/figures/all/rows.csv").content.decode()
    assert len(list(csv.DictReader(io.StringIO(text)))) == 328


def test_the_picture_stands_alone_with_title_source_and_no_font_from_elsewhere(client_of):
    answer = client_of("nuriya").get("/figures/table/crimes/picture.svg", headers={"accept-language": "en"})
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert "Crimes against minors" in text and "CABAR.asia" in text and "<desc>" in text
    assert not re.search(r"@font-face|url\(|href=", text)


def test_nine_months_are_drawn_apart_from_years(client_of):
    text = page_of(client_of("nuriya"), "suicides").content.decode()
    assert text.count('fill="#b8d0e8"') == 1 and "9 months of 2019" in text


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("code", sorted(tables()))
def test_no_text_of_a_picture_covers_another_or_is_cut_off(code, language, db):
    with translation.override(language):
        for picture in pictures_of(tables()[code]).values():
            assert faults_of(picture) == []


@pytest.mark.parametrize("kind", ["svg", "png", "csv"])
@pytest.mark.parametrize(
    "page",
    [
        "table/suicides_by_oblast/picture",
        "table/suicides_by_oblast/by_year",
        "coverage/map",
        "coverage/shares",
    ],
)
def test_every_picture_is_downloaded_in_each_form(page, kind, client_of):
    answer = client_of("nuriya").get(f"/figures/{page}.{kind}", headers={"accept-language": "en"})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    begins = {"svg": b"<svg ", "png": b"\x89PNG", "csv": b"\xef\xbb\xbfPlace,"}[kind]
    assert answer.content.startswith(begins), answer.content[:40]


@pytest.mark.parametrize("language, title", [("ky", "Жашы жете"), ("ru", "Преступления"), ("en", "Crimes")])
def test_each_row_of_a_downloaded_table_says_title_source_and_what_was_left_out(language, title, client_of):
    asked = client_of("nuriya").get(
        "/figures/table/crimes/picture.csv", headers={"accept-language": language}
    )
    rows = list(csv.DictReader(io.StringIO(asked.content.decode("utf-8-sig"))))
    assert [row["value"] for row in rows] == ["862", "1107", "1368"]
    assert all(row["title"].startswith(title) and row["source"] and row["note"] for row in rows)


@pytest.mark.parametrize("page", ["table/crimes/rows.csv", "all/rows.csv", "table/crimes/picture.csv"])
def test_a_spreadsheet_reads_the_letters_of_a_download(page, client_of):
    assert client_of("nuriya").get(f"/figures/{page}").content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("page", ["coverage/unheard-of.svg", "coverage/map.exe", "table/crimes/map.svg"])
def test_a_picture_that_is_not_there_is_not_found(page, client_of):
    assert client_of("nuriya").get(f"/figures/{page}").status_code == 404


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("kind", ["svg", "png", "csv"])
def test_nobody_else_downloads_coverage(who, kind, client_of):
    assert client_of(who).get(f"/figures/coverage/map.{kind}").status_code == 403


def test_a_map_by_oblast_says_every_value_in_the_table_under_it(client_of):
    text = words_of(page_of(client_of("nuriya"), "suicides_by_oblast", "ky"))
    assert "Ысык-Көл облусу" in text and "Чүй облусу" in text
    picture = unescape(page_of(client_of("nuriya"), "suicides_by_oblast", "ky").content.decode())
    assert picture.count("<svg") >= 2 and "Ысык-Көл облусу, 2022: 13,1" in picture
