"""An announcement that was taken over from the site: how it came stays, and what was written is read."""

import uuid

import pytest

from tests.page_words import words_of
from umai.guardianship.departure.actions import confirm_departure, correct_departure
from umai.guardianship.invitation import lines
from umai.guardianship.models import Departure
from umai.guardianship.tests.conftest import DAY, ask_everybody, register, send_from_site
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


AGAINST = {
    "carer": "declines",
    "carer_words": "Ден соолугу <начар>.",
    "other_parent": "objects",
    "other_words": "Атасы баланы өзү алат.",
}


@pytest.mark.parametrize("corrected", [False, True], ids=["taken over", "corrected since"])
def test_who_asks_and_who_confirms_reads_what_was_written_against_it(
    child, mother, aunt, aigul, erlan, client_of, corrected
):
    sent, _row = send_from_site(child, mother, aigul, **AGAINST)
    departure = taken_over(sent, mother, aunt, aigul)
    if corrected:
        departure = correct_departure(departure, by=aigul, contact="0700 000 002")
        departure = correct_departure(departure, by=aigul, contact="0700 000 003")
    ask_everybody(departure, aigul)
    url = departure.get_absolute_url()
    for who, address in (("aigul", url), ("erlan", url), ("erlan", f"{url}confirm/")):
        page = client_of(who).get(address)
        read, html = words_of(page), page.content.decode()
        assert "that whoever is to take care of the child does not agree. Ден соолугу" in read
        assert "that the other parent is against it. Атасы баланы өзү алат." in read
        assert "&lt;начар&gt;" in html and sent.get_absolute_url() in html
    assert confirm_departure(departure, by=erlan)  # it is told, and refuses nothing
    after = client_of("erlan").get(url)
    assert "is against it" not in words_of(after) and sent.get_absolute_url() in after.content.decode()


def test_of_what_speaks_not_against_it_or_cannot_be_opened_only_the_link_is_shown(
    came, mother, aunt, aigul, client_of, monkeypatch
):
    departure = taken_over(came, mother, aunt, aigul)
    client = client_of("aigul")
    read = client.get(departure.get_absolute_url())
    assert "written on the site that" not in words_of(read)
    assert came.get_absolute_url() in read.content.decode()
    monkeypatch.setattr(lines, "read_sent", lambda _sent: None)
    assert came.get_absolute_url() in client.get(departure.get_absolute_url()).content.decode()


def test_an_announcement_that_came_otherwise_leads_to_nothing_on_the_site(departure, client_of):
    for who, more in (("aigul", ""), ("erlan", "confirm/")):
        read = words_of(client_of(who).get(f"{departure.get_absolute_url()}{more}"))
        assert "What was written on the site" not in read
