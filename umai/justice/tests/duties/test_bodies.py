"""Which bodies are offered: those that are open today, and to be asked here those that have a page."""

import uuid

import pytest
from django.urls import reverse

from tests.cast import NOOKAT
from umai.access.requirements import Incomplete
from umai.guardianship.tests.conftest import DAY
from umai.justice.duties.models import BODIES_WITH_PAGE, DutyQuestion
from umai.justice.duties.reading import bodies_for
from umai.justice.shield.bodies import bodies_around
from umai.justice.tests.duties.conftest import asked, noticed, office
from umai.justice.tests.duties.test_act_pages import on
from umai.justice.tests.duties.test_duty_pages import read
from umai.justice.writing import offices_near
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.staff.models import Office, OfficeKind


def opened(kind, **days):
    """Another office of the district, with its first or its last day."""
    place = Place.objects.using("owner").get(code=NOOKAT)
    names = {f"name_{language}": f"Office {kind}" for language in ("ky", "ru", "en")}
    made = Office.objects.using("owner").create(kind=kind, place=place, **names, **days)
    return Office.objects.get(pk=made.pk)  # as the program reads it, and not the owner


@pytest.fixture
def prosecution(db):
    return opened(OfficeKind.PROSECUTION)


def test_an_office_is_offered_while_it_is_open(child, aigul):
    open_today = {
        opened(OfficeKind.PROSECUTION).pk,
        opened(OfficeKind.PROSECUTION, from_on=today(), to_on=today()).pk,
    }
    shut = {
        opened(OfficeKind.PROSECUTION, to_on=today() - DAY).pk,
        opened(OfficeKind.PROSECUTION, from_on=today() + DAY).pk,
    }
    with aigul.speaking():
        found = [bodies_for(child, aigul), bodies_around(aigul), offices_near(child, OfficeKind.PROSECUTION)]
    made = open_today | shut
    assert [{office.pk for office in offices} & made for offices in found] == [open_today] * 3


def test_an_entry_keeps_its_office_though_it_is_closed_since(child, aigul, prosecution, client_of):
    row = noticed(child, aigul, body_office=prosecution)
    Office.objects.using("owner").filter(pk=prosecution.pk).update(to_on=today() - DAY)
    form = client_of("aigul").get(reverse("justice:correct_notice", args=[row.pk])).context["form"]
    assert str(prosecution.pk) in form.bodies


def ask_url(child):
    return reverse("justice:ask_body", args=[child.pk])


def offered(form, name):
    return {pk for pk, _words in form.fields[name].choices if pk}


def test_a_body_is_asked_here_only_where_it_has_a_page(child, prosecution, client_of):
    form = client_of("aigul").get(ask_url(child)).context["form"]
    here = Office.objects.using("owner").filter(pk__in=offered(form, "to_office"))
    assert {one.kind for one in here} and {one.kind for one in here} <= set(BODIES_WITH_PAGE)
    assert str(prosecution.pk) in offered(form, "paper_office")


def test_any_other_body_is_asked_on_paper_and_the_page_says_so(child, aigul, prosecution, client_of):
    notice = noticed(child, aigul, body_office=prosecution)
    client, url = client_of("aigul"), f"{ask_url(child)}?notice={notice.pk}"
    assert client.get(url).context["form"].initial["paper_office"] == str(prosecution.pk)
    said = {"id": uuid.uuid4(), "to_office": "", "paper_office": str(prosecution.pk), "asks": "late"}
    assert client.post(url, said | {"matter": "injury"} | on("happened_on")).status_code == 302
    page = read(client, DutyQuestion.objects.using("owner").get().get_absolute_url())
    assert "Ask it on paper" in page and "The body reads this" not in page
    assert "The answer came by letter" in page


def test_one_body_is_asked_and_not_two_or_none(child, prosecution, client_of):
    client, said = client_of("aigul"), {"asks": "late", "matter": "injury"} | on("happened_on")
    both = {"to_office": str(office("nookat_school").pk), "paper_office": str(prosecution.pk)}
    for bodies in ({}, both):
        answer = client.post(ask_url(child), said | bodies | {"id": uuid.uuid4()})
        assert answer.status_code == 422, bodies


def test_nobody_is_asked_where_they_do_not_read_it(child, aigul, prosecution):
    with pytest.raises(Incomplete):
        asked(child, aigul, to_office=prosecution)
    with pytest.raises(Incomplete):
        asked(child, aigul, on_paper=True)
    assert asked(child, aigul, to_office=prosecution, on_paper=True).is_on_paper
