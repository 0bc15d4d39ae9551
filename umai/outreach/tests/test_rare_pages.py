"""What few readers of the pages see: those who only look on, a city, an office without any place."""

from django.db.models import F

from tests.cast import id_of
from umai.outreach import texts
from umai.outreach.tests.conftest import hang
from umai.places.models import Place
from umai.staff.models import Office


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def move_office(key, place):
    Office.objects.using("owner").filter(pk=id_of("office", key)).update(place=place)


def test_whoever_reads_for_several_municipalities_finds_the_way_back(client_of, village):
    address = f"/posters/{village.municipality_id}/"
    assert 'href="/posters/" class="govuk-back-link"' in page(client_of("erlan"), address)
    assert "govuk-back-link" not in page(client_of("aigul"), address)


def test_a_supervisor_prints_and_says_nothing_of_where_posters_hang(client_of, village, aigul):
    hang(village, aigul)
    text = page(client_of("farida"), f"/posters/{village.municipality_id}/")
    assert "The shop near the bridge" in text and "Make the sheets" in text
    assert "It hangs there no more" not in text and "A poster was put up" not in text


def test_texts_that_somebody_has_read_carry_no_warning(client_of, village, monkeypatch):
    client = client_of("aigul")
    addresses = (f"/posters/{village.municipality_id}/", "/posters/words/")
    assert all("Nobody who grew up with" in page(client, address) for address in addresses)
    monkeypatch.setattr(texts, "is_reviewed", lambda name, language: True)
    assert not any("Nobody who grew up with" in page(client, address) for address in addresses)


def test_a_city_that_is_a_district_is_said_to_lie_in_none(client_of):
    city = Place.objects.current().filter(level="city", district=F("pk"), parent__level="oblast")[0]
    move_office("osh_oblast", city.parent)
    assert f"{city.name_en}</a></th>" in page(client_of("farida"), "/posters/")


def test_an_office_that_serves_no_place_is_told_whom_to_ask(client_of):
    move_office("nookat", Place.objects.get(level="country"))
    assert "There is no municipality here" in page(client_of("erlan"), "/posters/")
