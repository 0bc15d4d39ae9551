"""A boy far from home at night: his file is opened, both offices are told, and another person reviews it."""

from datetime import datetime, timedelta

import pytest

from tests.journeys.walks import in_both_languages
from umai.guardianship.tests.conftest import register
from umai.law.terms.clock import BISHKEK
from umai.opens.jobs import ask_about_days
from umai.opens.models import EmergencyOpening, EmergencyReview, UnusualOpenAnswer
from umai.opens.tests.conftest import MONDAY, look

__all__ = ["look"]


@pytest.fixture
def child(aigul):
    return register(aigul)


@in_both_languages
def test_a_file_out_of_reach_is_opened_and_reviewed(walks, child):
    # Cholpon, in Kochkor, on a telephone: the boy stands at the door.
    worker = walks("cholpon")
    worker.follow("main a[href='/emergency/']")
    worker.write(
        surname="Асанов",
        given="Нурбек",
        year="2015",
        kind="found",
        words="Бала эшиктин алдында турат, үйү Ноокатта.",
    )
    worker.press("main form button")
    worker.press("main form button")
    assert worker.page.url.endswith(f"/children/{child.pk}/")
    assert worker.page.locator(".umai-alarm a[href^='/children/']").first.is_visible()
    opening = EmergencyOpening.objects.using("owner").get()
    assert (opening.child_id, opening.to_at - opening.from_at) == (child.pk, timedelta(hours=1))
    worker.menu(f"/children/{child.pk}/family/")
    assert worker.page.locator(".umai-alarm a[href^='/children/']").first.is_visible()

    # Damira, the head in Nookat: her first page says it at once; she reviews it.
    head = walks("damira", width=1280)
    head.follow(f"section[aria-labelledby=group-emergency] a[href='/emergency/opened/{opening.pk}/']")
    head.write(right="yes", words="Бала чын эле ошол жерде болчу.")
    head.press("main form button")
    assert EmergencyReview.objects.using("owner").get().right
    head.follow(f"main a[href='/children/{child.pk}/access/']")
    assert "Бекова Чолпон" in head.words()


@pytest.mark.long
@in_both_languages
def test_who_is_asked_why_answers_and_the_head_and_the_auditor_read_it(walks, child, look, worker_role):
    look("erlan", child, hour=22)
    ask_about_days(MONDAY, MONDAY, on=datetime.now(BISHKEK).date(), using=worker_role)
    worker = walks("erlan")
    worker.follow("section[aria-labelledby=group-opens] a")
    worker.write(reason="call", words="Мектептен чалышты.")
    worker.press("main form button")
    assert UnusualOpenAnswer.objects.using("owner").get().reason == "call"
    assert worker.taps <= 6, worker.taps

    auditor = walks("timur", width=1280, at="/audit/")
    auditor.follow("main a[href='/opens/questions/']")
    assert "Мектептен чалышты." in auditor.words()
    auditor.go("/audit/trail/")
    auditor.write(worker="Мамытов")
    auditor.press("main form button")
    auditor.follow(f"?child={child.pk}")
