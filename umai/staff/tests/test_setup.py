import re
from argparse import Namespace

import pytest
from django.test import Client

from umai.refusal import Refusal
from umai.staff import command
from umai.staff.models import Account, Role, Term

ASKED = {
    "surname": "Орозова",
    "given": "Айнура",
    "username": "ainura",
    "new_code": None,
    "paper": [],
    "sign_open": None,
}


@pytest.fixture
def nobody_administers(superuser, db):
    superuser.execute(
        "update staff_term set ended_at = now(), to_on = current_date where role = 'administrator'"
    )


def test_the_first_administrator_gets_a_code_and_no_password(nobody_administers, capsys):
    assert command.run(Namespace(**ASKED)) == 0
    (code,) = re.findall(r"24 hours: (\S+)", capsys.readouterr().out)
    account = Account.objects.get(username="ainura")
    assert not account.has_usable_password()
    assert Term.objects.get(worker_id=account.worker_id).role == Role.ADMINISTRATOR
    new = "Four apricots and a donkey"
    typed = {"username": "ainura", "code": code, "password1": new, "password2": new}
    assert Client().post("/account/enrol/", typed).url == "/account/second-factor/"


def test_a_second_administrator_is_not_made_this_way(db):
    with pytest.raises(Refusal, match="There is an administrator already"):
        command.run(Namespace(**ASKED))


def test_an_administrator_who_lost_every_way_in_gets_a_new_code(db, capsys):
    assert command.run(Namespace(**ASKED | {"new_code": "gulnara"})) == 0
    assert "Sign-in name: gulnara" in capsys.readouterr().out


def test_nobody_else_gets_a_code_this_way(db):
    with pytest.raises(Refusal, match="No administrator has this sign-in name"):
        command.run(Namespace(**ASKED | {"new_code": "damira"}))


def test_a_sign_in_name_that_cannot_be_used_is_refused(nobody_administers):
    for username in ("", "A b", "x"):
        with pytest.raises(Refusal):
            command.make_first_administrator(surname="Орозова", given="Айнура", username=username)
