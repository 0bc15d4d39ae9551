"""A boy far from home at night: his file is opened, both offices are told, and another person reviews it."""

import uuid
from datetime import date, datetime, timedelta

import pytest

from tests.journeys.walks import follow_link
from umai.law.terms.clock import BISHKEK
from umai.opens.jobs import ask_about_days
from umai.opens.models import EmergencyOpening, EmergencyReview, UnusualOpenAnswer
from umai.opens.tests.conftest import MONDAY, look
from umai.register.child.actions import add_child

__all__ = ["look"]


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": date(2015, 3, 27)}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_a_file_out_of_reach_is_opened_and_reviewed(hands, child, language):
    # Cholpon, in Kochkor, on a telephone: the boy stands at the door.
    worker = hands("cholpon", language, 360)
    page = worker.page
    worker.follow("main a[href='/emergency/']")
    worker.write("surname", "Асанов")
    worker.write("given", "Нурбек")
    worker.write("year", "2015")
    worker.tick("kind", "found")
    worker.write("words", "Бала эшиктин алдында турат, үйү Ноокатта.")
    worker.press("main form button")
    worker.press("main form button")
    assert page.url.endswith(f"/children/{child.pk}/")
    assert page.locator(".umai-alarm a[href^='/children/']").first.is_visible()
    opening = EmergencyOpening.objects.using("owner").get()
    assert (opening.child_id, opening.to_at - opening.from_at) == (child.pk, timedelta(hours=1))
    worker.menu(f"/children/{child.pk}/family/")
    assert page.locator(".umai-alarm a[href^='/children/']").first.is_visible()

    # Damira, the head in Nookat: her first page says it at once; she reviews it.
    head = hands("damira", language, 1280)
    page = head.page
    head.follow(f"section[aria-labelledby=group-emergency] a[href='/emergency/opened/{opening.pk}/']")
    head.tick("right", "yes")
    head.write("words", "Бала чын эле ошол жерде болчу.")
    head.press("main form button")
    assert EmergencyReview.objects.using("owner").get().right
    head.follow(f"main a[href='/children/{child.pk}/access/']")
    assert "Бекова Чолпон" in page.locator("main").inner_text()
    assert hands.faults == []


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_who_is_asked_why_answers_and_the_head_and_the_auditor_read_it(
    hands, child, look, worker_role, language
):
    look("erlan", child, hour=22)
    ask_about_days(MONDAY, MONDAY, on=datetime.now(BISHKEK).date(), using=worker_role)
    worker = hands("erlan", language, 360)
    page = worker.page
    worker.follow("section[aria-labelledby=group-opens] a")
    worker.tick("reason", "call")
    worker.write("words", "Мектептен чалышты.")
    worker.press("main form button")
    assert UnusualOpenAnswer.objects.using("owner").get().reason == "call"
    assert worker.taps <= 6, worker.taps

    auditor = hands("timur", language, 1280, "/audit/")
    page = auditor.page
    auditor.follow("main a[href='/opens/questions/']")
    assert "Мектептен чалышты." in page.locator("main").inner_text()
    page.goto("/audit/trail/")
    auditor.seen()
    auditor.write("worker", "Мамытов")
    auditor.press("main form button")
    follow_link(page, f"?child={child.pk}")
    auditor.seen()
    assert hands.faults == []
