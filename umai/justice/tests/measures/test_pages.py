"""The pages of measures: what ends is shown beforehand, and what became of the child afterwards."""

import uuid

import pytest
from django.urls import reverse

from umai.guardianship.tests.conftest import adult_of, placed
from umai.justice.measures.models import FamilyMeasure
from umai.justice.tests.conftest import DAY
from umai.justice.tests.measures.test_measures import measure_of
from umai.justice.writing import strike_row
from umai.law.terms.clock import today
from umai.register.models import CareArrangement, RightsDecision


@pytest.fixture
def mother(child, aigul):
    return adult_of(child, aigul, "mother", "Чынар")


def typed(kin, **changes):
    day = today()
    said = {
        "id": str(uuid.uuid4()),
        "adult_id": str(kin.adult_id),
        "kind": "warning",
        "by_body": "department",
        "body": "Башкармалык",
    }
    said |= {"happened_on_day": day.day, "happened_on_month": day.month, "happened_on_year": day.year}
    return said | changes


def url_of(child):
    return reverse("justice:record_measure", args=[child.pk])


def test_a_measure_that_ends_nothing_is_saved_at_once(child, mother, client_of):
    client = client_of("aigul")
    assert client.get(url_of(child)).status_code == 200
    answer = client.post(url_of(child), typed(mother))
    measure = FamilyMeasure.objects.using("owner").get()
    assert answer.headers["Location"] == f"/measures/{measure.pk}/"


def test_the_removal_of_a_guardian_shows_first_what_ends_and_asks_then_who_cares(
    child, uncle, aigul, client_of
):
    placed(child, uncle, aigul, paper="court", holds_from=today() - 90 * DAY)
    client = client_of("aigul")
    said = typed(uncle, kind="guardian_removed", by_body="court", provision="Код, 41", shown="yes")
    first = client.post(url_of(child), said)
    assert first.status_code == 409
    care = CareArrangement.objects.using("owner").get()
    assert "Nothing is saved yet" in first.content.decode() and str(care.pk) in first.content.decode()
    said |= {"ends": [str(care.pk)], "endings_seen": str(care.pk)}
    answer = client.post(url_of(child), said)
    assert "/facts/care/" in answer.headers["Location"]
    ended = CareArrangement.objects.using("owner").get()
    assert ended.holds_to == today() - DAY
    assert FamilyMeasure.objects.using("owner").get().care_id == ended.pk


def test_rights_that_are_restored_are_shown_as_what_ends(child, mother, aigul, client_of):
    court = {"by_body": "court", "provision": "Код", "shown": True}
    measure_of(child, aigul, mother, kind="restriction", **court)
    client = client_of("aigul")
    said = typed(mother, kind="restoration", by_body="court")
    assert client.post(url_of(child), said).status_code == 409
    row = RightsDecision.objects.using("owner").get()
    answer = client.post(url_of(child), said | {"ends": [str(row.pk)], "endings_seen": str(row.pk)})
    assert answer.status_code == 302
    assert RightsDecision.objects.using("owner").get().holds_to == today() - DAY


def test_what_cannot_be_is_said_on_the_form(child, uncle, client_of):
    said = typed(uncle, kind="guardian_removed", provision="Код", shown="no")
    answer = client_of("aigul").post(url_of(child), said)
    assert answer.status_code == 409
    assert "The register has no paper" in answer.content.decode()


def test_a_measure_shows_what_became_of_the_child(child, mother, aigul, client_of):
    measure = measure_of(child, aigul, mother)
    of_child = reverse("justice:of_child", args=[child.pk])
    for who, writes in (("aigul", True), ("farida", False)):
        client = client_of(who)
        shown = client.get(measure.get_absolute_url()).content.decode()
        assert "So far" in shown and "does not say with whom the child lives" in shown
        assert ("/correct/" in shown) is writes, who
        shown = client.get(of_child).content.decode()
        assert measure.get_absolute_url() in shown and "Чынар" in shown
        assert (url_of(child) in shown) is writes, who


def test_a_measure_is_corrected_and_struck_out_by_pages(child, mother, aigul, erlan, client_of):
    measure = measure_of(child, aigul, mother)
    client = client_of("erlan")
    for name in ("correct_measure", "strike_measure"):
        assert client.get(reverse(f"justice:{name}", args=[measure.pk])).status_code == 200
    strike_row(measure, by=erlan)
    assert client.get(measure.get_absolute_url()).status_code == 404
