import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db import ProgrammingError, connections
from django.test import Client

from tests.cast import PASSWORD
from umai.staff.codes import app_code
from umai.staff.models import Account
from umai.staff.tests.conftest import SECRET, code_now, factor, password
from umai.trail.models import Entry

SOMEWHERE = "/account/"  # a page for the signed-in only


def outcomes():
    return list(Entry.objects.using("owner").order_by("at").values_list("act", "outcome"))


def is_in(browser):
    return browser.get(SOMEWHERE).status_code == 200


def test_password_and_code_let_somebody_in_and_signing_out_ends_everything(aigul_account, browser, superuser):
    browser.get("/account/sign-in/")
    assert password(browser, username=" AIGUL ").url == "/account/code/"  # in capitals as well
    page = browser.get("/account/code/")
    assert "<script>" not in page.text and "style=" not in page.text
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert not is_in(browser)  # a password alone opens nothing
    assert browser.get(SOMEWHERE).url.startswith("/account/sign-in/")

    password(browser)
    assert factor(browser).url == "/"
    assert is_in(browser)
    assert outcomes() == [("staff.sign_in", "done")]
    assert browser.get("/account/sign-in/").url == "/"  # who is in is not asked
    assert {"sessionid", "csrftoken"} <= set(browser.cookies)
    for cookie in browser.cookies.values():
        assert cookie["httponly"] and cookie["samesite"] == "Lax"

    assert browser.get("/account/sign-out/").status_code == 200
    assert is_in(browser)  # a GET signs nobody out
    answer = browser.post("/account/sign-out/")
    assert answer.url == "/account/sign-in/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_in(browser)
    assert superuser.execute("select ended_at is not null from access_session").fetchall() == [(True,)]
    out = Entry.objects.using("owner").get(act="staff.sign_out")
    assert out.worker_id == aigul_account.worker_id


def test_nobody_signs_in_where_the_database_is_not_of_the_kind_the_process_was_started_for(
    aigul_account, browser, marked_real, superuser
):
    """As when the database of a real register was put in the place of a rehearsal's while it was served."""
    password(browser)
    answer = factor(browser)
    assert answer.status_code == 503 and "mixed up on this server" in answer.text
    assert not is_in(browser)
    assert superuser.execute("select count(*) from access_session").fetchone() == (0,)


def test_after_signing_in_one_comes_back_to_where_one_was_going_and_to_no_other_site(aigul_account, browser):
    browser.post("/account/sign-in/?next=/cases/", {"login": "aigul", "password": "wrong password 123"})
    page = browser.get("/account/sign-in/?next=/cases/")
    assert b'name="next" value="/cases/"' in page.content
    for next_page, later, leads in (("/cases/", 0, "/cases/"), ("https://evil.example/", 1, "/")):
        browser = Client()
        browser.post("/account/sign-in/", {"login": "aigul", "password": PASSWORD, "next": next_page})
        assert factor(browser, code_now(later=later)).url == leads


def test_a_password_without_any_factor_yet_leads_to_the_one_time_code_and_nowhere_else(browser):
    password(browser)
    for address in ("/account/", "/account/second-factor/", "/account/second-factor/app/", "/account/x/"):
        assert browser.get(address).url == "/account/enrol/"
    assert browser.get("/", follow=True).redirect_chain[-1][0] == "/account/enrol/"
    assert browser.get("/api/children").status_code == 401  # a program is not sent to a page
    assert browser.get("/account/enrol/").status_code == 200


def test_signing_in_and_being_asked_again_writes_no_error_into_the_log(aigul_account, browser, caplog):
    assert browser.get("/cases/").url.startswith("/account/sign-in/")
    password(browser)
    assert browser.get("/account/code/").status_code == 200
    factor(browser)
    again = browser.get("/account/recovery-codes/new/").url
    assert again.startswith("/account/again/")
    for address, answer in ((again, {"password": PASSWORD}), ("/account/recovery-codes/new/", {})):
        assert browser.get(address).status_code == 200
        assert browser.post(address, answer).status_code == 302
    assert is_in(browser)
    assert caplog.records == []


def test_a_wrong_password_and_a_closed_account_are_answered_like_an_unknown_name(aigul_account, browser):
    wrong = password(browser, password="not this one at all")
    unknown = password(browser, username="nobody")
    assert outcomes() == [("staff.sign_in", "refused")] * 2
    Account.objects.filter(pk=aigul_account.pk).update(is_active=False)
    closed = password(browser)
    assert wrong.status_code == unknown.status_code == closed.status_code == 422
    said = "The sign-in name or the password is wrong. Check both and try again."
    assert said in wrong.text and said in unknown.text and said in closed.text


def test_a_wrong_code_is_refused_and_on_the_trail(aigul_account, browser):
    password(browser)
    page = factor(browser, "000000")
    assert page.status_code == 422
    assert "This code is not right" in page.text
    assert not is_in(browser)
    assert outcomes() == [("staff.second_factor", "refused")]


def test_a_code_works_once_however_it_is_written(aigul_account, browser, superuser):
    password(browser)
    code = code_now(later=1)  # of a phone that is half a minute wrong
    assert factor(browser, code).url == "/"
    other = Client(headers={"accept-language": "en"})
    password(other)
    assert factor(other, code).status_code == 422
    superuser.execute("delete from account_counter where cache_key like '%totp.used%'")  # 30 seconds later
    assert factor(other, f"{code[:3]}-{code[3:]}").status_code == 422


def test_a_recovery_code_works_once(aigul_account, browser):
    code = aigul_account.recovery_codes[0]
    password(browser)
    assert factor(browser, f"{code[:4]} {code[4:]}").url == "/"
    assert is_in(browser)
    other = Client()
    password(other)
    assert factor(other, code).status_code == 422


def test_five_wrong_codes_and_the_account_waits(aigul_account, browser):
    password(browser)
    for code in range(5):
        factor(browser, f"00000{code}")
    assert factor(browser).status_code == 422
    assert not is_in(browser)


def test_the_page_says_that_the_session_ended(browser):
    assert "Your session ended" in browser.get("/account/sign-in/?ended=1").text


def test_the_web_role_reads_neither_accounts_nor_sessions(db):
    for table in ("staff_account", "mfa_authenticator", "django_session", "account_counter"):
        with pytest.raises(ProgrammingError), connections["default"].cursor() as cursor:
            cursor.execute(f"select * from {table}")


def test_the_secret_of_the_app_is_sealed_in_the_database(aigul_account, superuser):
    from umai.staff.tests.conftest import SECRET

    (data,) = superuser.execute("select data::text from mfa_authenticator where type = 'totp'").fetchone()
    assert SECRET not in data


def test_a_session_of_before_the_second_factor_is_worth_nothing_after_it(db, browser):
    """Somebody with the password alone was in before the rightful person set the app up."""
    from umai.staff.sign_in import enrolment
    from umai.staff.tests.conftest import PASSWORD, SECRET

    password(browser)
    enrolment.enrol_account(Account.objects.get(username="aigul"), PASSWORD, SECRET, using="owner")
    assert not is_in(browser)


def test_a_code_that_was_read_off_is_taken_until_the_window_after_it_ends(
    aigul_account, monkeypatch, superuser
):
    begin = 1_800_000_000  # the first second of a window
    monkeypatch.setattr(time, "time", lambda: begin)
    code = app_code(SECRET)
    factor = Authenticator.objects.get(user_id=aigul_account.pk, type=Authenticator.Type.TOTP)
    for seconds, taken in ((0, True), (29, True), (31, True), (61, False)):
        superuser.execute("delete from account_counter")  # that it was used before
        monkeypatch.setattr(time, "time", lambda seconds=seconds: begin + seconds)
        assert TOTP(factor).validate_code(code) is taken, seconds
