"""A tie is declared on a file, the head names another worker, and two persons open the file again."""

import os
import uuid
from pathlib import Path

import pytest
from django.utils import timezone

from tests.cast import id_of
from tests.journeys.test_staff import sign_in
from tests.journeys.walks import follow_link
from umai.access.models import Wall
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.models import Assignment
from umai.register.child.actions import add_child


def shot(page, name):
    """A picture of the page, where somebody asked for pictures."""
    if folder := os.environ.get("UMAI_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_a_wall_from_its_declaration_to_its_end(
    open_page, accessible, enrolled, aigul, damira, language, width
):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-05-04"}
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    said = {"concern": "left_behind", "channel": "school", "words": "Alone.", "discovered_at": None}
    case = open_case(child, by=aigul, id=uuid.uuid4(), received_at=timezone.now(), **said)
    assign_worker(case, by=damira, worker_id=aigul.pk)

    page = open_page(language, width)
    sign_in(page, "aigul", enrolled("aigul"))
    page.goto("/ties/mine/")
    accessible(page)
    shot(page, f"say-{language}")
    page.goto(f"/children/{child.pk}/")
    follow_link(page, f"/children/{child.pk}/tie/")
    page.click("main form button")
    accessible(page)
    page.select_option("[name=worker_id]", str(aigul.pk))
    page.check("[name=tie][value=family]")
    page.fill("[name=words]", "Эже-жээн.")
    shot(page, f"declare-{language}")
    page.click("main form button")
    page.wait_for_url("**/")
    accessible(page)
    shot(page, f"declared-{language}")
    assert "Асанов" not in page.inner_text("main")
    assert page.goto(f"/children/{child.pk}/").status == 404

    head = open_page(language, width)
    sign_in(head, "damira", enrolled("damira"))
    accessible(head)
    shot(head, f"day-of-head-{language}")
    head.click('a[href="/ties/"]')
    accessible(head)
    shot(head, f"ties-{language}")
    head.click(f'a[href="/cases/{case.pk}/"]')
    head.goto(f"/cases/{case.pk}/assign/")
    head.select_option("[name=worker_id]", str(id_of("worker", "erlan")))
    head.click("main form button")
    head.wait_for_url(f"**/cases/{case.pk}/")
    assert Assignment.objects.using("owner").get(case=case).worker_id == id_of("worker", "erlan")
    head.goto(f"/children/{child.pk}/")
    accessible(head)
    shot(head, f"file-{language}")
    wall = Wall.objects.using("owner").get()
    head.click(f'a[href="/children/{child.pk}/ties/{wall.pk}/lift/"]')
    accessible(head)
    head.fill("[name=reason]", "Башка Асанова экен.")
    head.click("main form button")
    head.wait_for_url("**/ties/")

    oblast = open_page(language, width)
    sign_in(oblast, "farida", enrolled("farida"))
    oblast.click('a[href^="/ties/lift/"]')
    accessible(oblast)
    shot(oblast, f"lift-{language}")
    oblast.click('a[href$="/refuse/"]')
    accessible(oblast)
    oblast.go_back()
    oblast.click("main form button")
    oblast.wait_for_url("**/ties/")
    accessible(oblast)
    assert page.goto(f"/children/{child.pk}/").status == 200
