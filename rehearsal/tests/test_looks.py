"""The pictures of docs/looks.md: whose first pages they are, that all are there, and how one is drawn."""

import pytest
from PIL import Image

from rehearsal.looks.drawing import draw, draw_looks
from rehearsal.looks.page import looks_page
from rehearsal.looks.table import FOLDER, LANGUAGES, SCREENS, Look, looks, picture_file
from rehearsal.staff import read_people
from umai.machine.installation import CHECKOUT
from umai.staff.models import Role

FIRST = "first-"
ROLE_OF = {one["sign_in"]: one["role"] for one in read_people()["person"]}
SHOWN_ELSEWHERE = {"overlap.svg", "weights.svg"}  # drawn by bench


def test_the_first_page_of_each_role_is_drawn():
    first = [one for one in looks() if one.name.startswith(FIRST)]
    assert {ROLE_OF[one.who] for one in first} == set(Role.values) - {Role.CLOCK}
    assert all(one.name == FIRST + ROLE_OF[one.who].replace("_", "-") for one in first)
    assert all(one.way == ("/",) for one in first)


def test_twenty_pages_and_more_are_drawn_beside_them_as_somebody_who_can_sign_in():
    others = [one for one in looks() if not one.name.startswith(FIRST)]
    assert len({(one.who, one.way) for one in others}) == len(others) >= 20
    assert {one.who for one in others} - {None} <= set(ROLE_OF)


def test_each_is_there_in_three_languages_at_two_widths_and_none_is_left_over():
    wanted = {
        picture_file(one, language, width) for one in looks() for language in LANGUAGES for width in SCREENS
    }
    assert len(wanted) == 6 * len(looks())
    there = {path for path in FOLDER.rglob("*") if path.is_file() and path.name not in SHOWN_ELSEWHERE}
    assert there == wanted


def test_each_picture_is_as_wide_as_its_screen_and_shows_something():
    for one in looks():
        for language in LANGUAGES:
            for width, height in SCREENS.items():
                with Image.open(picture_file(one, language, width)) as picture:
                    assert picture.width == width and picture.height >= height / 2
                    greys = picture.convert("L").histogram()
                    assert len(greys) - greys.count(0) > 8, one.name


def test_every_picture_is_shown_or_linked_by_the_page():
    page = looks_page()
    for one in looks():
        for language in LANGUAGES:
            for width in SCREENS:
                name = picture_file(one, language, width).relative_to(CHECKOUT / "docs").as_posix()
                assert f'"{name}"' in page or f"({name})" in page


def test_a_name_that_is_not_there_is_told_and_nothing_is_drawn(capsys):
    assert draw_looks(["case", "cave"]) == 2
    assert "there is no picture cave" in capsys.readouterr().err


@pytest.mark.parametrize(("width", "screens"), [(360, 2), (1280, 1)])
def test_a_picture_is_of_the_page_to_which_the_links_lead_and_of_its_first_screens(
    width, screens, browser, tmp_path
):
    path, height = tmp_path / "new" / "ky-360.webp", SCREENS[width]
    long_page = "data:text/html,<body style='background:red;margin:0'><div style='height:9000px'></div>"
    start = f'data:text/html,<a id=on href="{long_page}">on</a>'
    page = browser.new_page(viewport={"width": width, "height": height})
    draw(page, Look("a", "b", "c", None, (start, "#on")), "ky", path)
    page.close()
    with Image.open(path) as picture:
        assert picture.size == (width, screens * height)
        assert picture.convert("RGB").getpixel((9, 9))[:2] == (255, 0)
