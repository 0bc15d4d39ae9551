"""Every incident asks about each other child near the suspect: one decision a household, and one visit."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.guardianship.tests.conftest import adult_of, last_entry, placed, register
from umai.justice.households.kinds import HOUSEHOLD, HOUSEHOLD_RESULT
from umai.justice.households.reading import households_sql, near_children, undecided_homes
from umai.justice.households.shown import danger_links
from umai.justice.models import HouseholdDecision, HouseholdVisitResult
from umai.justice.reading import events_of
from umai.justice.tests.conftest import incident_of, my_day_of, wall
from umai.justice.tests.near import (
    HOURS,
    decided,
    found,
    homes,
    linked,
    long_ago,
    no_visit,
    own_children,
    suspected,
)
from umai.justice.writing import correct_row, strike_row
from umai.law.children.ages import minors_born_after
from umai.law.terms.clock import today
from umai.register.merging.actions import merge_records


def near_ids(incident, by):
    return {pk for home in homes(incident, by) for pk in home.ids}


def counts(by):
    names, (row,) = by._asked(households_sql(by), {"born_after": minors_born_after(today())})
    return dict(zip(names, row, strict=True))


class TestTheOtherChildren:
    def test_her_four_children_are_one_household(self, incident, four, suspect, aigul):
        (home,) = homes(incident, aigul)
        assert {*home.ids} == {one.pk for one in four}
        assert home.undecided

    def test_nobody_is_asked_about_before_a_suspect_is_named(self, incident, four, aigul):
        assert homes(incident, aigul) == []

    def test_who_is_in_the_care_of_the_suspect_is_one_of_them_to_the_last_day(
        self, incident, woman, suspect, aigul
    ):
        asked_about = set()
        for given, days in (("Бермет", None), ("Талант", 1), ("Эламан", 0)):
            child = register(aigul, given=given)
            kin = linked(child, woman, aigul, relation="aunt_m")
            ends = {} if days is None else {"holds_to": today() + timedelta(days=days)}
            placed(child, kin, aigul, **ends)
            if days != 0:
                asked_about.add(child.pk)
        assert near_ids(incident, aigul) == asked_about

    def test_brothers_and_sisters_of_the_child_are_asked_about_too(self, child, incident, suspect, aigul):
        mother = adult_of(child, aigul, "mother", "Гүл", lives_together=True)
        brother = register(aigul, given="Бекзат")
        linked(brother, mother, aigul)
        assert brother.pk in near_ids(incident, aigul)

    def test_who_is_grown_up_is_none_of_them(self, incident, woman, suspect, aigul):
        own = register(aigul, given="Улан", birth_date="1999-01-01")
        linked(own, woman, aigul)
        assert near_ids(incident, aigul) == set()

    def test_a_suspect_without_such_children_asks_whom_the_register_does_not_know(self, incident, aigul):
        suspected(incident, aigul, name="Кошуна")
        (home,) = homes(incident, aigul)
        assert (home.is_registered, home.undecided) == (False, True)

    def test_of_two_records_of_one_child_both_stand_in_one_household(
        self, incident, four, suspect, erlan, aigul
    ):
        twice = register(aigul, given="Айбек", surname="Токтоева")
        merge_records(four[0], by=erlan, other=twice, reason="family")
        (home,) = homes(incident, erlan)
        assert len({one.person for one in home.children}) == 4

    @pytest.mark.parametrize("struck", ["suspect", "incident"])
    def test_a_struck_suspect_or_incident_asks_nothing(self, struck, incident, four, suspect, erlan, request):
        strike_row(request.getfixturevalue(struck), by=erlan)
        with reading(erlan):
            assert near_children(erlan) == []
        assert homes(incident, erlan) == []


class TestADecision:
    def test_covers_all_children_of_the_household_once(self, incident, four, suspect, aigul, erlan):
        (home,) = homes(incident, aigul)
        decision = decided(incident, aigul, home.home)
        assert {*decision.children} == {one.pk for one in four}
        assert last_entry() == ("justice.record_household", "done")
        assert not homes(incident, aigul)[0].undecided
        with pytest.raises(AlreadyAnswered):
            no_visit(incident, aigul, home.home)
        strike_row(decision, by=erlan)
        assert homes(incident, aigul)[0].undecided
        assert no_visit(incident, aigul, home.home).at is None

    def test_says_when_with_whom_and_who_goes_or_why_not(self, incident, four, suspect, child, aigul):
        (home,) = homes(incident, aigul)
        wrong = [{"at": None}, {"agreed_with": " "}, {"goes": ""}, {"answer": "safe"}, {"answer": "moon"}]
        assert not_refused(wrong, Incomplete, partial(decided, incident, aigul, home.home)) == []
        with pytest.raises(Incomplete):
            no_visit(incident, aigul, home.home, words=" ")
        with pytest.raises(Incomplete, match="not near the suspect"):
            decided(incident, aigul, child.pk)
        with aigul.speaking(), pytest.raises(IntegrityError):
            HouseholdDecision.objects.create(child=child, incident=incident, answer="visit")

    def test_of_a_household_that_is_not_on_the_register_is_written_in_words(self, incident, aigul):
        suspected(incident, aigul, name="Кошуна")
        assert decided(incident, aigul, words="Ак үй, көпүрөнүн жанында.").children == []
        assert not homes(incident, aigul)[0].undecided

    def test_is_asked_again_when_another_child_comes_there(self, incident, woman, four, suspect, aigul):
        (home,) = homes(incident, aigul)
        decision = decided(incident, aigul, home.home)
        own_children(woman, aigul, ["Эламан"])
        assert homes(incident, aigul)[0].undecided
        said = {"home": home.home, "answer": "visit", "at": timezone.now(), "words": ""}
        correct_row(decision, by=aigul, agreed_with="Майор", goes="Айгүл", **said)
        assert not homes(incident, aigul)[0].undecided

    def test_is_sealed_with_its_incident(self, case, child, four, woman, damira, erlan):
        abuse = incident_of(child, damira, kinds=["sexual_abuse"], risk="high")
        suspected(abuse, damira, woman)
        (home,) = homes(abuse, damira)
        decided(abuse, damira, home.home)
        assert HouseholdDecision.objects.using("owner").get().sealed
        assert homes(abuse, erlan) == []
        with reading(erlan):
            assert HouseholdDecision.objects.count() == 0
        assert counts(erlan)["households"] == 0
        assert counts(damira)["households"] == 0


class TestWhatWasFound:
    @pytest.fixture
    def decision(self, incident, four, suspect, aigul):
        (home,) = homes(incident, aigul)
        return decided(incident, aigul, home.home, ahead=-HOURS)

    def test_is_written_once_for_each_child(self, decision, child, four, aigul):
        row = found(decision, aigul, four[0])
        assert last_entry() == ("justice.record_household_result", "done")
        assert (row.incident_id, row.decision_id) == (decision.incident_id, decision.line)
        with pytest.raises(AlreadyAnswered):
            found(decision, aigul, four[0])
        with reading(aigul):
            titles = [str(one.title) for one in events_of(child, aigul)]
        assert titles.count(str(HOUSEHOLD.title)) == titles.count(str(HOUSEHOLD_RESULT.title)) == 1

    def test_is_of_a_child_whom_the_decision_covers_or_of_one_in_words(self, decision, child, four, aigul):
        other = register(aigul, given="Бермет")
        with pytest.raises(Incomplete, match="not about this child"):
            found(decision, aigul, other)
        with pytest.raises(Incomplete):
            found(decision, aigul)
        with pytest.raises(Incomplete):
            found(decision, aigul, four[0], name="Айбек")
        assert found(decision, aigul, name="Кичүү кызы, 2 жашта").name
        said = {"child_id": child.pk, "decision": decision, "found": "safe", "words": "x"}
        past = [
            {"incident_id": decision.incident_id, "other": other},
            {"incident": incident_of(child, aigul), "other": four[0]},
        ]

        def write(**about):
            with aigul.speaking():
                HouseholdVisitResult.objects.create(**said | about)

        assert not_refused(past, IntegrityError, write) == []

    def test_stays_when_the_decision_is_corrected(self, decision, four, aigul):
        found(decision, aigul, four[0])
        said = {"home": decision.home, "answer": "visit", "at": decision.at, "words": "Башка үй."}
        later = correct_row(decision, by=aigul, agreed_with="Майор", goes="Айгүл", **said)
        found(later, aigul, four[1])
        with reading(aigul):
            assert HouseholdVisitResult.objects.filter(decision_id=decision.line).count() == 2

    def test_of_a_child_in_danger_leads_to_a_case_and_to_protection(self, decision, four, aigul):
        with reading(aigul):
            row = found(decision, aigul, four[0], found="in_danger")
            said, links = danger_links(row, aigul)
            assert "no case is open" in said and links[0].url.endswith("/cases/new/")
            said, links = danger_links(found(decision, aigul, name="Кыз, 2", found="in_danger"), aigul)
            assert links[0].url == "/protect/"
            assert danger_links(found(decision, aigul, four[1]), aigul) == ("", [])


class TestWhatWaits:
    def test_is_counted_and_late_after_the_hours(
        self, incident, four, suspect, aigul, damira, cholpon, client_of
    ):
        assert counts(aigul) == {"households": 1, "late_households": 0, "unseen_households": 0}
        assert counts(cholpon)["households"] == 0
        said = "1 household near a suspect: other children live there"
        shown = my_day_of(client_of("damira"))
        assert said in shown and "1 late" not in shown
        long_ago(suspect)
        assert counts(damira)["late_households"] == 1
        with reading(damira):
            assert undecided_homes(damira)[0].is_late
        assert f"1 late {said}" in my_day_of(client_of("damira"))
        (home,) = homes(incident, aigul)
        decided(incident, aigul, home.home, ahead=-HOURS)
        shown = my_day_of(client_of("aigul"))
        assert said not in shown and "of some child nothing is written" in shown

    def test_is_the_finding_once_the_hour_is_over(self, incident, four, suspect, aigul, erlan):
        (home,) = homes(incident, aigul)
        decision = decided(incident, aigul, home.home, ahead=-HOURS)
        assert counts(aigul) == {"households": 0, "late_households": 0, "unseen_households": 1}
        for child in four:
            assert counts(aigul)["unseen_households"] == 1
            row = found(decision, aigul, child)
        assert counts(aigul)["unseen_households"] == 0
        strike_row(row, by=erlan)
        assert counts(aigul)["unseen_households"] == 1

    def test_is_not_told_behind_a_wall(self, incident, four, suspect, child, erlan):
        wall(erlan.worker, four[0])
        erlan.__dict__.pop("reach", None)
        assert near_ids(incident, erlan) == {one.pk for one in four[1:]}
        wall(erlan.worker, child)
        erlan.__dict__.pop("reach", None)
        assert counts(erlan)["households"] == 0
