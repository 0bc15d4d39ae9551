"""How a worker is reached: written by the worker, read by nobody else."""

import pytest
from django.db import DatabaseError, connection

from tests.cast import id_of
from umai.staff import contacts
from umai.staff.contacts import WorkerContact
from umai.staff.models import Particulars
from umai.trail.models import Entry

TYPED = {"phone": "0555 123 456", "email": "erlan@example.kg", "language": "ru"}
PAGE = "/account/contact/"


def contact_of(name):
    return contacts.contacts_of([id_of("worker", name)], using="auth")[id_of("worker", name)]


def test_a_worker_writes_the_own_telephone_and_address(client_of):
    client = client_of("erlan")
    assert client.post(PAGE, TYPED).url == PAGE
    assert contact_of("erlan") == WorkerContact("+996555123456", "erlan@example.kg", "ru")
    page = client.get(PAGE)
    assert "+996555123456" in page.text and "Saved." in page.text
    assert contact_of("damira") == WorkerContact()


def test_both_may_be_taken_away_again(client_of):
    client = client_of("erlan")
    client.post(PAGE, TYPED)
    client.post(PAGE, {"phone": "", "email": "", "language": "ky"})
    assert contact_of("erlan") == WorkerContact()


def test_somebody_without_particulars_can_write_them(client_of, superuser):
    superuser.execute("delete from staff_particulars where worker_id = %s", [id_of("worker", "erlan")])
    client_of("erlan").post(PAGE, TYPED)
    assert contact_of("erlan").phone == "+996555123456"


def test_what_cannot_be_right_comes_back_filled(client_of):
    client = client_of("erlan")
    for field, wrong, says in (
        ("phone", "12", "Write the whole number"),
        ("email", "erlan", "Write the whole address"),
    ):
        page = client.post(PAGE, TYPED | {field: wrong})
        assert page.status_code == 422 and says in page.text
        assert wrong in page.text and "erlan" in page.text
        assert contact_of("erlan") == WorkerContact(), field


def test_that_it_was_changed_is_on_the_trail_and_no_page_of_others_shows_it(client_of):
    client_of("erlan").post(PAGE, TYPED)
    entry = Entry.objects.using("owner").get(act="staff.change_contact")
    assert (entry.outcome, entry.worker_id) == ("done", id_of("worker", "erlan"))
    for who in ("damira", "gulnara"):
        page = client_of(who).get(f"/offices/workers/{id_of('worker', 'erlan')}/")
        assert page.status_code == 200, who
        assert "555123456" not in page.text and "erlan@example.kg" not in page.text, who
        assert "555123456" not in client_of(who).get(PAGE).text, who


def test_the_role_of_the_pages_cannot_read_it(damira):
    with pytest.raises(DatabaseError, match="permission denied"), damira.speaking():
        connection.cursor().execute("select phone from staff_particulars")


def test_a_visitor_is_sent_to_sign_in(db):
    from django.test import Client

    assert Client().get(PAGE).url.startswith("/account/sign-in/")
    assert Client().post(PAGE, TYPED).url.startswith("/account/sign-in/")
    assert not Particulars.objects.exclude(phone="").exists()
