import re
from datetime import timedelta

from django.test import Client

from umai.staff.models import Account, Enrolment
from umai.staff.sign_in import enrolment
from umai.staff.tests.conftest import SECRET, code_now, factor, password
from umai.trail.models import Entry

NEW = "Four apricots and a donkey"


def give(username="erlan"):
    return enrolment.give_code(Account.objects.get(username=username), using="owner")


def with_code(browser, code, *, username="erlan", new=NEW, again=NEW):
    return browser.post(
        "/account/enrol/", {"username": username, "code": code, "password1": new, "password2": again}
    )


def secret_on(page):
    (groups,) = re.findall(r"<code>([A-Z2-7 ]+)</code>", page.text)
    return groups.replace(" ", "")


def test_from_a_code_to_the_first_page(browser):
    code = give()
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", code)
    assert with_code(browser, code.lower().replace("-", " ")).url == "/account/second-factor/"
    assert browser.get("/account/second-factor/").status_code == 200
    assert browser.get("/", follow=True).redirect_chain[-1][0] == "/account/second-factor/"
    page = browser.get("/account/second-factor/app/")
    assert 'src="data:image/svg+xml;base64,' in page.text
    done = browser.post("/account/second-factor/app/", {"code": code_now(secret_on(page))})
    assert done.url == "/account/recovery-codes/"
    codes = re.findall(r"<code>(\d{4} \d{4})</code>", browser.get(done.url).text)
    assert len(codes) == 10
    assert browser.get("/account/").status_code == 200
    assert "<code>" not in browser.get(done.url).text
    other = Client()
    password(other, username="erlan", password=NEW)
    assert factor(other, codes[0]).url == "/"
    acts = Entry.objects.using("owner").order_by("at").values_list("act", "outcome")
    assert list(acts) == [
        ("staff.enrol", "done"),
        ("staff.add_second_factor", "done"),
        ("staff.sign_in", "done"),
    ]


def test_a_code_works_once(browser):
    code = give()
    with_code(browser, code)
    secret = secret_on(browser.get("/account/second-factor/app/"))
    browser.post("/account/second-factor/app/", {"code": code_now(secret)})
    assert with_code(Client(), code).status_code == 422


def test_whoever_was_interrupted_begins_again_with_the_same_code(browser):
    code = give()
    with_code(browser, code)
    assert with_code(Client(), code).url == "/account/second-factor/"


def test_a_code_ends_after_a_day(browser):
    code = give()
    Enrolment.objects.update(expires_at=Enrolment.objects.get().created_at - timedelta(seconds=1))
    page = with_code(browser, code)
    assert page.status_code == 422
    assert "the code is too old" in page.text


def test_a_new_code_ends_the_one_before(browser):
    first, second = give(), give()
    assert with_code(browser, first).status_code == 422
    assert with_code(browser, second).status_code == 302


def test_a_code_is_good_for_its_own_account_only(browser):
    assert with_code(browser, give("erlan"), username="damira").status_code == 422


def test_a_code_that_ran_out_half_way_opens_nothing_more(browser):
    with_code(browser, give())
    Enrolment.objects.update(expires_at=Enrolment.objects.get().created_at - timedelta(seconds=1))
    assert browser.get("/account/second-factor/app/").url == "/account/enrol/"


def test_a_password_that_everybody_uses_is_refused_in_our_words(browser):
    page = with_code(browser, give(), new="password", again="password")
    assert page.status_code == 422
    assert "Use 12 signs or more" in page.text and "Too many people use this password" in page.text


def test_two_different_passwords_are_refused_and_the_name_is_kept(browser):
    page = with_code(browser, give(), again="Something else entirely")
    assert "The two passwords differ" in page.text
    assert 'value="erlan"' in page.text


def test_the_code_itself_is_not_in_the_database(db, superuser):
    code = give()
    (kept,) = superuser.execute("select row_to_json(e)::text from staff_enrolment e").fetchone()
    assert code not in kept and code.replace("-", "") not in kept


def test_a_new_code_ends_all_the_old_ways_in(aigul_account, browser):
    lost = Client()
    password(lost)
    factor(lost)
    assert lost.get("/account/").status_code == 200
    with_code(browser, give("aigul"), username="aigul")
    assert lost.get("/account/").status_code == 302
    old = Client()
    assert password(old).status_code == 422
    password(old, password=NEW)
    assert old.get("/account/").url == "/account/enrol/"


def test_a_rehearsal_enrols_without_pages_and_again(aigul_account, browser):
    enrolment.enrol_account(aigul_account, "Another long password", SECRET, using="owner")
    password(browser, password="Another long password")
    assert factor(browser).url == "/"
