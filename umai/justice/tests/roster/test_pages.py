"""The roster as its page shows it, its numbers, and the form on which one of it is chosen."""

import uuid

import pytest
from django.db import DatabaseError
from django.urls import reverse
from psycopg.errors import InsufficientPrivilege

from tests.cast import KOCHKOR, NOOKAT, OSH_OBLAST, place_of
from tests.page_words import words_of
from umai.guardianship.tests.conftest import last_entry, register
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.justice.models import IndependentAsked
from umai.justice.roster.shown import RosterNumbers, roster_of
from umai.justice.tests.conftest import incident_of, wall
from umai.justice.tests.matters import inspector_of, prosecutor_of
from umai.justice.tests.near import answered, proposed
from umai.justice.tests.roster.conftest import COUNTRY, asking, corrected, ended, entered
from umai.justice.writing import strike_row
from umai.law.terms.clock import today
from umai.trail.models import Entry

NOBODY = {"asked_of": "nobody_listed", "outcome": "nobody_there"}


def page(client, name="roster", *args, **query):
    return client.get(reverse(f"justice:{name}", args=args), query)


def shown(client, name="roster", *args):
    answer = page(client, name, *args)
    assert answer.status_code == 200
    return words_of(answer)


def numbers(by, entry):
    """What the page shows this worker of an entry: how many children, how many askings."""
    found = roster_of(by)
    lines = [line for part in (*found.districts, *found.wide) for line in part.lines]
    return next(line.numbers for line in lines if line.entry.line == entry.line)


def nobody(by, where=NOOKAT):
    found = roster_of(by)
    return next(one.nobody for one in (*found.districts, *found.gaps) if one.place.pk == place_of(where).pk)


class TestThePage:
    def test_shows_who_can_be_asked_by_place(self, lawyer, ministry, damira, client_of):
        entered(ministry, COUNTRY, name="Борбор", kind="aid_centre", languages=["ky", "ru"], serves="кыздар")
        entered(damira, days=-5, name="Жаңы адвокат")
        entered(ministry, KOCHKOR, name="Кочкордогу")
        said = shown(client_of("damira"))
        assert "Осмонов Тилек , Lawyer of free legal aid" in said and "0555 010203" in said
        assert "Speaks: Kyrgyz, Russian" in said and "Only: кыздар" in said
        assert "Жаңы адвокат" in said and "not yet" in said
        assert "Кочкордогу" not in said
        assert said.index("Осмонов") < said.index("Борбор")
        looked = Entry.objects.using("owner").filter(act="justice.roster").latest("at")
        assert looked.outcome == "looked"

    def test_is_read_by_who_reads_files_or_watches_and_changed_by_who_keeps_it(
        self, lawyer, farida, client_of
    ):
        inspector_of(), prosecutor_of()
        wide = entered(farida, OSH_OBLAST, name="Облустуку")
        change = reverse("justice:correct_roster", args=[lawyer.line])
        change_wide = reverse("justice:end_roster_entry", args=[wide.line])
        offers = {}
        for who in ("aigul", "erlan", "damira", "farida", "omurbek", "begimai", "inspector", "prosecutor"):
            said = page(client_of(who)).text
            assert "Осмонов Тилек" in said and wide.name in said, who
            offers[who] = (change in said, "Add to the roster" in said, change_wide in said)
        keep = {"damira": (True, True, False), "farida": (True, True, True)}
        assert offers == dict.fromkeys(offers, (False, False, False)) | keep

    def test_leaves_out_who_is_over_and_what_was_wrong(self, lawyer, damira, client_of):
        corrected(lawyer, damira, name="Осмонова Айнура")
        said = shown(client_of("damira"))
        assert "Осмонова Айнура" in said and "Осмонов Тилек" not in said
        ended(lawyer, damira, days=1)
        assert "Осмонова Айнура" not in shown(client_of("damira"))

    def test_stands_in_the_menu_of_who_keeps_it_or_watches(self, client_of):
        at = reverse("justice:roster")
        for who, stands in (("damira", True), ("omurbek", True), ("aigul", False), ("bakyt", False)):
            assert (f'href="{at}"' in client_of(who).get("/law/").content.decode()) is stands


class TestAGap:
    def test_is_a_district_without_an_entry_of_its_own(self, ministry, client_of):
        said = shown(client_of("damira"))
        assert "Nobody is on the roster here" in said and "nobody can be asked" in said
        entered(ministry, OSH_OBLAST, days=-1)
        assert "nobody can be asked" in shown(client_of("damira"))  # it begins tomorrow
        entered(ministry, OSH_OBLAST)
        said = shown(client_of("damira"))
        assert "nobody can be asked" not in said and "of the oblast or of the country can be asked" in said
        entered(ministry)
        assert "Nobody is on the roster here" not in shown(client_of("damira"))

    def test_leads_who_keeps_the_roster_to_the_form_for_it(self, client_of):
        at = f"{reverse('justice:add_to_roster')}?place={place_of(NOOKAT).pk}"
        assert at in page(client_of("damira")).content.decode()
        assert at not in page(client_of("aigul")).content.decode()
        filled = client_of("damira").get(at).context["form"]
        assert filled["place"].value() == str(place_of(NOOKAT).pk)

    def test_is_seen_in_all_districts_from_above(self, lawyer, farida, ministry, omurbek):
        assert len(roster_of(ministry).gaps) > len(roster_of(farida).gaps) > 3
        assert len(roster_of(omurbek).gaps) == len(roster_of(ministry).gaps)

    def test_counts_the_children_for_whom_nobody_could_be_asked(
        self, incident, aigul, damira, farida, client_of
    ):
        asking(incident, aigul, **NOBODY)
        assert (nobody(damira), nobody(farida), nobody(aigul)) == (1, 1, None)
        assert "1 child without a representative" in shown(client_of("damira"))
        assert "without a representative" not in shown(client_of("aigul"))

    def test_counts_for_a_year(self, incident, aigul, damira):
        asking(incident, aigul, days=365, **NOBODY)
        asking(incident, aigul, days=366, **NOBODY)
        assert nobody(damira) == 1


class TestTheNumbers:
    def test_are_the_children_represented_and_the_askings_that_wait(
        self, incident, lawyer, aigul, damira, client_of
    ):
        asking(incident, aigul, lawyer)
        assert numbers(damira, lawyer) == RosterNumbers(0, 1)
        said = shown(client_of("damira"))
        assert "Represents 0 children now" in said and "1 asking waits" in said
        assert "Represents" not in shown(client_of("aigul"))
        row = asking(incident, aigul, lawyer, outcome="named")
        assert numbers(damira, lawyer) == RosterNumbers(1, 0)
        assert numbers(damira, corrected(lawyer, damira)) == RosterNumbers(1, 0)
        strike_row(row, by=damira)
        assert numbers(damira, lawyer) == RosterNumbers(0, 1)

    def test_are_for_who_keeps_the_roster_and_nobody_else(self, incident, lawyer, aigul, request):
        asking(incident, aigul, lawyer)
        for who in ("damira", "farida", "ministry"):
            assert numbers(request.getfixturevalue(who), lawyer) == RosterNumbers(0, 1), who
        for who in ("aigul", "erlan", "omurbek"):
            by = request.getfixturevalue(who)
            assert numbers(by, lawyer) is None, who
            with pytest.raises(DatabaseError) as refused, by.speaking():
                by.ask("select * from justice_roster_numbers(%(since)s)", since=today())
            assert isinstance(refused.value.__cause__, InsufficientPrivilege), who

    def test_count_a_child_once(self, incident, child, lawyer, aigul, damira):
        for one in (incident, incident_of(child, aigul)):
            asking(one, aigul, lawyer, outcome="named")
        assert numbers(damira, lawyer) == RosterNumbers(1, 0)

    def test_go_to_who_was_named_last(self, incident, lawyer, aigul, damira):
        second = entered(damira, name="Экинчи")
        asking(incident, aigul, lawyer, outcome="named", days=2)
        asking(incident, aigul, second, outcome="named", days=1)
        assert [numbers(damira, one).children for one in (lawyer, second)] == [0, 1]

    def test_fall_with_the_incident(self, incident, lawyer, aigul, damira):
        asking(incident, aigul, lawyer, outcome="named")
        answered(proposed(incident, aigul), damira)
        assert numbers(damira, lawyer) == RosterNumbers()

    def test_end_with_the_case(self, incident, lawyer, aigul, damira, superuser):
        asking(incident, aigul, lawyer, outcome="named")
        superuser.execute("delete from intake_worklistrow")  # as the end of the case does
        assert numbers(damira, lawyer) == RosterNumbers()

    def test_leave_out_a_child_behind_a_wall(self, incident, child, lawyer, aigul, damira):
        asking(incident, aigul, lawyer, outcome="named")
        wall(damira.worker, child)
        damira.__dict__.pop("reach", None)
        assert numbers(damira, lawyer) == RosterNumbers()

    def test_leave_out_what_is_sealed_for_who_is_above(self, case, child, lawyer, damira, farida):
        sealed = incident_of(child, damira, kinds=["sexual_abuse"])
        asking(sealed, damira, lawyer, outcome="named")
        asking(incident_of(child, damira, kinds=["sexual_abuse"]), damira, lawyer)
        assert numbers(damira, lawyer) == RosterNumbers(1, 1)
        assert numbers(farida, lawyer) == RosterNumbers()

    def test_are_of_the_own_territory(self, lawyer, ministry, damira, farida, jyldyz):
        wide = entered(ministry, COUNTRY)
        child = register(jyldyz)
        open_case(child, by=jyldyz, **particulars())
        asking(incident_of(child, jyldyz), jyldyz, wide, outcome="named")
        assert numbers(ministry, wide).children == 1
        assert numbers(damira, wide).children == numbers(farida, wide).children == 0


class TestTheForm:
    def url(self, incident):
        return reverse("justice:record_independent", args=[incident.line])

    def typed(self, **changes):
        day = today()
        said = {"happened_on_day": day.day, "happened_on_month": day.month, "happened_on_year": day.year}
        return {"id": str(uuid.uuid4()), "outcome": "asked"} | said | changes

    def test_offers_the_roster_and_one_tap_chooses(self, incident, lawyer, client_of):
        client = client_of("aigul")
        said = words_of(client.get(self.url(incident)))
        assert "Осмонов Тилек, Lawyer of free legal aid" in said and "Nobody is on the roster" not in said
        answer = client.post(self.url(incident), self.typed(entry_id=str(lawyer.line)))
        assert answer.status_code == 302
        row = IndependentAsked.objects.using("owner").get()
        assert (row.entry_id, row.asked_of, row.waits) == (lawyer.pk, "free_legal_aid", True)
        assert last_entry() == ("justice.record_independent", "done")
        incident_page = words_of(client.get(incident.get_absolute_url()))
        assert "The answer is due by" in incident_page and "0555 010203" in incident_page

    def test_takes_from_the_roster_of_whom_is_asked(self, incident, damira, client_of):
        client, sources = client_of("aigul"), {}
        for kind in ("aid_centre", "trained", "ngo_lawyer"):
            entry = entered(damira, kind=kind)
            client.post(self.url(incident), self.typed(entry_id=str(entry.line), asked_of="office"))
            sources[kind] = IndependentAsked.objects.using("owner").get(entry_id=entry.pk).asked_of
        assert sources == {"aid_centre": "free_legal_aid", "trained": "trained", "ngo_lawyer": "ngo"}
        client.post(self.url(incident), self.typed(entry_id="", asked_of="office"))  # somebody else, in words
        assert IndependentAsked.objects.using("owner").get(entry_id=None).asked_of == "office"

    def test_takes_no_choice_that_is_not_on_the_page(self, incident, ministry, lawyer, client_of):
        client, far = client_of("aigul"), entered(ministry, KOCHKOR)
        answer = client.post(self.url(incident), self.typed(outcome=""))
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {"asked_of", "outcome"}
        for changes in (
            {"entry_id": str(far.line)},
            {"asked_of": "x"},
            {"asked_of": "office", "outcome": "x"},
        ):
            assert client.post(self.url(incident), self.typed(**changes)).status_code == 422, changes

    def test_says_that_nobody_is_on_the_roster_and_takes_it_as_a_reason(self, incident, client_of):
        client = client_of("aigul")
        said = words_of(client.get(self.url(incident)))
        assert "Nobody is on the roster of representatives for this district. The head" in said
        answer = client.post(self.url(incident), self.typed(asked_of="nobody_listed", outcome=""))
        assert answer.status_code == 302
        row = IndependentAsked.objects.using("owner").get()
        assert (row.no_roster, row.outcome) == (True, "nobody_there")

    def test_of_a_correction_keeps_who_was_asked_and_is_over_now(
        self, incident, lawyer, damira, aigul, client_of
    ):
        row = asking(incident, aigul, lawyer)
        ended(lawyer, damira, days=1)
        client, url = client_of("aigul"), reverse("justice:correct_independent", args=[row.pk])
        assert str(lawyer.line) in client.get(url).content.decode()
        said = self.typed(entry_id=str(lawyer.line), reason="x", seen=str(row.pk))
        assert client.post(url, said).status_code == 302
        assert IndependentAsked.objects.using("owner").get(current=True).entry_id == lawyer.pk
