"""Near a suspect: no telephone is offered and nobody goes there before the hour agreed with the police."""

import pytest
from django.urls import reverse

from tests.looking import reading
from umai.casefile.my_day.contacts import contacts_of
from umai.casefile.tests.conftest import make_case
from umai.casefile.tests.test_my_day import my_day
from umai.casefile.tests.test_near_danger import card_of
from umai.guardianship.tests.conftest import placed, register
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.tests.conftest import particulars
from umai.justice.households.hush import hush_warnings
from umai.justice.tests.conftest import incident_of
from umai.justice.tests.near import HOURS, decided, homes, own_children, suspected, woman_of
from umai.register.child.actions import add_adult


@pytest.fixture
def incident(aigul):
    child = register(aigul)
    open_case(child, by=aigul, **particulars())
    return incident_of(child, aigul)


@pytest.fixture
def other(incident, aigul):
    """A child of the suspect, whose grandmother has a telephone."""
    with aigul.speaking():
        woman = woman_of(incident.child, aigul)
    (child,) = own_children(woman, aigul, ["Айбек"])
    said = {"surname": "Токтоева", "given": "Бурул", "phone": "0555 12-34-56"}
    granny = add_adult(child, by=aigul, identity=said, relation="grandmother_m")
    placed(child, granny, aigul)
    return child, woman


def seen(child, by):
    with reading(by):
        return contacts_of({child.pk}, by)[child.pk].phone, hush_warnings(child.pk, by)


def test_no_telephone_is_offered_and_the_visit_is_warned_of_until_the_hour(incident, other, aigul):
    child, woman = other
    assert seen(child, aigul) == ("0555 12-34-56", [])
    suspected(incident, aigul, woman)
    phone, warnings = seen(child, aigul)
    assert (phone, len(warnings)) == ("", 1)
    decided(incident, aigul, homes(incident, aigul)[0].home, ahead=-HOURS)
    assert seen(child, aigul) == ("0555 12-34-56", [])


def test_of_a_child_who_has_nothing_to_do_with_it_nothing_changes(incident, other, aigul):
    _child, woman = other
    stranger = register(aigul, given="Талант")
    said = {"surname": "Асанов", "given": "Гүл", "phone": "0555 65-43-21"}
    add_adult(stranger, by=aigul, identity=said, relation="mother")
    suspected(incident, aigul, woman)
    assert seen(stranger, aigul) == ("0555 65-43-21", [])


@pytest.fixture
def near(incident, other, aigul):
    """The case of a child to whose household nobody may go yet."""
    child, woman = other
    case = make_case(child, aigul, days_ago=10)
    suspected(incident, aigul, woman)
    return case


def test_nobody_is_sent_there_wherever_a_visit_is_planned_and_the_summary_says_it_once(
    client_of, near, incident, aigul, damira
):
    for name in ["of_case", "new", "not_made", "go_out"]:
        card = card_of(client_of("aigul"), reverse(f"visits:{name}", args=[near.pk]))
        assert "Do not go to this household" in card and "Protect the child now" not in card, name
    assert (
        client_of("aigul").get(near.child.get_absolute_url()).text.count("Do not go to this household") == 1
    )
    for case in (near, make_case(register(aigul, given="Талант"), aigul, days_ago=10)):
        assign_worker(case, by=damira, worker_id=aigul.pk)
    text = my_day(client_of("aigul"))
    rows = [row for row in text.split("<li>") if "casefile-alarm" in row]
    assert rows and all("Айбек" in row and "Do not go to this household" in row for row in rows)
    assert "Талант" in text
