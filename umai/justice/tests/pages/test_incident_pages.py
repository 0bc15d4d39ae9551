"""The pages of an incident: written, shown, corrected and struck out, in the languages of who reads."""

import uuid

import pytest
from django.urls import reverse

from umai.guardianship.tests.conftest import register
from umai.justice.incidents.kinds import WITNESS
from umai.justice.models import Incident, Suspect
from umai.justice.tests.conftest import BEATEN, incident_of, suspected
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.places.models import Place


def typed(**changes):
    day = today()
    said = {
        "id": str(uuid.uuid4()),
        "kinds": ["beaten", "threatened"],
        "day_known": "about",
        "often": "several",
        "place": "home",
        "known_by": "child",
        "words": "Баланы таякешиси сабаган.",
        "risk": "urgent",
    }
    for name in ("happened_on", "known_on"):
        said |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    return said | changes


def page(client, name, *args):
    return client.get(reverse(f"justice:{name}", args=args))


class TestWriting:
    def test_leads_to_the_incident(self, case, child, client_of):
        client = client_of("aigul")
        assert page(client, "record_incident", child.pk).status_code == 200
        answer = client.post(reverse("justice:record_incident", args=[child.pk]), typed())
        incident = Incident.objects.using("owner").get()
        assert answer.headers["Location"] == f"/incidents/{incident.pk}/"
        assert incident.kinds == ["beaten", "threatened"]

    def test_asks_no_risk_where_no_case_is_open(self, child, client_of):
        assert b'name="risk"' not in page(client_of("aigul"), "record_incident", child.pk).content

    def test_keeps_what_was_typed_where_an_answer_is_missing(self, case, child, aigul, client_of):
        client, url = client_of("aigul"), reverse("justice:record_incident", args=[child.pk])
        answer = client.post(url, typed(kinds=[]))
        assert answer.status_code == 422
        assert "Баланы таякешиси сабаган." in answer.content.decode()
        incident_of(child, aigul, risk="urgent")
        answer = client.post(url, typed(risk="low"))
        assert answer.status_code == 422
        assert b'name="what_changed"' in answer.content

    def test_names_the_village_as_its_people_do(self, case, child, aigul, client_of):
        village = Place.objects.filter(municipality_id=aigul.office.place_id, level="village").first()
        incident = incident_of(child, aigul, settlement_id=village.pk)
        shown = page(client_of("aigul"), "incident", incident.pk).text
        assert village.name_in("en") in shown and village.code not in shown


class TestShowing:
    def test_asks_first_for_the_suspect_until_one_is_named(self, incident, uncle, aigul, client_of):
        aigul_reads, farida_reads = client_of("aigul"), client_of("farida")
        url = reverse("justice:record_suspect", args=[incident.line])
        asked = f'class="button" href="{url}"'
        assert asked in page(aigul_reads, "incident", incident.line).content.decode()
        shown = page(farida_reads, "incident", incident.line).content.decode()
        assert asked not in shown and "/new/" not in shown and "/correct/" not in shown
        suspected(incident, aigul, uncle)
        shown = page(aigul_reads, "incident", incident.line).content.decode()
        assert asked not in shown
        assert "Бакыт" in shown and "Do not let that home learn in advance" in shown
        written, bare = shown.split("Not written down yet")
        assert f"/incidents/{incident.line}/witness/new/" in bare and "/suspect/new/" not in bare
        assert "Write down another" in written and "/witness/new/" not in written
        shown = page(aigul_reads, "of_child", incident.child_id).content.decode()
        assert "/incidents/" in shown and "Suspect: Асанова Бакыт, " in shown
        assert "the child was left in this person&#x27;s care" in shown

    def test_names_another_child_who_saw_it(self, incident, child, aigul, client_of):
        other = register(aigul, given="Бермет")
        said = {"other_id": other.pk, "name": "", "saw": "saw", "words": ""}
        WITNESS.act(incident, by=aigul, **said)
        shown = page(client_of("aigul"), "incident", incident.line).content.decode()
        assert "Асанов Бермет" in shown and "Child object" not in shown

    def test_an_incident_that_was_corrected_keeps_its_address(self, incident, erlan, client_of):
        said = BEATEN | {"happened_on": today(), "known_on": today(), "words": "Башкача болду."}
        later = correct_row(incident, by=erlan, **said)
        client = client_of("aigul")
        assert "Башкача болду." in page(client, "incident", incident.line).content.decode()
        assert page(client, "record_suspect", incident.line).status_code == 200
        assert later.get_absolute_url() == incident.get_absolute_url()

    def test_an_incident_that_was_struck_out_is_gone(self, incident, erlan, client_of):
        strike_row(incident, by=erlan)
        assert page(client_of("aigul"), "incident", incident.line).status_code == 404
        assert page(client_of("aigul"), "of_child", incident.child_id).status_code == 200


class TestAnEntry:
    @pytest.fixture
    def suspect(self, incident, uncle, aigul):
        return suspected(incident, aigul, uncle)

    def test_has_a_form(self, incident, suspect, client_of):
        client = client_of("aigul")
        for slug in ("suspect", "witness", "examination", "interview"):
            assert page(client, f"record_{slug}", incident.line).status_code == 200, slug

    def test_is_corrected_with_what_stood_there_or_stands_there_meanwhile(self, suspect, uncle, client_of):
        client, url = client_of("aigul"), reverse("justice:correct_suspect", args=[suspect.pk])
        assert str(uncle.adult_id) in client.get(url).text
        said = {"seen": str(suspect.pk), "adult_id": str(uncle.adult_id), "relation": "relative"}
        answer = client.post(url, said | {"lives_with": "no", "state": "Бишкекте"})
        assert answer.status_code == 302
        assert Suspect.objects.using("owner").get().lives_with is False
        answer = client.post(url, said | {"state": "Ошто"})
        assert answer.status_code == 409
        assert "Ошто" in answer.content.decode() and "Бишкекте" in answer.content.decode()

    def test_is_struck_out_by_the_department(self, suspect, client_of):
        client = client_of("erlan")
        assert page(client, "correct_suspect", suspect.pk).status_code == 200
        assert page(client, "strike_suspect", suspect.pk).status_code == 200
        answer = client.post(reverse("justice:strike_suspect", args=[suspect.pk]))
        assert answer.status_code == 302
        assert not Suspect.objects.using("owner").exists()
