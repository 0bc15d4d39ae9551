"""What the office that wrote in a file still reads of it after it has moved to another district."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from umai.intake.transfer import actions as transfer


def text(page):
    assert page.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


@pytest.fixture
def moved(child, case, erlan, cholpon):
    """The file is with Cholpon now; Aigul has opened the case in it."""
    kochkor = cholpon.office.place
    sent = transfer.send_file(child, by=erlan, id=uuid.uuid4(), place=kochkor, words="He moved.")
    transfer.accept_file(sent, by=cholpon)
    return case


def test_the_file_the_list_and_the_case_do_not_say_what_others_do_next(moved, child, client_of):
    here, there = (text(client_of(who).get(f"/children/{child.pk}/")) for who in ("aigul", "cholpon"))
    assert "Open case" in here and "Open case" in there
    assert "days left" in there and "days left" not in here
    page = text(client_of("aigul").get(f"/children/{child.pk}/cases/"))
    assert "days left" not in page and "Closed on" not in page
    here, there = (text(client_of(who).get(f"/cases/{moved.pk}/")) for who in ("aigul", "cholpon"))
    assert "What is owed" in there
    assert "What is owed" not in here and "Nothing is planned in this case" not in here


def test_ten_days_that_were_corrected_elsewhere_are_not_counted_here(moved, client_of):
    client, address = client_of("aigul"), f"/cases/{moved.pk}/"
    assert "8 days left" in text(client.get(address))
    said = {"words": "By telephone."} | day_before_yesterday()
    assert client_of("cholpon").post(f"{address}clock/", said).status_code == 302
    page = text(client.get(address))
    assert "days left" not in page and "About this case" in page


def day_before_yesterday():
    on = timezone.localdate() - timedelta(days=2)
    return {"received_on_day": on.day, "received_on_month": on.month, "received_on_year": on.year}
