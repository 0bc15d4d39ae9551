"""What was done to a child is written down, corrected, struck out, and read by few where it is of a sexual kind."""

from functools import partial

import pytest
from django.db import IntegrityError
from django.urls import reverse

from tests.looking import reading
from tests.page_words import words_of
from tests.refusals import not_refused
from umai.access.requirements import AlreadyAnswered, ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import adult_of, last_entry, register
from umai.intake.cases.actions import open_case
from umai.intake.cases.levels import LoweredRisk, LoweredWithoutReasons, risk_of
from umai.intake.models import RiskLowering
from umai.intake.tests.conftest import particulars
from umai.justice.incidents.kinds import EXAMINATION, WITNESS
from umai.justice.incidents.reading import alarms_of, incidents_of, suspects_of
from umai.justice.interviews.kinds import INTERVIEW, interviews_in_words
from umai.justice.models import Incident, Interview, Suspect
from umai.justice.tests.conftest import (
    ASKED,
    BEATEN,
    DAY,
    EXAMINED,
    incident_now,
    incident_of,
    suspected,
    wall,
)
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.refusal import NotPermitted


def seen(by, child):
    with reading(by):
        return list(incidents_of(child.pk, by))


class TestAnIncident:
    def test_stands_in_the_open_case_and_on_the_trail(self, case, child, aigul):
        incident = incident_of(child, aigul, risk="urgent")
        assert last_entry() == ("justice.record_incident", "done")
        assert (incident.case, incident.line, incident.sealed) == (case, incident.pk, False)
        with aigul.speaking():
            assert risk_of(case) == "urgent"

    def test_needs_a_risk_where_a_case_is_open(self, child, aigul):
        assert incident_of(child, aigul).case is None
        open_case(child, by=aigul, **particulars())
        with pytest.raises(Incomplete, match="how great the risk"):
            incident_of(child, aigul, risk="")
        assert len(seen(aigul, child)) == 1

    def test_lowers_a_risk_with_reasons_as_everywhere(self, case, child, aigul):
        incident_of(child, aigul, risk="high")
        with pytest.raises(LoweredWithoutReasons):
            incident_of(child, aigul, risk="medium")
        assert len(seen(aigul, child)) == 1
        why = LoweredRisk("It was found to be an accident.", "Айгүл, today", "alone")
        incident_of(child, aigul, risk="medium", lowered=why)
        assert RiskLowering.objects.using("owner").filter(case=case).count() == 1

    def test_is_refused_where_an_answer_is_none(self, child, aigul):
        wrong = [{"kinds": []}, {"kinds": ["boredom"]}, {"place": "moon"}, {"words": "  "}]
        wrong += [{"happened_on": None}]
        assert not_refused(wrong, Incomplete, partial(incident_of, child, aigul)) == []
        with pytest.raises(ImpossibleTime):
            incident_of(child, aigul, happened_on=today() + DAY)

    def test_says_what_when_and_in_words_whoever_writes_it(self, child, aigul):
        said = BEATEN | {"happened_on": today(), "known_on": today(), "sealed": False}

        def write(**missing):
            with aigul.speaking():
                Incident.objects.create(child=child, **said | missing)

        missing = [{"kinds": []}, {"happened_on": None}, {"words": ""}]
        assert not_refused(missing, IntegrityError, write) == []


class TestACorrection:
    def test_keeps_what_hangs_on_the_incident(self, incident, uncle, aigul):
        suspect = suspected(incident, aigul, uncle)
        later = correct_row(incident, by=aigul, **BEATEN | {"happened_on": today(), "known_on": today()})
        assert (later.line, later.pk != incident.pk) == (incident.line, True)
        with reading(aigul):
            assert suspects_of([later.line], aigul) == {incident.line: [suspect]}

    def test_hangs_new_rows_on_the_first_row_too(self, incident, uncle, aigul):
        correct_row(incident, by=aigul, **BEATEN | {"happened_on": today(), "known_on": today()})
        suspect = suspected(incident_now(incident, aigul), aigul, uncle)
        assert suspect.incident_id == incident.line

    def test_cannot_move_a_row_to_another_line(self, incident, child, aigul):
        said = BEATEN | {"happened_on": today(), "known_on": today(), "sealed": False}
        with aigul.speaking():
            row = Incident.objects.create(child=child, line=incident.line, **said)
        assert row.line == row.pk

    def test_seals_what_hangs_on_it_where_it_turns_out_to_be_of_a_sexual_kind(self, incident, uncle, aigul):
        suspected(incident, aigul, uncle)
        said = BEATEN | {"kinds": ["sexual_abuse"], "happened_on": today(), "known_on": today()}
        correct_row(incident, by=aigul, **said)
        assert Suspect.ever.using("owner").values_list("sealed", flat=True).get() is True


class TestAStruckEntry:
    def test_counts_no_more_and_stays_visible(self, incident, child, aigul, erlan):
        with pytest.raises(NotPermitted):
            strike_row(incident, by=aigul)
        strike_row(incident, by=erlan)
        assert seen(erlan, child) == []
        assert last_entry() == ("justice.strike", "done")
        assert Incident.ever.using("owner").filter(child_id=child.pk).count() == 2


class TestASealedIncident:
    @pytest.fixture
    def abuse(self, case, child, aigul):
        return incident_of(child, aigul, kinds=["sexual_abuse"])

    def test_is_read_by_the_head_and_hidden_from_others_and_its_own_writer(
        self, abuse, child, uncle, aigul, erlan, damira
    ):
        assert abuse.sealed
        assert (len(seen(damira, child)), seen(erlan, child), seen(aigul, child)) == (1, [], [])
        suspected(abuse, damira, uncle)
        for by, found in ((damira, 1), (erlan, 0)):
            with reading(by):
                assert Suspect.objects.count() == found


class TestASuspect:
    def test_who_represents_the_child_is_accepted_and_alarms(self, incident, child, aigul):
        father = adult_of(child, aigul, "father", "Асан", legal_representative=True)
        suspect = suspected(incident, aigul, father, relation="father")
        with reading(aigul):
            said = " ".join(alarms_of(incident, [suspect], aigul))
        assert "conflict of interest" in said
        assert "lives with the child" in said

    def test_is_of_the_family_or_in_words_and_not_named_twice(self, incident, uncle, aigul):
        with pytest.raises(Incomplete):
            suspected(incident, aigul, uncle, name="Бакыт байке")
        suspected(incident, aigul, uncle)
        with pytest.raises(AlreadyAnswered):
            suspected(incident, aigul, uncle)

    def test_outside_the_family_is_written_in_words(self, incident, aigul, child):
        other = adult_of(register(aigul, given="Бермет"), aigul, "mother", "Чынар")
        with pytest.raises(NotPermitted, match="not in the child's family"):
            suspected(incident, aigul, other)
        assert suspected(incident, aigul, None, name="Кошуна Талант").name == "Кошуна Талант"

    def test_cannot_hang_on_the_incident_of_another_child(self, incident, aigul):
        other = register(aigul, given="Бермет")
        said = {"relation": "relative", "child_id": other.pk, "incident": incident}
        with aigul.speaking(), pytest.raises(IntegrityError):
            Suspect.objects.create(**said)


class TestAWitness:
    def test_is_another_child_of_the_register_or_in_words(self, incident, child, aigul):
        said = {"other_id": None, "name": "Иниси, 5", "saw": "saw", "words": ""}
        assert WITNESS.act(incident, by=aigul, **said).saw == "saw"
        for wrong in ({"name": ""}, {"name": "", "other_id": child.pk}):
            with pytest.raises(Incomplete):
                WITNESS.act(incident, by=aigul, **said | wrong)


class TestAnExamination:
    def test_that_was_refused_says_by_whom(self, incident, aigul):
        refused = EXAMINED | {"outcome": "refused", "happened_on": today()}
        with pytest.raises(Incomplete, match="who refused"):
            EXAMINATION.act(incident, by=aigul, **refused)
        assert (
            EXAMINATION.act(incident, by=aigul, **refused | {"refused_by": "parent"}).refused_by == "parent"
        )


class TestAnInterview:
    def test_from_the_second_one_on_says_why(self, incident, aigul, erlan):
        first = INTERVIEW.act(incident, by=aigul, happened_on=today() - DAY, **ASKED)
        with pytest.raises(Incomplete, match="again"):
            INTERVIEW.act(incident, by=aigul, happened_on=today(), **ASKED)
        assert Interview.objects.using("owner").count() == 1
        strike_row(first, by=erlan)  # what was struck out is no first time
        assert INTERVIEW.act(incident, by=aigul, happened_on=today(), **ASKED)

    def test_is_counted_and_who_was_missing_is_said(self, incident, aigul):
        INTERVIEW.act(incident, by=aigul, happened_on=today() - DAY, **ASKED)
        again = ASKED | {"why_again": "Экинчи тергөөчү.", "presence": ["nobody"]}
        INTERVIEW.act(incident, by=aigul, happened_on=today(), **again)
        with reading(aigul):
            said = " ".join(interviews_in_words(incident, aigul))
        assert "2 times" in said and "1 time nobody was with the child" in said


class TestAWall:
    def test_hides_the_incident(self, incident, child, aigul, erlan):
        wall(erlan.worker, child)
        assert seen(erlan, child) == []


def test_the_page_of_a_sealed_incident_says_what_is_never_asked_twice(case, child, aigul, damira, client_of):
    said = page_of(client_of("damira"), incident_of(child, aigul, kinds=["sexual_abuse"]))
    assert SEXUAL_VIOLENCE in said
    assert SEXUAL_VIOLENCE not in page_of(client_of("damira"), incident_of(child, aigul))


SEXUAL_VIOLENCE = "Never ask twice"


def page_of(client, incident):
    return words_of(client.get(reverse("justice:incident", args=[incident.line])))
