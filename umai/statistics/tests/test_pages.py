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
KINDS = ("svg", "png", "csv")
PAGES = ("/figures/", "/figures/all/", "/figures/coverage/", "/figures/table/crimes/")


def page_of(client, code, language="en"):
    return client.get(reverse("statistics:table", args=[code]), headers={"accept-language": language})


def test_who_works_with_figures_reads_them_from_the_menu_and_nobody_else_does(client_of):
    for who in READERS:
        client = client_of(who)
        assert {page: client.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200), who
        assert 'href="/figures/"' in client.get("/figures/coverage/").content.decode(), who
    downloads = ("all/rows.csv", "table/crimes/picture.svg", *(f"coverage/map.{kind}" for kind in KINDS))
    closed = [*PAGES, *(f"/figures/{name}" for name in downloads)]
    for who in OTHERS:
        client = client_of(who)
        assert {page: client.get(page).status_code for page in closed} == dict.fromkeys(closed, 403), who


def test_the_list_stands_in_groups_and_a_series_with_its_newest_figure(client_of):
    shown = words_of(client_of("nuriya").get("/figures/"))
    groups = ("What Umai counts", "Estimates and checks", "To download", "What others published")
    places = [shown.index(one) for one in groups]
    assert places == sorted(places)
    assert re.search(r"minors[^:]*: 1,368 \(2018\)", shown)


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


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_table_is_told_in_the_language_of_its_reader(language, client_of):
    client = client_of("nuriya")
    for code, table in tables().items():
        answer = page_of(client, code, language)
        text = unescape(answer.content.decode())
        assert answer.status_code == 200, code
        for said in (table.title, table.source, *table.notes):
            assert said[language].split(" ")[0] in text, code
        assert all(note[language] in text for note in table.notes), code
        if language == "en":
            alt = re.search(r'role="img" aria-label="([^"]+)"', text)[1]
            assert [one.value for one in table.lines if f"{one.value:,}" not in alt] == [], code
    assert page_of(client, "unheard-of").status_code == 404


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
def test_no_text_of_a_picture_covers_another_or_is_cut_off(language, db):
    with translation.override(language):
        drawn = {
            (code, name): faults_of(picture)
            for code, table in tables().items()
            for name, picture in pictures_of(table).items()
        }
    assert {where: faults for where, faults in drawn.items() if faults} == {}


DRAWN = (
    "table/suicides_by_oblast/picture",
    "table/suicides_by_oblast/by_year",
    "coverage/map",
    "coverage/shares",
)


@pytest.mark.parametrize(
    ("kind", "begins"), [("svg", b"<svg "), ("png", b"\x89PNG"), ("csv", b"\xef\xbb\xbfPlace,")]
)
def test_every_picture_is_downloaded_in_each_form(kind, begins, client_of):
    client = client_of("nuriya")
    for page in DRAWN:
        answer = client.get(f"/figures/{page}.{kind}", headers={"accept-language": "en"})
        assert answer.status_code == 200, page
        assert answer["Content-Disposition"].startswith("attachment"), page
        assert answer["Content-Disposition"].endswith(f'.{kind}"'), page
        assert answer.content.startswith(begins), (page, answer.content[:40])


def test_each_row_of_a_downloaded_table_says_title_source_and_what_was_left_out(client_of):
    client = client_of("nuriya")
    for language, title in (("ky", "Жашы жете"), ("ru", "Преступления"), ("en", "Crimes")):
        asked = client.get("/figures/table/crimes/picture.csv", headers={"accept-language": language})
        rows = list(csv.DictReader(io.StringIO(asked.content.decode("utf-8-sig"))))
        assert [row["value"] for row in rows] == ["862", "1107", "1368"]
        assert all(row["title"].startswith(title) and row["source"] and row["note"] for row in rows), language


def test_a_spreadsheet_reads_the_letters_of_a_download_and_no_other_picture_is_found(client_of):
    client = client_of("nuriya")
    for page in ("table/crimes/rows.csv", "all/rows.csv", "table/crimes/picture.csv"):
        assert client.get(f"/figures/{page}").content.startswith(b"\xef\xbb\xbf"), page
    for page in ("coverage/unheard-of.svg", "coverage/map.exe", "table/crimes/map.svg"):
        assert client.get(f"/figures/{page}").status_code == 404, page


def test_a_map_by_oblast_says_every_value_in_the_table_under_it(client_of):
    text = words_of(page_of(client_of("nuriya"), "suicides_by_oblast", "ky"))
    assert "Ысык-Көл облусу" in text and "Чүй облусу" in text
    picture = unescape(page_of(client_of("nuriya"), "suicides_by_oblast", "ky").content.decode())
    assert picture.count("<svg") >= 2 and "Ысык-Көл облусу, 2022: 13,1" in picture
