"""An announcement that was taken over from the site: how it came stays, and what was written is read."""

import uuid

import pytest

from tests.page_words import words_of
from umai.guardianship.models import Departure
from umai.guardianship.tests.conftest import DAY, register
from umai.guardianship.tests.test_act_pages import answers_of
from umai.guardianship.tests.test_invitations import taken_over
from umai.law.terms.clock import today
from umai.register.child.actions import link_adult


@pytest.fixture
def brother(mother, aunt, aigul):
    """A brother of whom nothing was announced yet; the mother and the aunt are his too."""
    child = register(aigul, given="Айбек", birth_date=today() - 3000 * DAY)
    link_adult(child, by=aigul, adult=mother.adult, relation="mother")
    link_adult(child, by=aigul, adult=aunt.adult, relation="aunt_m")
    return child


def answers_without_way(mother, aunt):
    """What the form sends that does not ask how it was announced."""
    said = answers_of(mother, aunt) | {"id": str(uuid.uuid4())}
    del said["way"]
    return said


def test_a_brother_s_announcement_came_by_the_same_code(came, mother, aunt, brother, aigul, client_of):
    departure = taken_over(came, mother, aunt, aigul)
    client, url = client_of("aigul"), f"/children/{brother.pk}/departures/new/?like={departure.pk}"
    read = client.get(departure.get_absolute_url()).content.decode()
    assert "Does the parent leave these children too?" in read and url in read
    form = client.get(url).context["form"]
    assert "way" not in form.fields and form["country"].value() == "RU"
    said = answers_without_way(mother, aunt)
    done = client.post(url, said)
    assert done.status_code == 302, words_of(done)
    row = Departure.objects.using("owner").get(child_id=brother.pk)
    assert row.way == "site" and client.post(url, said).url == row.get_absolute_url()


def test_another_child_s_form_that_is_not_filled_from_the_site_asks_how_it_came(
    came, mother, aunt, brother, aigul, client_of
):
    departure = taken_over(came, mother, aunt, aigul)
    stranger = register(aigul, given="Бекзат")  # the mother is none of this child's family
    for child, like in ((brother, ""), (stranger, f"?like={departure.pk}")):
        page = client_of("aigul").get(f"/children/{child.pk}/departures/new/{like}")
        assert "way" in page.context["form"].fields


def test_a_correction_keeps_that_it_came_by_code(came, mother, aunt, aigul, client_of):
    departure = taken_over(came, mother, aunt, aigul)
    client, url = client_of("aigul"), f"{departure.get_absolute_url()}correct/"
    assert "way" not in client.get(url).context["form"].fields
    for way in ({}, {"way": "telephone"}):  # also what a page sends that was open before
        done = client.post(url, answers_without_way(mother, aunt) | way)
        assert done.status_code == 302, words_of(done)
        row = Departure.objects.using("owner").get(current=True)
        assert row.way == "site" and row.contact == "0700 000 001"
        url = f"{row.get_absolute_url()}correct/"
