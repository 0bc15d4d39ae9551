import re

import pytest
from django.test import Client

from umai.offices.people.actions import UsernameTaken, give_account
from umai.offices.requests.actions import agree_to_request, show_code
from umai.refusal import NotPermitted
from umai.staff.models import Account
from umai.trail.models import Entry


def test_an_administrator_gives_an_account_and_a_code(gulnara, person):
    account = give_account(person("erlan"), by=gulnara, username="Erlan.Second")
    assert (account.username, account.worker_id) == ("erlan.second", person("erlan").pk)
    assert not account.has_usable_password()
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", account.one_time_code)


def test_it_is_on_the_trail(gulnara, person):
    give_account(person("erlan"), by=gulnara, username="erlan2")
    entry = Entry.objects.using("owner").get()
    assert (entry.act, entry.outcome, entry.kind) == ("offices.give_account", "done", "staff.account")


@pytest.mark.parametrize("who", ["damira", "aigul", "timur"])
def test_others_give_no_accounts(who, person, request):
    by = request.getfixturevalue(who)
    with pytest.raises(NotPermitted):
        give_account(person("erlan"), by=by, username="erlan2")
    assert not Account.objects.filter(username="erlan2").exists()


def test_nobody_gives_an_account_to_themselves(gulnara, person):
    with pytest.raises(NotPermitted):
        give_account(person("gulnara"), by=gulnara, username="gulnara2")


def test_a_name_that_is_somebody_elses_is_refused(gulnara, person):
    with pytest.raises(UsernameTaken):
        give_account(person("erlan"), by=gulnara, username="aigul")


@pytest.mark.parametrize("name", ["ab", "Айгүл", "two words", "1st", "x" * 61])
def test_a_name_that_nobody_could_type_is_refused(gulnara, person, name):
    with pytest.raises(UsernameTaken):
        give_account(person("erlan"), by=gulnara, username=name)


def test_a_known_account_stays_as_it_is_until_the_new_code_is_used(gulnara, person, damira):
    before = Account.objects.get(username="aigul").password
    asked = give_account(person("aigul"), by=gulnara, username="aigul")
    agree_to_request(asked, by=damira)
    account = show_code(asked, by=gulnara)
    assert account.one_time_code and Account.objects.get(pk=account.pk).password == before


def test_the_page_says_what_a_code_ends_before_it_is_given(client_of, person):
    page = client_of("gulnara").get(f"/offices/workers/{person('erlan').pk}/account/")
    assert page.status_code == 200 and "using the code ends the old password" in page.text


def test_the_page_shows_the_code_once_and_it_opens_the_account(client_of, person):
    address = f"/offices/workers/{person('erlan').pk}/account/"
    page = client_of("gulnara").post(address, {"username": "erlan2"})
    (code,) = re.findall(r"<code>(\w{4}-\w{4}-\w{4})</code>", page.text)
    new = "Four apricots and a donkey"
    typed = {"username": "erlan2", "code": code, "password1": new, "password2": new}
    assert Client().post("/account/enrol/", typed).url == "/account/second-factor/"


def test_a_head_is_not_offered_it(client_of, person):
    client = client_of("damira")
    assert (
        client.post(f"/offices/workers/{person('erlan').pk}/account/", {"username": "x"}).status_code == 403
    )
    assert "/account/" not in client.get(f"/offices/workers/{person('erlan').pk}/").text.split("<main")[1]
