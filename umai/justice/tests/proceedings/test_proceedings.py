"""Proceedings and their stages: dated events, taken in any order, warned of where they do not fit together."""

from functools import partial

import pytest
from django.db import IntegrityError

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import last_entry, register
from umai.justice.line import current_id
from umai.justice.models import Proceeding, ProceedingStage
from umai.justice.proceedings.reading import proceedings_of, stage_warnings, stages_of
from umai.justice.tests.conftest import BEATEN, DAY, incident_of
from umai.justice.tests.matters import MATTER, inspector_of, matter_of, staged
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today


@pytest.fixture
def matter(incident, aigul):
    return matter_of(incident, aigul)


def warned(matter, incident, by):
    with reading(by):
        now = Proceeding.objects.get(line=matter.line)
        return " ".join(stage_warnings(now, stages_of(now, by), incident))


def raw_stage(matter, by, **changes):
    """A stage of today that is written past the act."""
    said = {"stage": "registered", "body": "police", "happened_on": today(), "from_body": False}
    said |= {"proceeding_id": matter.pk, "child_id": matter.child_id}
    with by.speaking():
        return ProceedingStage.objects.create(**said | changes)


class TestProceedings:
    def test_stand_about_the_incident_and_on_the_trail(self, incident, matter, aigul):
        assert last_entry() == ("justice.record_proceeding", "done")
        with reading(aigul):
            assert [one.pk for one in proceedings_of(incident, aigul)] == [matter.line]

    def test_take_an_act_of_an_earlier_edition_and_warn(self, incident, aigul):
        matter = matter_of(incident, aigul, act="light_harm_2019")
        assert "another edition" in warned(matter, incident, aigul)
        with pytest.raises(Incomplete):
            matter_of(incident, aigul, act="boredom")

    def test_keep_their_stages_when_they_are_corrected(self, matter, aigul):
        staged(matter, aigul, "registered")
        later = correct_row(matter, by=aigul, **MATTER | {"number": "КУСП 42"})
        assert (later.line, later.number) == (matter.line, "КУСП 42")
        with reading(aigul):
            assert len(stages_of(later, aigul)) == 1
            assert current_id(Proceeding, matter.line, aigul) == later.pk

    def test_are_shared_with_an_inspector_of_the_district_alone(self, incident, aigul):
        here, there = inspector_of(), inspector_of("41704220000000", "far-inspector")
        with pytest.raises(Incomplete, match="offices on the page"):
            matter_of(incident, aigul, police_id=there.office.pk)
        assert matter_of(incident, aigul, police_id=here.office.pk).police_id == here.office.pk

    def test_of_what_is_sealed_are_shared_with_nobody(self, case, child, aigul, damira):
        abuse = incident_of(child, aigul, kinds=["sexual_abuse"])
        with pytest.raises(Incomplete, match="sealed"):
            matter_of(abuse, damira, police_id=inspector_of().office.pk)


class TestAStage:
    def test_stands_with_its_day_and_on_the_trail(self, matter, aigul):
        row = staged(matter, aigul, "registered", on=today() - DAY)
        assert last_entry() == ("justice.record_stage", "done")
        assert (row.happened_on, row.proceeding_id) == (today() - DAY, matter.line)

    def test_names_the_first_row_also_of_corrected_proceedings(self, matter, aigul):
        later = correct_row(matter, by=aigul, **MATTER)
        assert staged(later, aigul, "registered").proceeding_id == matter.line

    def test_before_the_known_day_of_the_incident_is_refused(self, matter, incident, aigul):
        before = incident.happened_on - DAY
        with pytest.raises(ImpossibleTime, match="before the day of the incident"):
            staged(matter, aigul, "registered", on=before)
        with pytest.raises(IntegrityError):
            raw_stage(matter, aigul, happened_on=before)
        assert staged(matter, aigul, "registered", on=incident.happened_on)

    def test_before_a_day_that_is_about_is_taken_and_warned_of(self, case, child, aigul):
        incident = incident_of(child, aigul, day_known="about")
        matter = matter_of(incident, aigul)
        staged(matter, aigul, "registered", on=incident.happened_on - DAY)
        assert "before the day of the incident" in warned(matter, incident, aigul)

    def test_that_ends_needs_a_ground_and_one_that_does_not_has_none(self, matter, aigul):
        ends = ["ended", "refused", "verdict", "not_registered"]
        assert not_refused(ends, Incomplete, partial(staged, matter, aigul)) == []
        with pytest.raises(Incomplete, match="ends nothing"):
            staged(matter, aigul, "opened", "reconciled_2021")
        with pytest.raises(Incomplete):  # a draft
            staged(matter, aigul, "ended", "no_settling_154")

    def test_takes_a_ground_of_another_edition_and_warns(self, matter, incident, aigul):
        staged(matter, aigul, "opened")
        staged(matter, aigul, "ended", "reconciled_2019")
        assert "another edition" in warned(matter, incident, aigul)

    def test_without_what_comes_before_it_is_taken_and_warned_of(self, matter, incident, aigul):
        staged(matter, aigul, "appeal")
        assert "nobody wrote what ended before" in warned(matter, incident, aigul)
        staged(matter, aigul, "verdict", "convicted")
        assert "nobody wrote that proceedings were opened" in warned(matter, incident, aigul)

    def test_in_order_is_not_warned_of(self, matter, incident, aigul):
        staged(matter, aigul, "registered", on=today() - 2 * DAY)
        staged(matter, aigul, "opened", on=today() - DAY)
        staged(matter, aigul, "verdict", "convicted")
        staged(matter, aigul, "appeal")
        assert warned(matter, incident, aigul) == ""

    def test_is_corrected_and_struck(self, matter, aigul, erlan):
        row = staged(matter, aigul, "registered")
        said = {"stage": "checked", "ground": "", "body": "police", "happened_on": today()}
        later = correct_row(row, by=aigul, **said)
        assert later.incident_id == matter.incident_id
        strike_row(later, by=erlan)
        with reading(erlan):
            assert stages_of(matter, erlan) == []

    def test_is_of_the_child_of_its_proceedings_and_never_says_that_the_body_wrote_it(self, matter, aigul):
        other = register(aigul, given="Бермет")
        with pytest.raises(IntegrityError):
            raw_stage(matter, aigul, child_id=other.pk)
        row = raw_stage(matter, aigul, from_body=True)
        assert ProceedingStage.objects.using("owner").get(pk=row.pk).from_body is False


class TestSealed:
    def test_proceedings_of_a_sealed_incident_are_read_by_few(self, case, child, aigul, damira, erlan):
        abuse = incident_of(child, aigul, kinds=["sexual_abuse"])
        matter = matter_of(abuse, damira)
        staged(matter, damira, "opened")
        for by, found in ((damira, 1), (erlan, 0)):
            with reading(by):
                assert (Proceeding.objects.count(), ProceedingStage.objects.count()) == (found, found)

    def test_a_corrected_incident_seals_its_proceedings(self, incident, matter, aigul):
        staged(matter, aigul, "opened")
        said = BEATEN | {"kinds": ["sexual_abuse"], "happened_on": today(), "known_on": today()}
        correct_row(incident, by=aigul, **said)
        for model in (Proceeding, ProceedingStage):
            assert model.ever.using("owner").get().sealed is True
