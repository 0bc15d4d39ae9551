"""Who has a password and no second factor neither shuts out the holder nor guesses six digits."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client, override_settings

from umai.staff.models import Account, WrongCode
from umai.staff.sign_in import second_step
from umai.staff.sign_in.second_step import COOKIE, OF_KNOWN_BROWSER, OF_OTHER_PLACES, TRIES
from umai.staff.tests.conftest import aigul_account, browser, code_now, factor, password

__all__ = ["aigul_account", "browser"]
HERE = {"REMOTE_ADDR": "198.51.100.20"}
TOLD = "typed after your right password"


def there(number=0):
    return {"REMOTE_ADDR": f"203.0.113.{number}"}


def stranger(**where):
    """Somebody who has Aigul's password, at the second step."""
    thief = Client(headers={"accept-language": "en"}, **where)
    assert password(thief).url == "/account/code/"
    return thief


def guess(times, number=0):
    thief = stranger(**there(number))
    for _time in range(times):
        answer = factor(thief, "000000")
    return answer


def sign_in(who, code=None):
    """Password and code in this browser; answers the page that comes after."""
    assert password(who).url == "/account/code/"
    return factor(who, code)


@pytest.fixture
def no_limit_of_addresses():
    with override_settings(ACCOUNT_RATE_LIMITS={"login_failed": ""}):
        yield


def age(superuser, **time):
    superuser.execute("update staff_wrongcode set at = at - %s", [timedelta(**time)])


def test_the_holder_signs_in_elsewhere_while_a_stranger_guesses(aigul_account, browser):
    assert "Too many wrong codes" in guess(TRIES + 1).text
    assert sign_in(Client(**HERE)).url == "/"


def test_the_holder_signs_in_from_a_known_browser_when_strangers_used_up_the_day(
    aigul_account, no_limit_of_addresses
):
    known = Client(**HERE)
    assert sign_in(known).url == "/"
    known.post("/account/sign-out/")
    for number in range(OF_OTHER_PLACES // TRIES):
        guess(TRIES, number)
    assert "for this account today" in guess(1, 200).text
    assert sign_in(known, code_now(later=1)).url == "/"


def test_the_right_code_is_refused_where_strangers_used_up_the_day(aigul_account, no_limit_of_addresses):
    for number in range(OF_OTHER_PLACES // TRIES):
        guess(TRIES, number)
    thief = stranger(**there(200))
    assert (
        factor(thief).status_code == 422 and factor(thief, aigul_account.recovery_codes[0]).status_code == 422
    )
    assert thief.get("/account/").status_code == 302


def test_six_digits_are_not_guessed_in_a_lifetime(aigul_account):
    good_at_a_time = 2 * settings.MFA_TOTP_TOLERANCE + 1
    chance_of_a_day = (OF_OTHER_PLACES * good_at_a_time) / 10**6
    assert chance_of_a_day <= 0.00006 and 0.5 / chance_of_a_day > 20 * 365


def test_one_place_waits_a_quarter_of_an_hour_and_no_longer(aigul_account, superuser):
    thief = stranger(**there())
    for _time in range(TRIES):
        assert "not right" in factor(thief, "000000").text
    assert "Wait a quarter of an hour" in factor(thief).text
    age(superuser, minutes=16)
    assert factor(thief).url == "/"


def test_a_stranger_in_the_known_browser_of_the_holder_has_so_many_tries_a_day(aigul_account, superuser):
    known = Client(headers={"accept-language": "en"}, **HERE)
    sign_in(known)
    known.post("/account/sign-out/")
    password(known)
    for number in range(OF_KNOWN_BROWSER):
        if number % TRIES == 0:
            age(superuser, minutes=16)
        assert "not right" in factor(known, "000000").text
    age(superuser, minutes=16)
    assert "for this account today" in factor(known, code_now(later=1)).text


def test_parallel_tries_are_counted_one_after_the_other(aigul_account):
    thieves = [stranger(**there()) for _number in range(TRIES + 5)]

    def try_once(thief):
        try:
            return factor(thief, "000000").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        assert set(pool.map(try_once, thieves)) == {422}
    assert WrongCode.objects.count() == TRIES


def test_the_holder_is_told_once_that_somebody_has_the_password(aigul_account, browser):
    guess(2)
    sign_in(browser)
    assert f"2 wrong codes were {TOLD}" in browser.get("/account/").text
    again = browser.get("/account/").text
    assert "Wrong codes lately" in again and again.count(TOLD) == 1  # the line, without the message


def test_the_holder_is_not_told_of_an_own_mistake(aigul_account, browser):
    password(browser)
    factor(browser, "000000")
    assert factor(browser).url == "/"
    assert browser.get("/account/").text.count(TOLD) == 1


def test_without_a_wrong_code_nothing_is_said(aigul_account, browser):
    sign_in(browser)
    assert TOLD not in browser.get("/account/").text


def test_after_a_new_password_the_wrong_codes_of_before_count_no_more(aigul_account, no_limit_of_addresses):
    for number in range(OF_OTHER_PLACES // TRIES):
        guess(TRIES, number)
    account = Account.objects.get(username="aigul")
    account.set_password("Four apricots and a donkey")
    account.save()
    someone = Client(**there(3))
    password(someone, password="Four apricots and a donkey")
    assert factor(someone).url == "/"


@pytest.mark.parametrize("cookie", ["", "x", ":::", "a.b.c", "a.1.", "é.²." + "0" * 32, "x" * 5000])
def test_a_forged_cookie_makes_no_browser_known(aigul_account, cookie):
    thief = stranger(**there())
    thief.cookies[COOKIE] = cookie
    assert factor(thief, "000000").status_code == 422
    assert not WrongCode.objects.get().known_browser


def test_the_cookie_of_another_account_or_of_an_old_password_makes_no_browser_known(aigul_account):
    known = Client(**HERE)
    sign_in(known)
    request = type("Request", (), {"COOKIES": {COOKIE: known.cookies[COOKIE].value}})()
    account = Account.objects.get(username="aigul")
    assert second_step.known_browser(request, account)
    assert not second_step.known_browser(request, Account.objects.get(username="erlan"))
    account.set_password("Four apricots and a donkey")
    assert not second_step.known_browser(request, account)


def test_the_cookie_names_nobody_and_scripts_do_not_read_it(aigul_account):
    known = Client(**HERE)
    sign_in(known)
    cookie = known.cookies[COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/account/"
    assert "aigul" not in cookie.value and len(cookie.value) < 100


def test_a_browser_of_a_whole_office_knows_several_accounts(aigul_account):
    account, other = Account.objects.get(username="aigul"), Account.objects.get(username="erlan")
    shared = Client()
    for one in (account, other, account):
        request = type("Request", (), {"COOKIES": {k: v.value for k, v in shared.cookies.items()}})()
        response = type(
            "Response", (), {"set_cookie": lambda _s, name, value, **_m: shared.cookies.load({name: value})}
        )()
        second_step.remember_browser(request, response, one)
    request = type("Request", (), {"COOKIES": {k: v.value for k, v in shared.cookies.items()}})()
    assert all(second_step.known_browser(request, one) for one in (account, other))
    assert shared.cookies[COOKIE].value.count(":") == 1


def test_nothing_that_was_typed_and_no_address_is_kept(aigul_account, superuser):
    factor(stranger(**there(77)), "918273")
    kept = superuser.execute("select row_to_json(w)::text from staff_wrongcode w").fetchall()
    assert kept and "918273" not in str(kept) and "203.0.113" not in str(kept)
