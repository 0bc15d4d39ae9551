from datetime import timedelta

from django.utils import timezone

from umai.staff.cleanup import delete_ended
from umai.staff.sign_in.models import WrongCode
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


def test_the_holder_sees_for_ninety_days_that_a_wrong_code_was_typed(aigul_account, worker_role):
    now = timezone.now()
    for days in (2, 89, 91):
        typed = {"place": b"", "password": b"", "known_browser": False, "at": now - timedelta(days=days)}
        WrongCode.objects.using("owner").create(account=aigul_account, **typed)
    assert delete_ended(at=now, using=worker_role)[2] == 1
    assert WrongCode.objects.using("owner").filter(at__lt=now - timedelta(days=88)).count() == 1
