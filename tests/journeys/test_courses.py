"""A short course, on a telephone without scripts and on a desk."""

import pytest

from umai.lawbook.models import CourseDone

ONWARD = "main a.button >> nth=-1"

pytestmark = pytest.mark.long


@pytest.mark.parametrize(("language", "width", "javascript"), [("ky", 360, False), ("ru", 1280, True)])
def test_a_course_is_done_and_its_pages_are_for_everybody(walks, javascript):
    head = walks("damira", at="/courses/disability/", javascript=javascript)
    head.follow(ONWARD)
    assert all(one.bounding_box()["height"] >= 60 for one in head.page.locator("main form button").all())
    for _case in range(3):
        head.press("main form button >> nth=-1")
        head.follow(ONWARD)
    head.send("main form")
    assert head.page.url.endswith("/courses/")
    assert CourseDone.objects.using("owner").count() == 1
