"""What counts as settled away: computed at each look, by the same rule in the program and in the database."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.looking import reading
from umai.guardianship.tests.conftest import register
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.justice.models import Proceeding, ProceedingStage
from umai.justice.proceedings.reading import stages_of
from umai.justice.settled.reading import settled_flags, settled_of, settled_sql
from umai.justice.tests.conftest import DAY, incident_of, wall
from umai.justice.tests.matters import MATTER, settled_of_incident, staged, written
from umai.justice.writing import correct_row, strike_row
from umai.law.children.ages import minors_born_after
from umai.law.options.settled import ProceedingStep, settled_end, settling_marks
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_value


def settled_here(by, child=None):
    with by.speaking():
        return settled_of(by, child and child.pk)


class TestSettledAway:
    def test_is_an_end_on_such_a_ground_and_on_no_other(self, incident, child, aigul):
        grounds = ("reconciled_2021", "agreed_2019", "nobody_complains_2021", "withdrawn")
        ended = {settled_of_incident(incident, aigul, ground).line for ground in grounds}
        for ground in ("no_event", "too_late", "convicted", "not_told"):
            settled_of_incident(incident, aigul, ground)
        found = settled_here(aigul, child)
        assert {one.proceeding_id for one in found} == ended
        assert {(one.ended_on, one.letter) for one in found} == {(today() - DAY, None)}
        assert "Settled away" in settled_flags(child.pk, aigul)[0]
        other = register(aigul, given="Бермет")
        open_case(other, by=aigul, **particulars())
        assert settled_flags(other.pk, aigul) == []

    def test_is_an_act_that_nobody_named_and_none_that_nobody_intended(self, incident, aigul):
        settled_of_incident(incident, aigul, act="negligent_harm_2021")
        matter = settled_of_incident(incident, aigul, act="")
        assert [one.proceeding_id for one in settled_here(aigul)] == [matter.line]

    @pytest.mark.parametrize("step", [("cancelled",), ("verdict", "convicted")])
    def test_is_over_when_the_end_is_cancelled_or_a_verdict_follows(self, step, incident, aigul):
        staged(settled_of_incident(incident, aigul), aigul, *step)
        assert settled_here(aigul) == []

    def test_stays_where_an_appeal_follows(self, incident, aigul):
        matter = settled_of_incident(incident, aigul)
        staged(matter, aigul, "appeal")
        assert len(settled_here(aigul)) == 1

    def test_is_computed_anew_where_the_act_is_corrected(self, incident, aigul):
        matter = settled_of_incident(incident, aigul)
        correct_row(matter, by=aigul, **MATTER | {"act": "negligent_harm_2021"})
        assert settled_here(aigul) == []

    def test_is_nothing_where_the_incident_is_struck_out(self, incident, aigul, erlan):
        settled_of_incident(incident, aigul)
        strike_row(incident, by=erlan)
        assert settled_here(erlan) == []

    def test_is_told_nobody_elsewhere_and_behind_no_wall(self, incident, child, aigul, erlan, jyldyz):
        settled_of_incident(incident, aigul)
        assert settled_here(jyldyz) == []
        wall(erlan.worker, child)
        assert settled_here(erlan) == []

    def test_of_a_sealed_incident_is_told_to_few(self, case, child, aigul, damira, erlan):
        settled_of_incident(incident_of(child, aigul, kinds=["sexual_abuse"]), damira)
        assert (len(settled_here(damira)), settled_here(erlan), settled_here(aigul)) == (1, [], [])
        assert settled_flags(child.pk, erlan) == []

    def test_counts_for_the_first_page(self, incident, aigul, erlan):
        matter = settled_of_incident(incident, aigul)
        with erlan.speaking():
            assert erlan.ask(settled_sql(erlan), on=today()) == [(1, 0)]
        letter = written(matter, erlan)
        with erlan.speaking():
            assert erlan.ask(settled_sql(erlan), on=letter.due_on) == [(0, 0)]
            assert erlan.ask(settled_sql(erlan), on=letter.due_on + DAY) == [(0, 1)]


def born(child, day, precision="day"):
    from umai.register.models import Identity

    old = Identity.objects.using("owner").get(child_id=child.pk)
    names = {"surname": old.surname, "given": old.given, "sex": old.sex}
    place = {"district_id": old.district_id, "municipality_id": old.municipality_id}
    Identity.objects.using("owner").create(
        child_id=child.pk, replaces=old, birth_date=day, birth_precision=precision, **names, **place
    )


class TestTheVictim:
    @pytest.mark.parametrize(
        ("changed", "precision", "count"),
        [
            (lambda day: day, "day", 0),
            (lambda day: day + DAY, "day", 1),
            (lambda day: day.replace(month=1, day=1), "year", 1),
        ],
        ids=["of age that day", "a day younger", "only the year is known"],
    )
    def test_is_a_child_unless_of_age_on_the_day_of_the_incident(
        self, changed, precision, count, incident, child, aigul
    ):
        settled_of_incident(incident, aigul)
        born(child, changed(minors_born_after(incident.happened_on)), precision)
        assert len(settled_here(aigul)) == count


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["registered", "opened", "ended", "verdict", "cancelled", "refused", "appeal"]),
        st.sampled_from(["reconciled_2021", "withdrawn", "convicted", "nobody_complains_2021"]),
        st.integers(0, 3),
    ),
    max_size=6,
)


class TestTheRuleInTheDatabase:
    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(steps=STEPS, act=st.sampled_from(["", "rape_2021", "negligent_harm_2021"]))
    def test_says_what_the_rule_of_the_law_says(self, steps, act, incident, aigul):
        with aigul.speaking():
            matter = Proceeding.objects.create(
                child_id=incident.child_id,
                incident_id=incident.pk,
                kind="criminal",
                body="police",
                act=act,
                sealed=False,
            )
            ends = settling_marks()["ends"]
            for stage, ground, days in steps:
                ProceedingStage.objects.create(
                    child_id=incident.child_id,
                    incident_id=incident.pk,
                    proceeding_id=matter.pk,
                    stage=stage,
                    ground=ground if stage in ends else "",
                    body="police",
                    happened_on=incident.happened_on + days * DAY,
                    from_body=False,
                    sealed=False,
                )
        with reading(aigul):
            stages = stages_of(matter, aigul)
            found = [one for one in settled_of(aigul) if one.proceeding_id == matter.pk]
        steps = [ProceedingStep(one.stage, one.ground, one.happened_on) for one in stages]
        end = settled_end(steps, act, minor=True)
        assert [(one.stage, one.ground, one.ended_on) for one in found] == ([tuple(end)] if end else [])

    def test_refuses_by_the_marks_that_the_lists_have(self, db):
        shipped = fetch_value("select justice_shipped_marks()::text", using="owner")
        assert json.loads(shipped) == settling_marks()
