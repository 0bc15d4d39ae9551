import time
from datetime import timedelta
from types import SimpleNamespace

from allauth.core.internal import ratelimit
from django.test import Client
from django.utils import timezone

from umai.staff.sign_in.guess_limits import LONGEST_WAIT, wait_after
from umai.staff.tests.conftest import factor, password

THERE = {"REMOTE_ADDR": "203.0.113.7"}
HERE = {"REMOTE_ADDR": "198.51.100.20"}


def guess(times, **where):
    thief = Client(headers={"accept-language": "en"})
    for number in range(times):
        answer = password(thief, password=f"a wrong guess {number}", **where)
    return answer


def test_the_wait_doubles_up_to_an_hour():
    assert [wait_after(n).total_seconds() / 60 for n in (1, 4, 5, 6, 7, 10)] == [0, 0, 1, 2, 4, 32]
    assert wait_after(11) == wait_after(500) == LONGEST_WAIT


def test_the_fifth_wrong_try_makes_this_place_wait_and_nobody_elsewhere(aigul_account, browser):
    assert guess(4, **THERE).status_code == 422
    answer = guess(1, **THERE)
    assert answer.status_code == 429
    assert "can be tried again in 1 minute" in answer.text
    assert "in 1 minute." in guess(3, **THERE).text  # trying during the wait does not make it longer
    assert password(Client(), **THERE).status_code == 429  # nor is the right password taken
    assert password(browser, username="damira", **THERE).status_code == 302  # of others behind the address
    victim = Client()
    assert password(victim, **HERE).url == "/account/code/"
    assert factor(victim).url == "/"


def test_after_the_wait_one_more_try_is_free_and_the_next_wait_is_longer(aigul_account, superuser):
    guess(5, **THERE)
    superuser.execute("update axes_accessattempt set attempt_time = attempt_time - interval '61 seconds'")
    answer = guess(1, **THERE)
    assert answer.status_code == 429
    assert "in 2 minutes" in answer.text

    superuser.execute(  # a day later all is forgotten
        "update axes_accessattempt set attempt_time = %s", [timezone.now() - timedelta(hours=25)]
    )
    assert guess(1, **THERE).status_code == 422


def test_signing_in_whole_forgets_the_mistakes(aigul_account, browser, superuser):
    password(browser, password="not this one", **HERE)
    password(browser, **HERE)
    assert superuser.execute("select count(*) from axes_accessattempt").fetchone() == (1,)
    browser.post("/account/code/", {"code": aigul_account.recovery_codes[0]}, **HERE)
    assert superuser.execute("select count(*) from axes_accessattempt").fetchone() == (0,)


def test_neither_name_nor_address_nor_password_is_kept(aigul_account, superuser):
    password(Client(), username="My secret password", password="My secret password", **THERE)
    kept = superuser.execute("select row_to_json(a)::text from axes_accessattempt a").fetchall()
    kept += superuser.execute("select row_to_json(a)::text from account_counter a").fetchall()
    everything = " ".join(row[0] for row in kept)
    assert "secret" not in everything.lower() and THERE["REMOTE_ADDR"] not in everything


def test_one_address_has_so_many_tries_a_minute_whatever_the_names(db, monkeypatch):
    stands_still = SimpleNamespace(time=lambda: 1_800_000_000.0, monotonic=time.monotonic, sleep=time.sleep)
    monkeypatch.setattr(ratelimit, "time", stands_still)  # a busy machine may take a minute for thirty tries
    browser = Client(headers={"accept-language": "en"})
    answers = [password(browser, username=f"name{n}", **THERE).status_code for n in range(31)]
    assert set(answers[:30]) == {422} and answers[30] == 429


def test_a_long_address_counts_by_the_half_that_one_place_has_to_itself(aigul_account):
    guess(4, REMOTE_ADDR="2001:db8:1:2::1")
    assert guess(1, REMOTE_ADDR="2001:db8:1:2:ffff::9").status_code == 429
