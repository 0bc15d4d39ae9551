"""What stands on a page when little is known: no name, no date of birth, nothing told, nothing agreed."""

import uuid

from tests.cast import id_of
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.prevention.child import actions
from umai.prevention.tests.conftest import DAY, WORDS, adult_of, attendance, lives_with, years_old
from umai.register.child.actions import add_child
from umai.staff.models import Office


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_child_without_a_date_of_birth_is_listed_and_a_family_under_its_carer(child, aigul, client_of):
    unknown = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Нурбек"})
    actions.record_note(unknown, by=aigul, **attendance())
    text = page(client_of("aigul"), "/prevention/")
    assert "Нурбек</a>" in text and ", born" not in text
    carer = adult_of(child, aigul, "grandmother_f", born_on=years_old(75), given="Сайрагүл")
    lives_with(child, aigul, carer, is_kin=True)
    text = page(client_of("aigul"), "/prevention/")
    assert "Lives with Асанова Сайрагүл" in text and ", born" in text


def test_a_place_without_such_families_and_a_school_that_told_nothing_say_so(client_of):
    assert "No family stands in the list" in page(client_of("aigul"), "/prevention/")
    assert "Nothing yet." in page(client_of("bakyt"), "/prevention/mine/")
    country = Place.objects.get(level="country")
    Office.objects.using("owner").filter(pk=id_of("office", "nookat")).update(place=country)
    text = page(client_of("erlan"), "/prevention/")
    assert "Why a family stands in this list" in text and "No family stands in the list" not in text


def test_a_child_told_of_by_a_school_is_looked_for_with_its_words_beside(told, client_of):
    text = page(client_of("aigul"), f"/prevention/told/{told.pk}/")
    assert "Асанов Нурбек, 3-класс" in text and "Search again" not in text


def test_a_talk_at_which_nothing_was_agreed_is_listed_with_its_partner_alone(child, aigul, client_of):
    said = {"made": True, "partner": "carer", "words": WORDS, "talked_on": today() - 9 * DAY}
    actions.record_talk(child, by=aigul, **said, next_on=today())
    assert "The carer<br>" in page(client_of("aigul"), "/prevention/talks/")


def test_a_contact_with_a_parent_begins_with_the_family_where_none_is_on_record(child, aigul, client_of):
    client, address = client_of("aigul"), f"/children/{child.pk}/prevention/contact/"
    assert "Nobody of the family is on record." in page(client, address)
    adult_of(child, aigul)
    assert "Nobody of the family is on record." not in page(client, address)
