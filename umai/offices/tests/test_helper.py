"""Who helps with the program: said by office, and in the foot of every page."""

import pytest
from django.db import DatabaseError

from umai.access.requirements import Incomplete
from umai.offices.helper.actions import set_helper
from umai.offices.models import ProgramHelper
from umai.refusal import NotPermitted
from umai.trail.models import Entry

CALL = '<a href="tel:+996555123456">+996555123456</a>'
LAW = "/law/"


@pytest.fixture
def helps(office):
    """`helps(by, "nookat")`: Nurlan helps at this office; what is named is changed."""

    def write(by, at, **changes):
        said = {"name": "Нурлан", "phone": "+996555123456", "hours": "9:00–18:00"}
        return set_helper(office(at), by=by, **said | changes)

    return write


def last_entry():
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


def test_a_head_says_who_helps_in_the_district(helps, damira):
    row = helps(damira, "nookat_first")
    assert ProgramHelper.objects.using("owner").get(pk=row.pk).recorded_by_id == damira.pk
    assert last_entry() == ("offices.set_helper", "done")


@pytest.mark.parametrize("who", ["aigul", "erlan", "farida"])
def test_other_roles_say_nothing(helps, who, request):
    with pytest.raises(NotPermitted):
        helps(request.getfixturevalue(who), "nookat_first")
    assert last_entry() == ("offices.set_helper", "refused")


def test_a_head_says_nothing_for_another_district(helps, damira):
    with pytest.raises(NotPermitted):
        helps(damira, "kochkor_first")
    assert last_entry() == ("offices.set_helper", "refused")


@pytest.mark.parametrize("missing", [{"name": " "}, {"phone": ""}, {"name": "", "phone": ""}], ids=str)
def test_a_name_and_a_telephone_belong_together(helps, damira, missing):
    with pytest.raises(Incomplete):
        helps(damira, "nookat", **missing)


def test_the_database_takes_it_from_nobody_else_and_changes_nothing(helps, damira, aigul, office):
    helps(damira, "nookat")
    with pytest.raises(DatabaseError), aigul.speaking():
        ProgramHelper.objects.create(office=office("nookat_first"), name="x", phone="+996555000000")
    with pytest.raises(DatabaseError):
        ProgramHelper.objects.using("owner").update(name="x")


def test_the_foot_of_every_page_has_the_helper_with_the_hours(helps, damira, client_of):
    helps(damira, "nookat_first")
    page = client_of("aigul").get(LAW).text
    assert f"Help with the program: Нурлан, {CALL}, 9:00–18:00</p>" in page


def test_without_hours_the_telephone_ends_the_line(helps, damira, client_of):
    helps(damira, "nookat_first", hours="")
    assert f"Нурлан, {CALL}</p>" in client_of("aigul").get(LAW).text


def test_where_nobody_is_named_the_foot_is_silent(helps, damira, client_of):
    helps(damira, "nookat")
    assert "Help with the program" not in client_of("cholpon").get(LAW).text


def test_the_nearest_helper_counts_and_one_that_ended_leaves_the_one_above(helps, damira, gulnara, client_of):
    client = client_of("aigul")
    for at, by, name in (
        ("ministry", gulnara, "Министрлик"),
        ("osh_oblast", gulnara, "Облус"),
        ("nookat", damira, "Район"),
        ("nookat_first", damira, "Айыл"),
    ):
        helps(by, at, name=name)
        assert f"Help with the program: {name}, " in client.get(LAW).text
    helps(damira, "nookat_first", name="", phone="", hours="")
    assert "Help with the program: Район, " in client.get(LAW).text
    assert "Help with the program: Министрлик, " in client_of("cholpon").get(LAW).text


def test_the_page_takes_it_and_the_office_shows_it(client_of, office):
    client, at = client_of("damira"), f"/offices/{office('nookat').pk}/"
    assert "nobody is named for this office" in client.get(at).text
    said = {"name": "Нурлан", "phone": "0555 123 456", "hours": ""}
    assert "Нурлан, +996555123456." in client.post(f"{at}helper/", said, follow=True).text
    assert 'value="Нурлан"' in client.get(f"{at}helper/").text
    client.post(f"{at}helper/", said | {"hours": "9:00–18:00"})
    assert "Нурлан, +996555123456, 9:00–18:00." in client.get(at).text


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"phone": "0555 123 456"}, "Write who helps, or leave all of it empty."),
        ({"name": "Нурлан"}, "Write the telephone number."),
    ],
)
def test_half_an_answer_is_not_taken(client_of, office, said, wrong):
    answer = client_of("damira").post(f"/offices/{office('nookat').pk}/helper/", said)
    assert answer.status_code == 422 and wrong in answer.text


@pytest.mark.parametrize("who", ["erlan", "aigul"])
def test_the_page_is_for_those_who_answer_for_the_office(client_of, office, who):
    assert client_of(who).get(f"/offices/{office('nookat').pk}/helper/").status_code == 403


def test_the_page_of_an_office_of_another_district_is_not_there(client_of, office):
    assert client_of("damira").get(f"/offices/{office('kochkor').pk}/helper/").status_code == 404
