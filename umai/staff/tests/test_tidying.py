from datetime import timedelta

from django.utils import timezone

from umai.staff.cleanup import delete_ended
from umai.staff.tests.conftest import factor, password


def test_what_still_counts_is_kept(aigul_account, browser, worker_role):
    password(browser, password="not this one at all")
    password(browser)
    assert delete_ended(at=timezone.now(), using=worker_role) == (0, 0, 0)
    assert factor(browser).url == "/"


def test_sessions_that_ended_and_old_tries_are_forgotten(aigul_account, browser, worker_role):
    password(browser, password="not this one at all")
    password(browser)
    assert delete_ended(at=timezone.now() + timedelta(hours=25), using=worker_role) == (1, 1, 0)
    assert delete_ended(at=timezone.now() + timedelta(hours=25), using=worker_role) == (0, 0, 0)
