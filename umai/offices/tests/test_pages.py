import pytest

from tests.cast import NOOKAT
from umai.places.models import Place
from umai.trail.models import Entry


def test_a_head_sees_the_offices_of_the_district_and_no_other(client_of, office):
    page = client_of("damira").get("/offices/")
    assert str(office("nookat_school").pk) in page.text
    assert str(office("kochkor").pk) not in page.text and str(office("ministry").pk) not in page.text


def test_an_office_shows_its_people_and_who_can_sign_in(client_of, office):
    page = client_of("damira").get(f"/offices/{office('nookat').pk}/")
    assert "Мамытов Эрлан" in page.text and "head of the district department" in page.text
    assert page.text.count("<td>yes</td>") == 2


def test_an_administrator_goes_by_places(client_of, office):
    client = client_of("gulnara")
    place = Place.objects.get(code=NOOKAT)
    assert f"/offices/of/{place.pk}/" in client.get("/offices/").text
    assert str(office("nookat_first").pk) in client.get(f"/offices/of/{place.pk}/").text
    country = office("ministry").place_id
    assert str(office("ministry").pk) in client.get(f"/offices/of/{country}/").text


@pytest.mark.parametrize(
    "page", ["/offices/{}/", "/offices/{}/appoint/", "/offices/{}/turns/", "/offices/{}/turns/new/"]
)
def test_an_office_of_another_district_is_not_there_for_a_head(client_of, office, page):
    client = client_of("damira")
    nowhere = client.get(page.format("0d1c2b3a-4958-4677-8695-a4b3c2d1e0f0"))
    there = client.get(page.format(office("kochkor").pk))
    assert nowhere.status_code == there.status_code == 404
    assert nowhere.content == there.content


def test_a_worker_of_another_district_is_not_there_for_a_head(client_of, person):
    assert client_of("damira").get(f"/offices/workers/{person('jyldyz').pk}/").status_code == 404
    assert Entry.objects.using("owner").filter(outcome="refused", act="offices.read").count() == 1


@pytest.mark.parametrize("who", ["aigul", "erlan", "timur"])
def test_the_staff_is_not_for_everybody(client_of, who):
    assert client_of(who).get("/offices/").status_code == 403


def test_a_look_at_the_staff_is_on_the_trail(client_of, office, person):
    client_of("damira").get(f"/offices/{office('nookat').pk}/")
    looks = Entry.objects.using("owner").filter(outcome="looked")
    assert set(looks.values_list("act", flat=True)) == {"offices.read", "offices.staff"}
    assert set(looks.values_list("worker_id", flat=True)) == {person("damira").pk}


def test_an_administrator_sees_no_file(gulnara):
    assert gulnara.reach.districts == gulnara.reach.municipalities == ()
