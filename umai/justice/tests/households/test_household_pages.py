"""The pages of the other children: asked in red, decided, found, and what waits on a list."""

import uuid

import pytest
from django.urls import reverse

from umai.justice.households import views
from umai.justice.models import HouseholdDecision, HouseholdVisitResult
from umai.justice.tests.near import HOURS, decided, found, homes, long_ago, no_visit, own_children, suspected
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today


def page(client, name, *args):
    return client.get(reverse(f"justice:{name}", args=args)).content.decode()


def on(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def typed(home="", **changes):
    said = {"id": str(uuid.uuid4()), "home": str(home or ""), "answer": "visit", "visit_at": "23:50"}
    return said | on("visit_on", today()) | {"agreed_with": "Майор", "goes": "Айгүл", "words": ""} | changes


class TestTheIncident:
    def test_asks_in_red_for_each_household_by_name(self, incident, four, suspect, client_of):
        for who, writes in (("aigul", True), ("farida", False)):
            shown = page(client_of(who), "incident", incident.line)
            assert "Decide until" in shown and "Айбек" in shown and "the suspect&#x27;s own child" in shown
            assert ("/household/new/" in shown) is writes, who

    def test_says_when_it_is_late_and_what_waits_after(
        self, incident, woman, four, suspect, aigul, client_of
    ):
        client, other = client_of("aigul"), client_of("erlan")
        (home,) = homes(incident, aigul)
        decision = decided(incident, aigul, home.home)
        assert "Do not call, write or go to this household before" in page(client, "incident", incident.line)
        assert "The hour of the visit is over" not in page(client, "households")
        said = {"home": home.home, "answer": "visit", "at": decision.at - 4 * HOURS, "words": ""}
        later = correct_row(decision, by=aigul, agreed_with="Майор", goes="Айгүл", **said)
        shown = page(client, "households")
        assert f"/households/{later.line}/" in shown and "Айбек" in shown
        for child in four:
            assert "The hour is over" in page(client, "incident", incident.line)
            assert "The hour of the visit is over" in page(client, "households")
            found(later, aigul, child)
        assert "The hour is over" not in page(client, "incident", incident.line)
        # Whoever comes later has looked at nothing yet, and reads the same.
        assert "The hour of the visit is over" not in page(other, "households")
        own_children(woman, aigul, ["Эламан"])
        assert "Another child is there since" in page(client, "incident", incident.line)


class TestTheForm:
    def test_writes_the_hour_of_bishkek_and_shows_it_in_a_correction(
        self, incident, four, suspect, aigul, client_of
    ):
        (home,) = homes(incident, aigul)
        client, url = client_of("aigul"), reverse("justice:record_household", args=[incident.line])
        shown = client.get(f"{url}?home={home.home}").content.decode()
        assert f'value="{home.home}" selected' in shown and "Данияр" in shown
        answer = client.post(url, typed(home.home))
        decision = HouseholdDecision.objects.using("owner").get()
        assert answer.headers["Location"] == f"/households/{decision.line}/"
        assert (decision.at.hour, decision.at.minute) == (17, 50)
        shown = page(client, "correct_household", decision.pk)
        assert "23:50" in shown and str(home.home) in shown
        said = typed(home.home, visit_at="23:55") | {"seen": str(decision.pk)}
        answer = client.post(reverse("justice:correct_household", args=[decision.pk]), said)
        assert answer.status_code == 302
        assert HouseholdDecision.objects.using("owner").get().at.minute == 55

    def test_keeps_what_was_typed_where_something_is_missing(self, incident, four, suspect, client_of):
        client, url = client_of("aigul"), reverse("justice:record_household", args=[incident.line])
        answer = client.post(url, typed(visit_at=""))
        assert answer.status_code == 422 and "or neither" in answer.content.decode()
        answer = client.post(url, typed(agreed_with="", goes="Айгүл жана Эрлан"))
        assert answer.status_code == 409 and "Айгүл жана Эрлан" in answer.content.decode()

    def test_of_a_correction_keeps_a_household_that_is_near_no_more(
        self, incident, four, suspect, aigul, erlan, client_of
    ):
        (home,) = homes(incident, aigul)
        decision = decided(incident, aigul, home.home)
        strike_row(suspect, by=erlan)
        assert "the household of this decision" in page(client_of("aigul"), "correct_household", decision.pk)


class TestAHousehold:
    @pytest.fixture
    def decision(self, incident, four, suspect, aigul):
        (home,) = homes(incident, aigul)
        return decided(incident, aigul, home.home, ahead=-HOURS)

    def test_shows_whose_finding_is_missing(self, decision, incident, four, aigul, client_of):
        client = client_of("aigul")
        assert "Nothing is written down." in page(client, "household", decision.line)
        found(decision, aigul, four[0], found="in_danger")
        found(decision, aigul, name="Кыз, 2 жашта", found="nobody_left")
        shown = page(client, "household", decision.line)
        assert "no case is open" in shown and "Put the child on the register" in shown
        assert "Not written yet" in shown and "Бегимай" in shown
        assert "Токтоева Айбек" in shown and "Child object" not in shown
        assert page(client, "incident", incident.line).count("Токтоева Данияр") >= 2
        shown = page(client_of("farida"), "household", decision.line)
        assert "/correct/" not in shown and "/household_result/new/" not in shown

    def test_leads_from_an_earlier_row_to_what_stands(self, decision, aigul, client_of):
        said = {"home": decision.home, "answer": "visit", "at": decision.at, "words": ""}
        later = correct_row(decision, by=aigul, agreed_with="Полковник", goes="Айгүл", **said)
        client = client_of("aigul")
        assert "Полковник" in page(client, "household", decision.line)
        answer = client.get(reverse("justice:household", args=[later.pk]))
        assert answer.headers["Location"] == f"/households/{decision.line}/"

    def test_takes_what_was_found(self, decision, four, client_of):
        client, url = client_of("aigul"), reverse("justice:record_household_result", args=[decision.line])
        assert f"{url}?child={four[1].pk}" in page(client, "household", decision.line)
        form = client.get(f"{url}?child={four[1].pk}").content.decode()
        assert f'value="{four[1].pk}" selected' in form and f'value="{today().year}"' in form
        assert "Данияр" in form
        said = {"id": str(uuid.uuid4()), "other_id": str(four[3].pk), "name": "", "found": "safe"}
        said |= on("happened_on", today()) | {"words": "Таежесинде."}
        answer = client.post(url, said)
        assert answer.headers["Location"] == f"/households/{decision.line}/"
        row = HouseholdVisitResult.objects.using("owner").get()
        assert "Таежесинде." in page(client, "correct_household_result", row.pk)

    def test_without_a_visit_asks_for_no_finding(self, incident, aigul, client_of):
        suspected(incident, aigul, name="Кошуна")
        decision = no_visit(incident, aigul)
        assert "/household_result/new/" not in page(client_of("aigul"), "household", decision.line)


class TestTheList:
    def test_shows_what_waits_and_what_is_late(self, incident, woman, four, aigul, client_of, monkeypatch):
        client = client_of("damira")
        assert "No household near a suspect waits" in page(client, "households")
        suspect = suspected(incident, aigul, woman)
        shown = page(client, "households")
        assert "Айбек" in shown and "late, the head is told" not in shown
        long_ago(suspect)
        assert "late, the head is told" in page(client, "households")
        monkeypatch.setattr(views, "MAX_WAITING", 0)
        assert "1 more waits" in page(client, "households")

    def test_says_of_each_household_whose_incident_it_is_of(self, incident, suspect, client_of):
        """Two households of which the register knows no child differ by nothing else."""
        shown = page(client_of("aigul"), "households")
        assert "Child of the incident: Асанов Нурбек" in shown and "The register knows none" in shown
