"""A mother asks what is kept: one person writes it down, another judges it; then the file is erased by two."""

import os
import uuid
from datetime import date
from pathlib import Path

import pytest

from tests.journeys.walks import choose, fill_date, follow_link, press, sign_in
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, add_child
from umai.register.models import Identity
from umai.rights.models import ExtractRequest, HandedOver


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": date(2015, 3, 2)}
    found = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    add_adult(found, by=aigul, relation="mother", identity={"surname": "Асанова", "given": "Гүлнара"})
    return found


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_from_the_question_of_a_mother_to_the_paper_in_her_hand_and_to_the_erased_file(
    open_page, enrolled, accessible, child, language, width
):
    # Aigul looks at the mother's passport and writes down what she asks.
    page = open_page(language, width)
    sign_in(page, "aigul", enrolled("aigul"))
    page.goto(child.get_absolute_url())
    follow_link(page, "/rights/")
    look(page, accessible, "rights")
    follow_link(page, "/rights/extract/")
    look(page, accessible, "ask")
    choose(page, "asker", "parent")
    page.locator("main [name=adult_id]").select_option(index=1)
    choose(page, "subject", "child")
    page.fill("[name=ground]", "Туулгандыгы тууралуу күбөлүк.")
    page.fill("[name=shown]", "Паспорт AN 1234567")
    fill_date(page, "asked_on", today())
    press(page)
    look(page, accessible, "asked")
    asked = ExtractRequest.objects.using("owner").get()

    # Erlan, as another person, judges that it is safe.
    other = open_page(language, width)
    sign_in(other, "erlan", enrolled("erlan"))
    other.goto(asked.get_absolute_url())
    look(other, accessible, "judge")
    other.fill("[name=words]", "Апасы баласы менен жалгыз жашайт.")
    press(other)
    look(other, accessible, "released")

    # Aigul prints it, and writes down that the mother took it.
    page.goto(asked.get_absolute_url())
    token = page.locator("main [name=csrfmiddlewaretoken]").first.input_value()
    answer = page.request.post(
        page.url + "print/",
        form={"csrfmiddlewaretoken": token, "language": language},
        headers={"referer": page.url},
    )
    assert answer.headers["content-type"] == "application/pdf"
    keep(answer.body(), f"extract-{language}.pdf")
    page.reload()
    follow_link(page, "/handed-over/")
    page.fill("[name=to_whom]", "Асанова Гүлнара")
    fill_date(page, "handed_on", today())
    press(page)
    look(page, accessible, "handed")
    assert HandedOver.objects.using("owner").count() == 1

    # Erlan proposes to erase the file, and the head agrees.
    other.goto(f"/children/{child.pk}/rights/")
    follow_link(other, "/rights/erasure/")
    other.fill("[name=words]", "Апасы сурады, иш ачылган эмес.")
    press(other)
    look(other, accessible, "proposed")
    address = other.url
    head = open_page(language, width)
    sign_in(head, "damira", enrolled("damira"))
    head.goto(address)
    look(head, accessible, "erase")
    press(head)
    look(head, accessible, "erased")
    assert Identity.objects.using("owner").get(child_id=child.pk).given == "—"
    head.goto("/retention/")
    look(head, accessible, "retention")


def look(page, accessible, name):
    accessible(page)
    keep(page.screenshot(full_page=True), f"{name}-{page.viewport_size['width']}.png")


def keep(data, name):
    if folder := os.environ.get("UMAI_SHOTS"):
        (Path(folder) / name).write_bytes(data)
