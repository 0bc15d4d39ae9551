"""What stands on the sheets: read back from the PDF, and the square code from its drawing."""

import io
import re
from datetime import time

import pikepdf
import pytest
import segno
from django.test import override_settings
from django.utils import timezone

from umai.documents.tests.text_of_pdf import text_of
from umai.law.terms.clock import today
from umai.outreach import actions, texts
from umai.outreach.models import OutreachLanguage, SheetKind
from umai.outreach.sheets import address_of, qr_code_svg, sheets_of
from umai.outreach.tests.conftest import BASE, office
from umai.places.models import Place
from umai.staff.models import Term

LANGUAGES = OutreachLanguage.values
SIZES = {"a4": (595, 842), "a3": (842, 1191), "cards": (595, 842)}


def made(village, papers=("a4",), languages=("ky",)):
    return sheets_of(village, papers=papers, languages=languages, base=BASE)


def words(pdf):
    """The text of each page without spaces, as those of a typesetter are no signs."""
    return ["".join(page.split()) for page in text_of(pdf)]


def has(page, text):
    return "".join(text.split()) in page


def squares(drawing):
    """The dark squares of a drawing as rows of a grid, from its path and without its border."""
    side = int(re.search(r'width="(\d+)"', drawing)[1])
    grid, x, y = [[0] * side for _each in range(side)], 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", re.search(r' d="([^"]*)"', drawing)[1]):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            for n in range(int(values[0])):
                grid[int(y)][int(x) + n] = 1
            x += values[0]
    return [row[4:-4] for row in grid[4:-4]]


def test_the_square_code_leads_to_the_form_with_the_village(village):
    for language, path in {"ky": "", "ru": "ru/", "uz": "uz/"}.items():
        address = address_of(village, language, BASE)
        assert address == f"{BASE}/report/{path}?place={village.code}"
        (sheet,) = made(village, languages=[language]).values["sheets"]
        expected = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
        assert squares(sheet["qr"]) == expected, language
        assert squares(qr_code_svg(address + "0")) != expected, language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", SheetKind.values)
def test_a_sheet_is_one_page_of_its_size_and_says_what_it_must(village, language, paper):
    pdf = made(village, [paper], [language]).pdf()
    (page,) = words(pdf)
    said = texts.poster_words(language)
    wanted = [
        said["title"],
        said["tell"],
        said["danger"],
        "102",
        "111",
        said["if_nobody"].format(danger="102"),
    ]
    wanted.append(village.name_in("ru" if language == "ru" else "ky"))
    wanted.append(said["rehearsal"] if paper == "cards" else said["no_name"])
    if paper != "cards":
        wanted += [said["who"], *said["reasons"], said["ask"], said["social_worker"], said["scan"]]
        wanted.append(address_of(village, language, "report.example"))
    assert [one for one in wanted if not has(page, one)] == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        box = [float(side) for side in document.pages[0].mediabox]
    assert (round(box[2]), round(box[3])) == SIZES[paper]


def test_ten_cards_stand_on_a_sheet(village):
    (page,) = words(made(village, ["cards"]).pdf())
    assert page.count("".join(texts.poster_words("ky")["title"].split())) == 10


def test_a_municipality_is_its_villages_one_after_another(aigul):
    place = aigul.office.place
    villages = Place.objects.using("owner").filter(municipality=place, level="village", valid_to=None)
    sheets = made(place, ["a4", "cards"], ["ky", "ru"])
    assert sheets.count == 4 * villages.count() > 4
    pages = words(sheets.pdf())
    assert len(pages) == sheets.count
    assert all(any(has(page, one.name_ky) for page in pages) for one in villages)


def test_hours_stand_there_only_where_a_source_confirms_them_and_whom_to_ask_is_a_post(village, aigul):
    (sheet,) = made(village, languages=["ru"]).values["sheets"]
    assert sheet["numbers"]["police"]["hours"] == ""
    assert sheet["numbers"]["children"]["hours"] == texts.poster_words("ru")["if_nobody"].format(danger="102")
    (asked,) = sheet["asked"]
    assert (asked["post"], asked["number"]) == (texts.poster_words("ru")["social_worker"], "")
    assert "Асанова" not in str(sheet) and "Айгүл" not in str(sheet)  # and never a person


def test_the_telephone_of_the_office_stands_there_with_its_hours(village, damira):
    called = {"called_on": today(), "hours_from": time(9), "hours_to": time(17)}
    actions.record_telephone(
        office("nookat_first"), by=damira, number="+996555123456", hours="working_days", **called
    )
    (page,) = words(made(village, languages=["ru"]).pdf())
    assert has(page, "0555 123 456") and has(page, "по рабочим дням 09:00–17:00")


def test_the_department_is_named_where_the_office_has_no_telephone(village, damira):
    actions.record_telephone(
        office("nookat"), by=damira, number="+996323021234", hours="unknown", called_on=today()
    )
    (sheet,) = made(village, languages=["ru"]).values["sheets"]
    assert [one["number"] for one in sheet["asked"]] == ["", "+996323021234"]
    assert sheet["asked"][1]["hours"] == texts.poster_words("ru")["unknown"]


def test_the_department_is_asked_where_no_social_worker_has_the_post(other_village):
    terms = Term.objects.using("owner").filter(office=office("nookat_second"))
    for over in ({"ended_at": timezone.now()}, {"ended_at": None, "to_on": "2020-12-31"}):
        terms.update(**over)  # dismissed, or at the end of the term
        (sheet,) = made(other_village).values["sheets"]
        asked = [(one["post"], one["office"]) for one in sheet["asked"]]
        assert asked == [("", office("nookat").name_ky)], over


def test_an_office_is_asked_on_its_last_day(village):
    closing = office("nookat_first")
    type(closing).objects.using("owner").filter(pk=closing.pk).update(to_on=today())
    (sheet,) = made(village).values["sheets"]
    assert sheet["asked"][0]["office"] == closing.name_ky


def test_a_very_long_poster_still_is_one_page(village):
    for language in LANGUAGES:
        sheets = made(village, languages=[language])
        sheets.values["sheets"][0]["asked"] *= 8
        assert len(text_of(sheets.pdf())) == 1, language


def test_a_real_system_prints_no_word_of_rehearsal(village):
    with override_settings(UMAI_REHEARSAL=False):
        (page,) = words(made(village, ["cards"]).pdf())
    assert page.count("".join(texts.poster_words("ky")["no_name"].split())) == 10
    assert not has(page, texts.poster_words("ky")["rehearsal"])
