"""A short course on a telephone without scripts, and its pages on a telephone and on a desk."""

import pytest

from tests.journeys.walks import loaded, press, sign_in
from umai.lawbook.models import CourseDone

LINK = "main a.button"


def follow(page, selector):
    page.locator(selector).last.click()
    loaded(page)


def test_a_course_is_done_without_scripts(open_page, enrolled):
    page = open_page("ky", 360, javascript=False)
    sign_in(page, "aigul", enrolled("aigul"))
    page.goto("/courses/pressure/")
    follow(page, LINK)
    for _case in range(3):
        follow(page, "main form button")
        follow(page, LINK)
    press(page)
    assert page.url.endswith("/courses/")
    assert CourseDone.objects.using("owner").count() == 1


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_every_page_of_a_course_is_accessible_and_as_wide_as_the_screen(
    language, width, open_page, enrolled, accessible
):
    page = open_page(language, width)
    sign_in(page, "damira", enrolled("damira"))

    page.goto("/courses/disability/")
    accessible(page)
    follow(page, LINK)
    accessible(page)
    assert min(box["height"] for box in boxes(page, "main form button")) >= 60
    for _case in range(3):
        follow(page, "main form button")
        accessible(page)
        follow(page, LINK)
    accessible(page)
    press(page)
    accessible(page)
    page.goto("/courses/offices/")
    accessible(page)


def boxes(page, selector):
    return [one.bounding_box() for one in page.locator(selector).all()]
