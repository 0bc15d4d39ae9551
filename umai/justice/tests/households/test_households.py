"""Every incident asks about each other child near the suspect: one decision a household, and one visit."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.looking import reading
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
from umai.refusal import NotPermitted
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

    def test_who_is_in_the_care_of_the_suspect_is_one_of_them(self, incident, woman, suspect, aigul):
        other = register(aigul, given="Бермет")
        placed(other, linked(other, woman, aigul, relation="aunt_m"), aigul)
        assert near_ids(incident, aigul) == {other.pk}

    def test_whose_care_ended_is_none_of_them(self, incident, woman, suspect, aigul):
        other = register(aigul, given="Бермет")
        placed(other, linked(other, woman, aigul, relation="aunt_m"), aigul, holds_to=today())
        assert near_ids(incident, aigul) == set()

    def test_the_last_day_of_care_that_is_tomorrow_is_care_today(self, incident, woman, suspect, aigul):
        other = register(aigul, given="Бермет")
        kin = linked(other, woman, aigul, relation="aunt_m")
        placed(other, kin, aigul, holds_to=today() + timedelta(days=1))
        assert near_ids(incident, aigul) == {other.pk}

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

    def test_a_struck_suspect_asks_nothing(self, incident, four, suspect, erlan):
        strike_row(suspect, by=erlan)
        assert homes(incident, erlan) == []

    def test_a_struck_incident_asks_nothing(self, incident, four, suspect, erlan):
        strike_row(incident, by=erlan)
        with reading(erlan):
            assert near_children(erlan) == []


class TestADecision:
    def test_covers_all_children_of_the_household_and_stands_on_the_trail(
        self, incident, four, suspect, aigul
    ):
        (home,) = homes(incident, aigul)
        decision = decided(incident, aigul, home.home)
        assert {*decision.children} == {one.pk for one in four}
        assert last_entry() == ("justice.record_household", "done")
        assert not homes(incident, aigul)[0].undecided

    def test_is_one_a_household(self, incident, four, suspect, aigul):
        (home,) = homes(incident, aigul)
        decided(incident, aigul, home.home)
        with pytest.raises(AlreadyAnswered):
            no_visit(incident, aigul, home.home)

    @pytest.mark.parametrize(
        "changes", [{"at": None}, {"agreed_with": " "}, {"goes": ""}, {"answer": "safe"}, {"answer": "moon"}]
    )
    def test_of_a_visit_says_when_with_whom_and_who_goes(self, changes, incident, four, suspect, aigul):
        (home,) = homes(incident, aigul)
        with pytest.raises(Incomplete):
            decided(incident, aigul, home.home, **changes)

    def test_without_a_visit_says_why(self, incident, four, suspect, aigul):
        (home,) = homes(incident, aigul)
        with pytest.raises(Incomplete):
            no_visit(incident, aigul, home.home, words=" ")
        assert no_visit(incident, aigul, home.home).at is None

    def test_says_when_or_why_not_whoever_writes_it(self, incident, child, aigul):
        with aigul.speaking(), pytest.raises(IntegrityError):
            HouseholdDecision.objects.create(child=child, incident=incident, answer="visit")

    def test_is_about_a_household_near_the_suspect(self, incident, four, suspect, child, aigul):
        with pytest.raises(Incomplete, match="not near the suspect"):
            decided(incident, aigul, child.pk)

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

    def test_that_is_struck_out_leaves_the_household_undecided(self, incident, four, suspect, aigul, erlan):
        (home,) = homes(incident, aigul)
        strike_row(decided(incident, aigul, home.home), by=erlan)
        assert homes(incident, aigul)[0].undecided

    @pytest.mark.parametrize("name", ["bakyt", "farida", "jyldyz"])
    def test_is_written_by_nobody_else(self, name, incident, four, suspect, request):
        with pytest.raises(NotPermitted):
            decided(incident, request.getfixturevalue(name))

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

    def test_is_written_for_each_child(self, decision, four, aigul):
        row = found(decision, aigul, four[0])
        assert last_entry() == ("justice.record_household_result", "done")
        assert (row.incident_id, row.decision_id) == (decision.incident_id, decision.line)

    def test_is_written_once_a_child(self, decision, four, aigul):
        found(decision, aigul, four[0])
        with pytest.raises(AlreadyAnswered):
            found(decision, aigul, four[0])

    def test_is_of_a_child_whom_the_decision_covers(self, decision, aigul):
        other = register(aigul, given="Бермет")
        with pytest.raises(Incomplete, match="not about this child"):
            found(decision, aigul, other)
        said = {"child_id": decision.child_id, "incident_id": decision.incident_id, "decision": decision}
        with aigul.speaking(), pytest.raises(IntegrityError):
            HouseholdVisitResult.objects.create(other=other, found="safe", words="x", **said)

    def test_is_of_a_child_or_of_one_in_words(self, decision, four, aigul):
        with pytest.raises(Incomplete):
            found(decision, aigul)
        with pytest.raises(Incomplete):
            found(decision, aigul, four[0], name="Айбек")
        assert found(decision, aigul, name="Кичүү кызы, 2 жашта").name

    def test_cannot_hang_on_a_decision_about_another_incident(self, decision, child, four, aigul):
        other = incident_of(child, aigul)
        with aigul.speaking(), pytest.raises(IntegrityError):
            HouseholdVisitResult.objects.create(
                child=child, incident=other, decision=decision, other=four[0], found="safe", words="x"
            )

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

    def test_stands_on_the_timeline_with_the_decision(self, decision, four, child, aigul):
        found(decision, aigul, four[0])
        with reading(aigul):
            titles = [str(one.title) for one in events_of(child, aigul)]
        assert titles.count(str(HOUSEHOLD.title)) == titles.count(str(HOUSEHOLD_RESULT.title)) == 1


class TestWhatWaits:
    def test_is_counted_and_late_after_the_hours(self, incident, four, suspect, aigul, damira):
        assert counts(aigul) == {"households": 1, "late_households": 0, "unseen_households": 0}
        long_ago(suspect)
        assert counts(damira)["late_households"] == 1
        with reading(damira):
            assert undecided_homes(damira)[0].is_late

    def test_stands_on_the_first_page(self, incident, four, suspect, aigul, client_of):
        said = "1 household near a suspect: other children live there"
        shown = my_day_of(client_of("damira"))
        assert said in shown and "1 late" not in shown
        long_ago(suspect)
        assert f"1 late {said}" in my_day_of(client_of("damira"))
        (home,) = homes(incident, aigul)
        decided(incident, aigul, home.home, ahead=-HOURS)
        shown = my_day_of(client_of("aigul"))
        assert said not in shown and "of some child nothing is written" in shown

    def test_is_the_finding_once_the_hour_is_over(self, incident, four, suspect, aigul):
        (home,) = homes(incident, aigul)
        decision = decided(incident, aigul, home.home, ahead=-HOURS)
        assert counts(aigul) == {"households": 0, "late_households": 0, "unseen_households": 1}
        for child in four:
            assert counts(aigul)["unseen_households"] == 1
            found(decision, aigul, child)
        assert counts(aigul)["unseen_households"] == 0

    def test_is_not_told_behind_a_wall(self, incident, four, suspect, child, erlan):
        wall(erlan.worker, child)
        erlan.__dict__.pop("reach", None)
        assert counts(erlan)["households"] == 0

    def test_hides_a_child_behind_a_wall(self, incident, four, suspect, erlan):
        wall(erlan.worker, four[0])
        erlan.__dict__.pop("reach", None)
        assert near_ids(incident, erlan) == {one.pk for one in four[1:]}

    def test_is_told_to_nobody_of_another_district(self, incident, four, suspect, cholpon):
        assert counts(cholpon)["households"] == 0
