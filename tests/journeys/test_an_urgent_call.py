"""An urgent call stands on a page without a script; the head sets who is called next week.

How an open page learns of one, and how it is taken, is walked by `test_until_seen.py` and `test_a_report.py`.
"""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import NOOKAT, id_of
from umai.notices.models import Call, Notice, NoticeWay
from umai.places.models import Place
from umai.staff.models import Turn

pytestmark = pytest.mark.long


def test_it_stands_on_a_page_without_javascript(walks):
    call = Call.objects.using("owner").create(
        kind="signal", about=uuid.uuid4(), district=Place.objects.get(code=NOOKAT)
    )
    Notice.objects.using("owner").create(
        call=call, worker_id=id_of("worker", "erlan"), way=NoticeWay.SCREEN, step=0
    )
    erlan = walks("erlan", at="/cases/", javascript=False)
    assert erlan.page.locator("#alarm").is_visible()


def test_a_head_sets_a_week_and_hands_a_day_of_it_over(walks):
    head = walks("damira", at="/offices/duty/")
    head.follow("main a.button")
    head.follow("main a.button")
    head.write(worker=str(id_of("worker", "erlan")), substitute=str(id_of("worker", "damira")))
    first = timezone.localdate() + timedelta(days=1)
    head.write(first_on=first, last_on=first + timedelta(days=6))
    head.send("main form")
    head.follow("main a[href$='/hand-over/']")
    head.write(worker=str(id_of("worker", "damira")), last_on=first)
    head.send("main form")
    assert Turn.objects.count() == 2
