"""Proceedings and their stages: dated events, taken in any order, warned of where they do not fit together."""

import pytest
from django.db import IntegrityError

from tests.looking import reading
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import last_entry
from umai.justice.line import current_id
from umai.justice.models import Proceeding, ProceedingStage
from umai.justice.proceedings.reading import proceedings_of, stage_warnings, stages_of
from umai.justice.tests.conftest import BEATEN, DAY, incident_of
from umai.justice.tests.matters import MATTER, inspector_of, matter_of, staged
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.refusal import NotPermitted


@pytest.fixture
def matter(incident, aigul):
    return matter_of(incident, aigul)


def warned(matter, incident, by):
    with reading(by):
        now = Proceeding.objects.get(line=matter.line)
        return " ".join(stage_warnings(now, stages_of(now, by), incident))


class TestProceedings:
    def test_stand_about_the_incident_and_on_the_trail(self, incident, matter, aigul):
        assert last_entry() == ("justice.record_proceeding", "done")
        with reading(aigul):
            assert [one.pk for one in proceedings_of(incident, aigul)] == [matter.line]

    @pytest.mark.parametrize("name", ["bakyt", "farida", "kanykei"])
    def test_are_written_by_nobody_of_another_body(self, name, incident, request):
        with pytest.raises(NotPermitted):
            matter_of(incident, request.getfixturevalue(name))

    def test_are_written_by_nobody_elsewhere(self, incident, jyldyz):
        with pytest.raises(NotPermitted):
            matter_of(incident, jyldyz)

    def test_take_an_act_of_an_earlier_edition_and_warn(self, incident, aigul):
        matter = matter_of(incident, aigul, act="light_harm_2019")
        assert "another edition" in warned(matter, incident, aigul)

    def test_know_no_act_that_stands_in_no_list(self, incident, aigul):
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

    def test_is_written_by_nobody_of_another_body(self, matter, bakyt):
        with pytest.raises(NotPermitted):
            staged(matter, bakyt, "registered")

    def test_is_written_by_nobody_elsewhere(self, matter, jyldyz):
        with pytest.raises(NotPermitted):
            staged(matter, jyldyz, "registered")

    def test_names_the_first_row_also_of_corrected_proceedings(self, matter, aigul):
        later = correct_row(matter, by=aigul, **MATTER)
        assert staged(later, aigul, "registered").proceeding_id == matter.line

    def test_before_the_known_day_of_the_incident_is_refused(self, matter, incident, aigul):
        with pytest.raises(ImpossibleTime, match="before the day of the incident"):
            staged(matter, aigul, "registered", on=incident.happened_on - DAY)
        assert staged(matter, aigul, "registered", on=incident.happened_on)

    def test_before_a_day_that_is_about_is_taken_and_warned_of(self, case, child, aigul):
        incident = incident_of(child, aigul, day_known="about")
        matter = matter_of(incident, aigul)
        staged(matter, aigul, "registered", on=incident.happened_on - DAY)
        assert "before the day of the incident" in warned(matter, incident, aigul)

    def test_before_the_incident_is_refused_to_raw_sql_too(self, matter, incident, aigul):
        said = {"stage": "registered", "body": "police", "happened_on": incident.happened_on - DAY}
        with aigul.speaking(), pytest.raises(IntegrityError):
            ProceedingStage.objects.create(
                proceeding_id=matter.pk, child_id=matter.child_id, from_body=False, **said
            )

    @pytest.mark.parametrize("stage", ["ended", "refused", "verdict", "not_registered"])
    def test_that_ends_needs_a_ground(self, stage, matter, aigul):
        with pytest.raises(Incomplete, match="ground"):
            staged(matter, aigul, stage)

    def test_that_ends_nothing_has_no_ground(self, matter, aigul):
        with pytest.raises(Incomplete, match="ends nothing"):
            staged(matter, aigul, "opened", "reconciled_2021")

    def test_takes_a_ground_of_another_edition_and_warns(self, matter, incident, aigul):
        staged(matter, aigul, "opened")
        staged(matter, aigul, "ended", "reconciled_2019")
        assert "another edition" in warned(matter, incident, aigul)

    def test_takes_no_ground_that_is_a_draft(self, matter, aigul):
        with pytest.raises(Incomplete):
            staged(matter, aigul, "ended", "no_settling_154")

    def test_verdict_without_proceedings_is_taken_and_warned_of(self, matter, incident, aigul):
        staged(matter, aigul, "verdict", "convicted")
        assert "nobody wrote that proceedings were opened" in warned(matter, incident, aigul)

    def test_appeal_without_an_end_is_taken_and_warned_of(self, matter, incident, aigul):
        staged(matter, aigul, "appeal")
        assert "nobody wrote what ended before" in warned(matter, incident, aigul)

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

    def test_cannot_hang_on_the_proceedings_of_another_child(self, matter, aigul):
        from umai.guardianship.tests.conftest import register

        other = register(aigul, given="Бермет")
        said = {"stage": "registered", "body": "police", "happened_on": today(), "from_body": False}
        with aigul.speaking(), pytest.raises(IntegrityError):
            ProceedingStage.objects.create(proceeding_id=matter.pk, child_id=other.pk, **said)

    def test_never_says_of_itself_that_the_body_wrote_it(self, matter, aigul):
        said = {"stage": "registered", "body": "police", "happened_on": today(), "from_body": True}
        with aigul.speaking():
            row = ProceedingStage.objects.create(proceeding_id=matter.pk, child_id=matter.child_id, **said)
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
