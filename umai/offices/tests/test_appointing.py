from datetime import date, timedelta

import pytest

from umai.offices.people.actions import AlreadyHasPost, WorkerPinTaken, appoint_worker
from umai.offices.staff import today
from umai.refusal import NotPermitted
from umai.staff.models import Particulars, Role, Term, Worker
from umai.trail.models import Entry

NAMES = {"surname": "Абдыраева", "given": "Нургүл", "patronymic": ""}


def soon():
    return today() + timedelta(days=7)


def as_social_worker(office, by, **more):
    return appoint_worker(
        office, by=by, **{"role": Role.SOCIAL_WORKER, "from_on": soon(), "names": NAMES} | more
    )


def test_a_head_appoints_a_new_person(office, damira):
    known = {"pin": "22503199012345", "dwelling": "Ноокат, Ленин көчөсү"}
    term = as_social_worker(office("nookat_first"), damira, **known)
    assert (term.role, term.from_on, term.to_on) == (Role.SOCIAL_WORKER, soon(), None)
    assert Worker.objects.get(pk=term.worker_id).surname == "Абдыраева"
    particulars = Particulars.objects.get(worker_id=term.worker_id)
    assert {"pin": particulars.pin, "dwelling": particulars.dwelling_words} == known


def test_the_appointment_is_on_the_trail(office, damira):
    term = as_social_worker(office("nookat_first"), damira)
    entry = Entry.objects.using("owner").get(act="offices.appoint")
    assert (entry.outcome, entry.record_id, entry.worker_id) == ("done", term.pk, damira.pk)


def test_an_administrator_appoints_everywhere(office, gulnara):
    assert appoint_worker(office("kochkor"), by=gulnara, role=Role.HEAD, from_on=soon(), names=NAMES).pk


def test_a_head_does_not_appoint_in_another_district(office, damira):
    with pytest.raises(NotPermitted):
        as_social_worker(office("kochkor_first"), damira)
    assert Entry.objects.using("owner").get().outcome == "refused"


def test_a_head_makes_no_second_head_and_no_administrator(office, damira):
    for role in (Role.HEAD, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            appoint_worker(office("nookat"), by=damira, role=role, from_on=soon(), names=NAMES)
    assert not Worker.objects.filter(surname="Абдыраева").exists()


def test_nobody_appoints_themselves(office, gulnara, person):
    with pytest.raises(NotPermitted):
        appoint_worker(
            office("kochkor"), by=gulnara, role=Role.HEAD, from_on=soon(), worker=person("gulnara")
        )


def test_a_post_is_one_that_there_is_at_such_an_office(office, gulnara):
    with pytest.raises(NotPermitted):
        appoint_worker(office("nookat_school"), by=gulnara, role=Role.PROSECUTOR, from_on=soon(), names=NAMES)


def test_one_person_holds_one_post_on_a_day(office, damira, person):
    with pytest.raises(AlreadyHasPost):
        as_social_worker(office("nookat_second"), damira, worker=person("aigul"), names=None)
    assert Term.objects.filter(worker=person("aigul")).count() == 1


def test_a_new_person_with_a_known_pin_is_refused(office, damira, person):
    Particulars.objects.filter(worker_id=person("jyldyz").pk).update(pin="12503199012345")
    with pytest.raises(WorkerPinTaken):
        as_social_worker(office("nookat_first"), damira, pin="12503199012345")
    assert not Worker.objects.filter(surname="Абдыраева").exists()


def test_the_page_appoints(client_of, office):
    client = client_of("damira")
    address = f"/offices/{office('nookat_first').pk}/appoint/"
    assert client.get(address).status_code == 200
    typed = {"worker": "new", "surname": "Абдыраева", "given": "Нургүл", "role": "social_worker"}
    typed |= {"from_on_day": "1", "from_on_month": "3", "from_on_year": str(today().year + 1)}
    done = client.post(address, typed)
    assert done.status_code == 302
    page = client.get(done.url)
    assert "Абдыраева Нургүл" in page.text and "cannot sign in yet" in page.text


def test_a_bad_form_keeps_what_was_typed(client_of, office):
    typed = {"worker": "new", "surname": "Абдыраева", "given": "", "role": "social_worker"}
    page = client_of("damira").post(f"/offices/{office('nookat_first').pk}/appoint/", typed)
    assert page.status_code == 422
    assert 'value="Абдыраева"' in page.text and "Write the given name" in page.text


def test_a_refusal_stands_on_the_form_with_what_was_typed(client_of, office, person):
    typed = {"worker": str(person("aigul").pk), "role": "social_worker"}
    typed |= {"from_on_day": "1", "from_on_month": "3", "from_on_year": str(date.today().year + 1)}
    page = client_of("damira").post(f"/offices/{office('nookat_second').pk}/appoint/", typed)
    assert page.status_code == 409
    assert "holds a post in these days" in page.text and f'value="{today().year + 1}"' in page.text
