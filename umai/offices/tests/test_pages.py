from datetime import timedelta

from django.utils import timezone

from tests.cast import NOOKAT
from umai.offices.staff import today
from umai.places.models import Place
from umai.staff.models import Account, Office, Term
from umai.trail.models import Entry


def test_a_head_sees_the_offices_of_the_district_and_no_other(client_of, office):
    page = client_of("damira").get("/offices/")
    assert str(office("nookat_school").pk) in page.text
    assert str(office("kochkor").pk) not in page.text and str(office("ministry").pk) not in page.text


def test_an_office_shows_its_people_and_who_can_sign_in(client_of, office):
    page = client_of("damira").get(f"/offices/{office('nookat').pk}/")
    assert "Мамытов Эрлан" in page.text and "head of the district department" in page.text
    assert page.text.count(">yes</td>") == 2


def test_an_administrator_goes_by_places(client_of, office):
    client = client_of("gulnara")
    place = Place.objects.get(code=NOOKAT)
    assert f"/offices/of/{place.pk}/" in client.get("/offices/").text
    assert str(office("nookat_first").pk) in client.get(f"/offices/of/{place.pk}/").text
    country = office("ministry").place_id
    assert str(office("ministry").pk) in client.get(f"/offices/of/{country}/").text


def test_an_office_or_a_worker_of_another_district_is_not_there_for_a_head(client_of, office, person):
    client = client_of("damira")
    for page in ("", "appoint/", "turns/", "turns/new/"):
        nowhere = client.get(f"/offices/0d1c2b3a-4958-4677-8695-a4b3c2d1e0f0/{page}")
        there = client.get(f"/offices/{office('kochkor').pk}/{page}")
        assert nowhere.status_code == there.status_code == 404, page
        assert nowhere.content == there.content, page
    before = Entry.objects.using("owner").filter(outcome="refused", act="offices.read").count()
    assert client.get(f"/offices/workers/{person('jyldyz').pk}/").status_code == 404
    assert Entry.objects.using("owner").filter(outcome="refused", act="offices.read").count() == before + 1


def test_an_office_says_of_whoever_cannot_sign_in_that_there_is_no_account(client_of, office, person):
    Account.objects.using("owner").filter(worker=person("erlan")).update(is_active=False)
    page = client_of("damira").get(f"/offices/{office('nookat').pk}/").text
    assert page.count(">yes</td>") == page.count(">no</td>") == 1


def test_only_an_office_with_duty_says_who_is_on_duty(client_of, office):
    client = client_of("damira")
    assert "Nobody is on duty now." in client.get(f"/offices/{office('nookat').pk}/").text
    assert "on duty now" not in client.get(f"/offices/{office('nookat_school').pk}/").text


def test_an_administrator_sets_no_turns_at_an_office(client_of, office):
    page = client_of("gulnara").get(f"/offices/{office('nookat').pk}/").text
    assert "Nobody is on duty now." in page and "Turns on duty" not in page


def test_a_head_appoints_nobody_at_an_office_whose_posts_others_give(client_of, office):
    page = client_of("damira").get(f"/offices/{office('nookat_akim').pk}/").text
    assert "Сатарова Каныкей" in page and "Appoint somebody" not in page


def test_an_office_that_everybody_has_left_says_so(client_of, office, person):
    Term.objects.using("owner").filter(worker=person("bakyt")).update(ended_at=timezone.now())
    page = client_of("damira").get(f"/offices/{office('nookat_school').pk}/").text
    assert "Nobody works here" in page and "Appoint somebody to begin." in page


def test_a_place_without_offices_says_where_they_come_from(client_of):
    place = Place.objects.filter(level="municipality").exclude(pk__in=Office.objects.values("place")).first()
    page = client_of("gulnara").get(f"/offices/of/{place.pk}/").text
    assert "No office here yet" in page and "the list of staff that the administrator loads" in page


def test_a_post_says_the_superior_and_one_that_is_over_is_not_ended(client_of, person):
    address, term = (
        f"/offices/workers/{person('erlan').pk}/",
        Term.objects.using("owner").filter(worker=person("erlan")),
    )
    term.update(superior=person("damira"))
    page = client_of("damira").get(address).text
    assert "Superior: Жумабаева Дамира" in page and "End this post" in page
    term.update(to_on=today() - timedelta(days=1))
    assert "End this post" not in client_of("damira").get(address).text


def test_a_look_at_the_staff_is_on_the_trail(client_of, office, person):
    client_of("damira").get(f"/offices/{office('nookat').pk}/")
    looks = Entry.objects.using("owner").filter(outcome="looked")
    assert set(looks.values_list("act", flat=True)) == {"offices.read", "offices.staff"}
    assert set(looks.values_list("worker_id", flat=True)) == {person("damira").pk}


def test_an_administrator_sees_no_file(gulnara):
    assert gulnara.reach.districts == gulnara.reach.municipalities == ()
