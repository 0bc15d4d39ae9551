"""Incidents of one child, household, suspect or address find each other, and another office's file stays closed."""

import pytest
from django.db import ProgrammingError

from umai.guardianship.tests.conftest import adult_of, register
from umai.justice.incidents.kinds import SUSPECT
from umai.justice.repeated.kinds import SUSPECT_SAME
from umai.justice.tests.conftest import BEATEN, BY_UNCLE, DAY, incident_of, suspected, wall
from umai.justice.tests.repeated.conftest import (
    RARE,
    cares,
    found_for,
    housed,
    kin_of,
    named,
    shown_of_child,
    ties_of,
)
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.register.child.actions import record_fact
from umai.register.models import Address, Merge
from umai.trail.models import Entry

ELSEWHERE = None  # what stands for an incident beyond the reach


class TestTheSameChild:
    def test_has_both_incidents_on_each_page(self, incident, child, aigul, damira, erlan, jyldyz):
        second = incident_of(child, aigul)
        assert ties_of(incident, aigul) == [(second.line, {"child"}, True)]
        assert [one.other for one in found_for(incident, damira)] == [second.line]
        assert found_for(incident, jyldyz) == []
        wall(erlan.worker, child)
        assert found_for(incident, erlan) == []

    def test_is_known_by_a_merge_in_another_district(
        self, incident, child, there, other_child, aigul, jyldyz
    ):
        Merge.objects.using("owner").create(
            child_id=child.pk,
            other_id=other_child.pk,
            **{name: getattr(child, name) for name in ("district_id", "municipality_id", "office_id")},
        )
        assert ties_of(there, jyldyz) == [(ELSEWHERE, {"child"}, True)]

    def test_is_found_once_after_a_correction_and_not_once_it_is_struck_out(
        self, incident, child, aigul, erlan
    ):
        second = incident_of(child, aigul)
        later = correct_row(second, by=aigul, **BEATEN | {"happened_on": today(), "known_on": today()})
        assert ties_of(incident, aigul) == [(second.line, {"child"}, True)]
        strike_row(later, by=erlan)
        assert ties_of(incident, aigul) == []


class TestTheSameHousehold:
    def test_ties_children_who_live_together_today(self, incident, child, there, other_child, aigul):
        housed(child, other_child)
        assert ties_of(incident, aigul) == [(ELSEWHERE, {"household"}, True)]

    @pytest.mark.parametrize(("left", "tied"), [(3, True), (4, False)])
    def test_ties_who_lived_there_on_the_day_itself(
        self, left, tied, incident, child, there, other_child, aigul
    ):
        home = housed(child)
        housed(other_child, household=home, holds_to=today() - left * DAY)
        assert bool(ties_of(incident, aigul)) is tied


class TestTheSameSuspect:
    def test_is_the_same_adult(self, incident, uncle, there, other_child, aigul, jyldyz):
        kin_of(other_child, uncle.adult_id)
        suspected(incident, aigul, uncle)
        SUSPECT.act(
            there, by=jyldyz, **BY_UNCLE | {"adult_id": uncle.adult_id, "lives_with": None, "had_care": None}
        )
        assert ties_of(incident, aigul) == [(ELSEWHERE, {"suspect"}, True)]

    def test_is_perhaps_a_name_in_other_letters(self, incident, other_child, aigul, jyldyz):
        named(incident, aigul)
        names = [RARE, "Чыныбеков Суюндук Исманович", "Chynybekov Suiunduk Ysmanovich", "Сүйүндүк Чыныбеков"]
        for name in names:
            named(incident_of(other_child, jyldyz), jyldyz, name)
        assert ties_of(incident, aigul) == [(ELSEWHERE, {"suspect"}, False)] * len(names)

    def test_is_perhaps_an_adult_of_the_register(self, incident, there, other_child, aigul, jyldyz):
        kin = adult_of(other_child, jyldyz, "uncle_f", "Бакыт")
        suspected(there, jyldyz, kin)
        named(incident, aigul, "Асанова Бакыт", 1988)
        assert ties_of(incident, aigul) == [(ELSEWHERE, {"suspect"}, False)]

    def test_is_never_a_common_name_alone(self, incident, there, aigul, jyldyz):
        """One row of the suspect there, corrected to each name and year, and at last to another person."""
        named(incident, aigul)
        row = named(there, jyldyz, "Асанов Эрмек")
        cases = {
            (RARE, 1981): True,
            (RARE, None): True,
            (RARE, 1986): True,
            (RARE, 1987): False,
            ("Чыныбеков Сүйүндүк", 1982): True,
            ("Чыныбеков Сүйүндүк", 1984): False,
            ("Чыныбеков Сүйүндүк", None): False,
            ("Сүйүндүк", 1981): False,
            ("Чыныбеков", 1981): False,
        }
        found = {}
        for name, year in cases:
            said = BY_UNCLE | {"adult_id": None, "lives_with": None, "had_care": None}
            said |= {"name": name, "birth_year": year}
            row = correct_row(row, by=jyldyz, **said)
            found[name, year] = bool(ties_of(incident, aigul))
        assert found == cases

    @pytest.mark.parametrize(("same", "expected"), [(True, [True]), (False, [])])
    def test_is_what_a_person_says(self, same, expected, incident, there, aigul, jyldyz):
        named(incident, aigul)
        named(there, jyldyz)
        ((question,),) = [one.questions for one in found_for(incident, aigul)]
        SUSPECT_SAME.act(incident, by=aigul, question=question, same=same, words="Телефон менен сурадык.")
        assert [one.is_sure for one in found_for(incident, aigul)] == expected
        assert [one.is_sure for one in found_for(there, jyldyz)] == [same]


class TestTheSameHouse:
    @pytest.mark.parametrize(
        ("first", "second", "tied"),
        [
            ("Ленин көчөсү, 12", "ул. Ленин, д. 12", True),
            ("Ленин 12/3", "Ленин көч., 12-3", True),
            ("Ленин көчөсү, 12", "Ленин көчөсү, 21", False),
            ("Ленин көчөсү", "Ленин көчөсү", False),
        ],
    )
    def test_is_known_however_it_is_written(self, first, second, tied, aigul, azamat, child, case):
        place = Place.objects.filter(municipality=aigul.office.place, level="village").first()
        other = register(aigul, given="Айбек")
        for one, words in ((child, first), (other, second)):
            record_fact(one, by=aigul, model=Address, kind="actual", settlement_id=place.pk, words=words)
        incident_of(other, aigul)
        assert bool(ties_of(incident_of(child, aigul), aigul)) is tied


class TestWhatIsTold:
    def test_of_a_file_beyond_the_reach_is_year_kind_and_office_alone(self, incident, there, aigul, jyldyz):
        named(incident, aigul)
        named(there, jyldyz)
        (one,) = found_for(incident, aigul)
        assert (one.other, one.year, one.general) == (None, there.happened_on.year, "violence")
        assert one.office.name == str(jyldyz.office)
        assert one.what == f"Incident of {there.happened_on.year}: violence"
        assert one.why == "Perhaps the same suspect, by the name"

    def test_of_a_sealed_incident_is_nothing_not_even_to_the_oblast(
        self, incident, child, there, aigul, jyldyz, farida, damira
    ):
        named(incident, aigul)
        named(there, jyldyz)
        correct_row(
            there,
            by=jyldyz,
            **BEATEN | {"kinds": ["sexual_abuse"], "happened_on": today(), "known_on": today()},
        )
        second = incident_of(child, aigul, kinds=["sexual_violence"])
        for by, expected in ((jyldyz, []), (farida, []), (damira, [second.line])):
            assert [one.other for one in found_for(incident, by)] == expected

    def test_behind_a_wall_is_nothing(self, incident, child, there, other_child, aigul, jyldyz):
        housed(child, other_child)
        wall(aigul.worker, other_child)
        assert found_for(incident, aigul) == []

    def test_stands_on_the_trail_before_and_is_refused_without_that_look(self, incident, aigul):
        with aigul.speaking(), pytest.raises(ProgrammingError, match="does not stand on the trail"):
            aigul.ask("select * from justice_repeated(%(asked)s)", asked=[incident.line])
        found_for(incident, aigul)
        entry = Entry.objects.using("owner").filter(act="justice.repeated").get()
        assert (entry.outcome, entry.children) == ("looked", [incident.child_id])


class TestAChild:
    def test_shows_each_incident_elsewhere_once(self, incident, child, there, aigul, jyldyz):
        second = incident_of(child, aigul)
        for one, by in ((incident, aigul), (second, aigul), (there, jyldyz)):
            named(one, by)
        shown = shown_of_child(child, aigul)["repeated"]
        assert (shown.here, len(shown.elsewhere)) == ([], 1)
        assert shown.sentence == "Violence repeats: 1 more incident."

    def test_without_an_incident_shows_a_suspect_who_takes_care_of_it(
        self, there, other_child, other_uncle, child, aigul, jyldyz
    ):
        suspected(there, jyldyz, other_uncle)
        cares(child, other_uncle.adult_id)
        (one,) = shown_of_child(child, aigul)["repeated"].elsewhere
        assert (one.line, one.why) == (None, "The suspect takes care of another child")

    def test_shows_nothing_of_a_suspect_of_a_sealed_incident(
        self, other_child, other_uncle, child, aigul, jyldyz
    ):
        suspected(incident_of(other_child, jyldyz, kinds=["sexual_violence"]), jyldyz, other_uncle)
        cares(child, other_uncle.adult_id)
        assert shown_of_child(child, aigul)["repeated"].sentence == ""
