"""A lower risk needs its reasons, and a second person where it falls far or soon after an incident."""

import threading
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, connections, transaction
from django.utils import timezone

from tests.first_page import waits
from tests.second_person import merge_records
from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson, SomethingCame
from umai.assessment.models import Assessment, Completion
from umai.intake.cases import levels
from umai.intake.cases.actions import CaseClosed
from umai.intake.cases.levels import LoweredWithoutReasons, risk_of
from umai.intake.lowering import actions
from umai.intake.lowering.reading import lowered_risks
from umai.intake.models import Due, RiskLevel, RiskLowering, RiskLoweringAnswer
from umai.intake.tests.conftest import closed, proposed
from umai.law.terms.clock import BISHKEK, today
from umai.law.terms.intervals import next_review_due_on
from umai.law.terms.reviews import incidents_count_since, lowering_decision_due_on
from umai.protection.emergency.actions import begin_protection
from umai.refusal import NotPermitted
from umai.register.child.actions import add_adult, record_fact
from umai.register.merges import Doubt
from umai.register.models import Absence
from umai.review.models import Review
from umai.review.tests.conftest import LOWERED, at_risk, reviewed, visited
from umai.urgency.models import Urgency


def long_ago():
    return today() - timedelta(days=60)


@pytest.fixture
def high(case, aigul):
    """A case at high risk since long ago."""
    at_risk(case, aigul, "high", on=long_ago())
    return case


@pytest.fixture
def urgent(case, aigul):
    at_risk(case, aigul, "urgent", on=long_ago())
    return case


@pytest.fixture
def waiting(urgent, aigul):
    """Aigul lowered the risk by three levels: it waits."""
    at_risk(urgent, aigul, "low")
    return lowering_of(urgent)


def lowering_of(case):
    return RiskLowering.objects.using("owner").filter(case_id=case.pk).latest("recorded_at")


def outcomes(case):
    rows = RiskLoweringAnswer.objects.using("owner").filter(lowering__case_id=case.pk)
    return list(rows.order_by("recorded_at").values_list("outcome", flat=True))


def dues(case):
    rows = Due.objects.using("owner").filter(case_id=case.pk, owed="lowering")
    return list(rows.values_list("of", "due_on"))


def risk(case, by):
    with by.speaking():
        return risk_of(case)


def level_row(case):
    return RiskLevel.objects.using("owner").get(case_id=case.pk, current=True)


def write_raw(case, by, to="medium", *, since=None, judged_on=None, standing=None, what="Eats again."):
    """A lowered risk by a statement of the pages' own role; answers what the database says of it."""
    standing = standing or level_row(case)
    judged = judged_on or today()
    with by.speaking(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "insert into intake_risklowering (id, child_id, case_id, standing_id, risk, reasons, what_changed,"
            " who_saw, seen_how, judged_on, incidents_since, decide_by, source, recorded_at) values (%s, %s, %s,"
            " %s, %s, '', %s, 'Feldsher', 'alone', %s, %s, %s, 'form', now()) returning id, why_two",
            [
                *(uuid.uuid4(), case.child_id, case.pk, standing.pk, to, what, judged),
                *(since or incidents_count_since(judged), judged),
            ],
        )
        return cursor.fetchone()


def set_raw(case, by, to, *, why="change"):
    """A risk level that replaces the current one, by a statement of the pages' own role."""
    with by.speaking(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "insert into intake_risklevel (id, child_id, case_id, risk, reasons, holds_from, replaces_id, why,"
            " current, source, recorded_at) select gen_random_uuid(), child_id, case_id, %s, '', %s, id, %s, true,"
            " 'form', now() from intake_risklevel where case_id = %s and current",
            [to, today(), why, case.pk],
        )


def answer_raw(lowering_id, child_id, by, outcome):
    with by.speaking(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "insert into intake_riskloweringanswer (id, child_id, lowering_id, outcome, reason, source, recorded_at)"
            " values (gen_random_uuid(), %s, %s, %s, 'x', 'form', now())",
            [child_id, lowering_id, outcome],
        )


def days_ago(days):
    return today() - timedelta(days=days)


def away(child, by, *, on, relation="mother"):
    """A parent of the child who left on this day."""
    kin = add_adult(child, by=by, identity={"surname": "Асанова", "given": "Бүбү"}, relation=relation)
    record_fact(child, by=by, model=Absence, adult_id=kin.adult_id, kind="external", holds_from=on)


class TestTheRuleInTheDatabase:
    def test_one_level_needs_one_person_until_a_parent_went_away_on_a_day_that_nobody_knows(
        self, high, aigul, child
    ):
        assert write_raw(high, aigul)[1] == ""
        away(child, aigul, on=today(), relation="uncle_f")
        assert write_raw(high, aigul)[1] == ""
        away(child, aigul, on=None)
        assert write_raw(high, aigul)[1] == "absence"

    @pytest.mark.parametrize(
        ("before", "to", "why"),
        [
            ("urgent", "high", ""),
            ("urgent", "medium", "levels"),
            ("high", "low", "levels"),
            ("medium", "low", ""),
        ],
    )
    def test_two_levels_need_two_persons(self, case, aigul, before, to, why):
        at_risk(case, aigul, before, on=long_ago())
        assert write_raw(case, aigul, to)[1] == why

    def test_a_visit_that_found_danger_counts_for_seven_days(self, high, aigul):
        for days, why in ((8, ""), (7, "incident")):
            visited(high, aigul, days_ago=days, risk="urgent", happened_on=days_ago(days))
            assert write_raw(high, aigul)[1] == why, days

    @pytest.mark.parametrize(("days", "why"), [(7, "incident"), (8, "")])
    def test_so_does_an_assessment_that_found_it(self, high, aigul, days, why):
        with aigul.speaking():
            assessment = Assessment.objects.create(child_id=high.child_id, case=high, begun_on=days_ago(days))
            on = {"completed_on": days_ago(days), "due_on": today(), "is_late": False}
            Completion.objects.create(
                child_id=high.child_id, assessment=assessment, risk="urgent", reasons="Hit.", **on
            )
        assert write_raw(high, aigul)[1] == why

    def test_so_does_a_review_that_found_it(self, high, aigul):
        said = {"words": "Hit.", "childs_view": "Afraid.", "risk": "urgent", "reasons": "Hit.", "works": "no"}
        said |= {
            "child_id": high.child_id,
            "case": high,
            "next_on": today(),
            "is_late": False,
            "promised": [],
        }
        for days, why in ((8, ""), (7, "incident")):
            with aigul.speaking():
                Review.objects.create(held_on=days_ago(days), **said)
            assert write_raw(high, aigul)[1] == why, days

    def test_a_protection_counts_by_its_day_in_bishkek(self, high, erlan, aigul):
        """At 00:30 in Bishkek it is the day before in UTC, and at 05:30 of the day before too."""
        protected(high, erlan)
        for days, hour, why in (
            (6, 12, "incident"),
            (7, 0, "incident"),
            (7, 23, "incident"),
            (8, 23, ""),
            (8, 5, ""),
        ):
            on = days_ago(days)
            at = datetime(on.year, on.month, on.day, hour, 30, tzinfo=BISHKEK)
            assert hour != 0 or at.astimezone(UTC).date() == on - timedelta(days=1)
            Urgency.objects.using("owner").update(called_at=at)
            assert write_raw(high, aigul)[1] == why, (days, hour)

    @pytest.mark.parametrize("relation", ["mother", "stepfather"])
    def test_a_parent_who_went_away_counts_for_seven_days(self, high, child, aigul, relation):
        for days, why in ((8, ""), (7, "absence")):
            away(child, aigul, on=days_ago(days), relation=relation)
            assert write_raw(high, aigul)[1] == why, days

    def test_the_days_go_back_from_the_day_of_the_judgement(self, high, child, aigul):
        away(child, aigul, on=days_ago(12))
        assert write_raw(high, aigul, judged_on=days_ago(5))[1] == "absence"

    def test_an_incident_of_another_record_of_the_child_counts(self, high, child, aigul, damira):
        from umai.visits.tests.conftest import make_case, make_child

        other = make_child(aigul, "Нурбек")
        visited(make_case(other, aigul), aigul, days_ago=1, risk="urgent", happened_on=days_ago(1))
        assert write_raw(high, aigul)[1] == ""
        merge_records(child, by=damira, other=other, reason="known", despite=list(Doubt.values))
        assert write_raw(high, aigul)[1] == "incident"

    def test_a_visit_that_was_corrected_since_is_no_incident(self, high, aigul):
        visit = visited(high, aigul, days_ago=1, risk="urgent", happened_on=days_ago(1))
        with aigul.speaking():
            visit.replace_with(why="correction", risk="high")
        assert write_raw(high, aigul)[1] == ""


class TestTheDatabaseRefuses:
    def test_what_is_not_lower_or_of_a_day_before_or_to_come(self, high, aigul):
        for to in ("urgent", "high"):
            with pytest.raises(IntegrityError, match="lower than the one that stands"):
                write_raw(high, aigul, to)
        for days in (-61, 1):
            on = today() + timedelta(days=days)
            with pytest.raises(IntegrityError, match="lower than the one that stands"):
                write_raw(high, aigul, judged_on=on, since=on)
        with pytest.raises(IntegrityError, match="lowering_says_what_changed"):
            write_raw(high, aigul, what="")
        with pytest.raises(IntegrityError, match="lowering_looks_back"):
            write_raw(high, aigul, since=today() + timedelta(days=1))

    def test_a_level_that_stands_no_more(self, high, aigul):
        before = level_row(high)
        at_risk(high, aigul, "urgent")
        with pytest.raises(IntegrityError, match="lower than the one that stands"):
            write_raw(high, aigul, standing=before)

    def test_a_lower_level_without_reasons(self, high, aigul):
        with pytest.raises(ProgrammingError, match="another person to agree"):
            set_raw(high, aigul, "medium")
        write_raw(high, aigul)
        set_raw(high, aigul, "medium")
        assert risk(high, aigul) == "medium"

    def test_a_lower_level_that_waits(self, urgent, aigul, damira):
        pk, _why = write_raw(urgent, aigul, "low")
        with pytest.raises(ProgrammingError, match="another person to agree"):
            set_raw(urgent, damira, "low")
        answer_raw(pk, urgent.child_id, damira, "refused")
        with pytest.raises(ProgrammingError, match="another person to agree"):
            set_raw(urgent, damira, "low")

    def test_another_level_than_the_one_agreed_to(self, urgent, aigul, damira):
        pk, _why = write_raw(urgent, aigul, "medium")
        answer_raw(pk, urgent.child_id, damira, "agreed")
        with pytest.raises(ProgrammingError, match="another person to agree"):
            set_raw(urgent, damira, "low")
        set_raw(urgent, damira, "medium")

    def test_a_first_row_after_the_level_was_struck(self, high, aigul):
        set_raw(high, aigul, "high", why="struck")
        with aigul.speaking(), pytest.raises(ProgrammingError, match="another person to agree"):
            RiskLevel.objects.create(child_id=high.child_id, case=high, risk="low", holds_from=today())

    def test_a_risk_that_is_raised_or_unchanged_is_not_asked(self, high, aigul):
        set_raw(high, aigul, "high")
        set_raw(high, aigul, "urgent")

    def test_agreement_of_who_lowered_it_of_a_social_worker_or_after_something_urgent_came(
        self, waiting, erlan, aigul, azamat, urgent, damira
    ):
        for who in (aigul, azamat):
            with pytest.raises(DatabaseError):
                answer_raw(waiting.pk, waiting.child_id, who, "agreed")
        protected(urgent, erlan)
        with pytest.raises(IntegrityError, match="something came after"):
            answer_raw(waiting.pk, waiting.child_id, damira, "agreed")

    def test_agreement_of_the_specialist_who_lowered_it(self, urgent, erlan):
        pk, _why = write_raw(urgent, erlan, "low")
        with pytest.raises(ProgrammingError, match="another person has to agree"):
            answer_raw(pk, urgent.child_id, erlan, "agreed")

    def test_agreement_to_a_level_that_stands_no_more(self, high, aigul, damira):
        pk, _why = write_raw(high, aigul, "low")
        set_raw(high, aigul, "urgent")
        with pytest.raises(IntegrityError, match="something came after"):
            answer_raw(pk, high.child_id, damira, "agreed")

    @pytest.mark.parametrize(
        ("to", "outcome"), [("low", "seen"), ("medium", "agreed"), ("medium", "refused")]
    )
    def test_an_answer_that_does_not_fit(self, high, aigul, damira, to, outcome):
        pk, _why = write_raw(high, aigul, to)
        with pytest.raises(IntegrityError, match="does not fit"):
            answer_raw(pk, high.child_id, damira, outcome)

    def test_a_second_answer(self, waiting, damira):
        answer_raw(waiting.pk, waiting.child_id, damira, "refused")
        with pytest.raises(IntegrityError):
            answer_raw(waiting.pk, waiting.child_id, damira, "agreed")


def protected(case, by):
    said = {"danger": "violence", "known_at": timezone.now() - timedelta(minutes=1), "words": "Beaten."}
    protection = begin_protection(case, by=by, id=uuid.uuid4(), **said)
    Urgency.objects.using("owner").update(called_at=timezone.now())
    return protection


class TestJudging:
    def test_a_lower_risk_without_reasons_is_not_taken(self, high, aigul):
        with pytest.raises(LoweredWithoutReasons):
            reviewed(high, aigul, lowered=None)
        assert (risk(high, aigul), RiskLowering.objects.using("owner").count()) == ("high", 0)

    def test_by_one_level_it_stands_at_once_and_the_head_is_told(self, high, aigul, damira):
        reviewed(high, aigul)
        row = lowering_of(high)
        assert (risk(high, aigul), row.why_two, row.what_changed) == ("medium", "", LOWERED.what_changed)
        assert dues(high) == [] and waits(damira, "lowered") == 1
        assert level_row(high).replaces_id == row.standing_id

    def test_by_two_the_higher_one_stands_and_the_decision_is_owed(self, urgent, aigul, damira):
        row = reviewed(urgent, aigul, risk="low")
        one = lowering_of(urgent)
        assert (risk(urgent, aigul), one.why_two) == ("urgent", "levels")
        assert dues(urgent) == [(one.pk, lowering_decision_due_on(today()))]
        assert row.risk == "low" and row.next_on == next_review_due_on("urgent", today())

    def test_raised_or_unchanged_it_is_as_ever(self, high, aigul):
        reviewed(high, aigul, risk="high", lowered=None)
        row = reviewed(high, aigul, risk="urgent", lowered=None)
        assert (risk(high, aigul), row.next_on) == ("urgent", next_review_due_on("urgent", today()))
        assert RiskLowering.objects.using("owner").count() == 0

    @pytest.mark.parametrize("later", ["urgent", "low", "high"])
    def test_a_later_judgement_takes_the_place_of_one_that_waits(self, waiting, urgent, aigul, later):
        at_risk(urgent, aigul, later)
        assert outcomes(urgent) == ["overtaken"]
        waits = {"urgent": 0, "low": 1, "high": 0}[later]
        assert len(dues(urgent)) == waits
        assert risk(urgent, aigul) == ("high" if later == "high" else "urgent")

    def test_an_earlier_judgement_that_is_entered_later_changes_nothing(
        self, waiting, urgent, aigul, superuser
    ):
        for level in ("urgent", "medium"):
            at_risk(urgent, aigul, level, on=days_ago(5))
            assert (outcomes(urgent), len(dues(urgent)), risk(urgent, aigul)) == ([], 1, "urgent"), level
        before = dues(urgent)
        superuser.execute("delete from intake_due where owed = 'lowering'")
        superuser.execute("select intake_owe_all()")
        assert dues(urgent) == before

    def test_an_earlier_judgement_that_is_higher_counts(self, high, aigul):
        at_risk(high, aigul, "low")
        at_risk(high, aigul, "urgent", on=days_ago(2))
        assert (risk(high, aigul), outcomes(high)) == ("urgent", ["overtaken"])

    def test_of_before_the_standing_level_it_asks_nothing(self, high, aigul):
        at = long_ago() - timedelta(days=1)
        with aigul.speaking():
            assert levels.set_risk(high, "low", "", on=at).risk == "high"


class TestAgreeing:
    def test_another_person_lets_it_stand_from_today(self, waiting, urgent, aigul, damira):
        actions.agree_to_lowering(waiting, by=damira)
        row = level_row(urgent)
        assert (row.risk, row.holds_from, row.reasons) == ("low", today(), waiting.reasons)
        assert (outcomes(urgent), dues(urgent)) == (["agreed"], [])

    def test_the_same_person_does_not(self, urgent, erlan, damira):
        at_risk(urgent, erlan, "low")
        with pytest.raises(NeedsAnotherPerson):
            actions.agree_to_lowering(lowering_of(urgent), by=erlan)
        assert risk(urgent, erlan) == "urgent"

    def test_not_after_something_urgent_came_or_was_known_before(self, waiting, urgent, erlan, damira):
        protected(urgent, erlan)
        with pytest.raises(SomethingCame):
            actions.agree_to_lowering(waiting, by=damira)
        assert risk(urgent, erlan) == "urgent"
        Urgency.objects.using("owner").update(called_at=timezone.now() - timedelta(hours=9))
        with pytest.raises(SomethingCame):
            actions.agree_to_lowering(waiting, by=damira)
        assert risk(urgent, erlan) == "urgent"

    def test_it_stands_in_the_day_of_who_may_agree_and_not_of_who_judged_it(
        self, urgent, damira, erlan, client_of
    ):
        at_risk(urgent, damira, "low")
        page = f'href="/cases/{urgent.pk}/risk/"'
        days = {who: client_of(who).get("/").content.decode() for who in ("damira", "erlan", "aigul")}
        assert [page in days[who] for who in days] == [False, True, False]

    def test_not_to_what_was_judged_again(self, waiting, urgent, aigul, damira):
        at_risk(urgent, aigul, "urgent")
        with pytest.raises(AlreadyAnswered):
            actions.agree_to_lowering(waiting, by=damira)

    def test_nobody_agrees_to_what_stands(self, high, aigul, damira):
        at_risk(high, aigul, "medium")
        with pytest.raises(actions.NeedsNoAnswer):
            actions.agree_to_lowering(lowering_of(high), by=damira)

    def test_of_two_at_one_moment_one_agrees(self, waiting, urgent, erlan, damira):
        refused, ready = [], threading.Barrier(2)

        def agree(by):
            try:
                ready.wait()
                actions.agree_to_lowering(waiting, by=by)
            except AlreadyAnswered as refusal:
                refused.append(refusal)
            finally:
                connections.close_all()

        both = [threading.Thread(target=agree, args=[by]) for by in (erlan, damira)]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert len(refused) == 1 and outcomes(urgent) == ["agreed"]
        assert risk(urgent, erlan) == "low"

    def test_in_a_closed_case_nothing_waits(self, high, aigul, damira):
        at_risk(high, aigul, "low")
        closed(proposed(high, aigul), damira)
        assert dues(high) == [] and waits(damira, "lowered") == 0
        with pytest.raises(CaseClosed):
            actions.agree_to_lowering(lowering_of(high), by=damira)


class TestRefusing:
    def test_words_are_required_and_the_higher_one_stands_and_says_why(self, waiting, damira, urgent):
        with pytest.raises(Incomplete):
            actions.refuse_lowering(waiting, by=damira, words=" ")
        answer = actions.refuse_lowering(waiting, by=damira, words=" See him alone first. ")
        assert (answer.reason, outcomes(urgent), dues(urgent)) == ("See him alone first.", ["refused"], [])
        assert risk(urgent, damira) == "urgent"


class TestLooking:
    @pytest.fixture
    def lowered(self, high, aigul):
        at_risk(high, aigul, "medium")
        return lowering_of(high)

    def test_only_a_head_looks_and_it_leaves_the_list(self, lowered, erlan, high, damira):
        assert waits(erlan, "lowered") is None
        with pytest.raises(NotPermitted):
            actions.look_at_lowering(lowered, by=erlan)
        assert [line.waits for line in lowered_risks(damira)] == [False]
        actions.look_at_lowering(lowered, by=damira)
        assert (lowered_risks(damira), outcomes(high), risk(high, damira)) == ([], ["seen"], "medium")

    def test_once(self, lowered, damira):
        actions.look_at_lowering(lowered, by=damira)
        with pytest.raises(AlreadyAnswered):
            actions.look_at_lowering(lowered, by=damira)

    def test_what_waits_is_decided_and_not_looked_at(self, waiting, damira):
        with pytest.raises(actions.NeedsNoAnswer):
            actions.look_at_lowering(waiting, by=damira)

    def test_what_waits_stands_first(self, lowered, high, aigul, damira):
        at_risk(high, aigul, "urgent")
        at_risk(high, aigul, "low")
        assert [line.waits for line in lowered_risks(damira)] == [True, False]
