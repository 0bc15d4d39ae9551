"""What one person could end, hide or weaken alone, by effect and whatever it was called."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from umai.identification.inbox import actions, endings
from umai.identification.models import Gathering, Screening, Signal, SignalEnding
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported, standing, wall
from umai.intake.cases.actions import open_case
from umai.intake.from_signal.actions import add_signal
from umai.intake.models import Origin
from umai.law.terms.clock import today
from umai.protection.emergency.actions import begin_protection, record_decision
from umai.protection.emergency.models import SafetyDecision
from umai.protection.ending.actions import propose_end
from umai.protection.ending.models import ProtectionEnding, ProtectionEndProposal, ProtectionOutcome
from umai.refusal import Refusal
from umai.register.child.actions import add_child
from umai.register.merges import Doubt, Merge, MergeProposal
from umai.register.merging.actions import merge_records, unmerge_records
from umai.urgency.models import Urgency
from umai.visits.tests.conftest import record

CHECKED = "Nobody was there."


@pytest.fixture
def case(child, aigul):
    """The open case of a child whom the reports below do not mean."""
    said = {"concern": "left_behind", "channel": "school", "words": "Alone.", "discovered_at": None}
    return open_case(child, by=aigul, id=uuid.uuid4(), received_at=timezone.now(), **said)


def say(by, statement, *values):
    """Say this statement to the database as this worker; answers how many rows it changed."""
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def waits(signal):
    return Signal.objects.using("owner").get(pk=signal.pk).waits


def is_open(signal):
    """Whether it still stands that the child of this report must be seen."""
    return Urgency.objects.using("owner").filter(signal_id=signal.pk, ended_at=None).exists()


def end_by_sql(by, signal, how="not_for_us"):
    return say(
        by,
        "insert into identification_signalending (id, recorded_at, source, signal_id, how, body, findings,"
        " district_id) select gen_random_uuid(), now(), 'form', id, %s, '', 'x', district_id"
        " from identification_signal where id = %s",
        how,
        signal.pk,
    )


class TestAReportIsNotEndedByOne:
    """What the reporter said first counts, and not what somebody made of it."""

    GRAVE = ({"concern": "violence"}, {"danger_now": True}, {"self_harm": True}, {"concern": "self_harm"})

    @pytest.mark.parametrize("said", GRAVE, ids=str)
    def test_as_not_for_us(self, said, erlan):
        report = reported(**said)
        with erlan.speaking():
            Screening.objects.create(
                signal=report, outcome="not_for_us", reason="A film.", district_id=report.district_id
            )
        with pytest.raises(Refusal):
            endings.end_signal(report, by=erlan, how="not_for_us", findings=CHECKED)
        assert waits(report)

    @pytest.mark.parametrize("said", GRAVE, ids=str)
    def test_by_sql(self, said, erlan):
        report = reported(**said)
        with pytest.raises(DatabaseError, match="another person"):
            end_by_sql(erlan, report)
        assert waits(report)

    def test_by_the_page(self, client_of, erlan):
        report = reported(concern="violence")
        actions.screen_signal(report, by=erlan, outcome="not_for_us", reason="A film.")
        said = {"how": "not_for_us", "findings": CHECKED, "id": str(uuid.uuid4()), "childs_view": "x"}
        client_of("erlan").post(f"/inbox/{report.pk}/end/", said)
        assert waits(report)


class TestAReportIsNotHiddenByOne:
    """Joined to a strange child, or gathered with a harmless report, it would have left the inbox."""

    @pytest.fixture
    def report(self, child, erlan):
        report = reported(danger_now=True)
        actions.screen_signal(report, by=erlan, outcome="urgent")
        actions.match_child(report, by=erlan, child=child)
        return report

    def test_in_the_case_of_a_strange_child(self, report, case, erlan):
        add_signal(case, by=erlan, signal=report, wording="Somebody is worried.")
        assert waits(report) and is_open(report)
        assert standing(SignalEnding, erlan) == []

    def test_who_saw_the_strange_child_saw_nobody(self, report, case, erlan, aigul):
        add_signal(case, by=erlan, signal=report, wording="Somebody is worried.")
        Urgency.objects.using("owner").update(called_at=timezone.now() - timedelta(days=9))
        record(case, aigul)
        assert is_open(report)

    def test_the_same_person_does_not_confirm_it_by_sql(self, report, case, erlan):
        add_signal(case, by=erlan, signal=report, wording="Somebody is worried.")
        with pytest.raises(DatabaseError, match="another person"):
            end_by_sql(erlan, report, how="in_case")
        assert waits(report) and is_open(report)

    def test_all_of_it_by_sql(self, report, case, erlan):
        say(
            erlan,
            "insert into intake_origin (id, recorded_at, source, child_id, case_id, signal_id, begins)"
            " values (gen_random_uuid(), now(), 'form', %s, %s, %s, false)",
            case.child_id,
            case.pk,
            report.pk,
        )
        with pytest.raises(DatabaseError, match="another person"):
            end_by_sql(erlan, report, how="in_case")
        assert waits(report) and is_open(report)
        assert standing(Origin, erlan, signal=report)

    def test_behind_a_harmless_one_that_ends(self, report, erlan):
        harmless = reported(ReportWords("A fence is broken."), concern="other", ago=timedelta(days=1))
        with erlan.speaking():
            Gathering.objects.create(signal=report, first=harmless, district_id=report.district_id)
        end_by_sql(erlan, harmless)
        assert waits(report) and is_open(report)

    def test_in_a_circle(self, report, erlan):
        other = reported(ReportWords("A fence is broken."), concern="other")
        with pytest.raises(DatabaseError), erlan.speaking():
            for one, first in ((report, other), (other, report)):
                Gathering.objects.create(signal=one, first=first, district_id=report.district_id)
        assert waits(report)

    def test_behind_one_that_another_office_answers(self, report, erlan, farida):
        kept = reported(ReportWords("The inspector."), feared_works_here=True)
        with pytest.raises(DatabaseError), farida.speaking():
            Gathering.objects.create(signal=report, first=kept, district_id=report.district_id)
        assert waits(report)


class TestAProtectionIsNotEndedByOne:
    @pytest.fixture
    def protection(self, case, aigul):
        said = {"danger": "violence", "known_at": timezone.now() - timedelta(hours=5), "words": "Beaten."}
        return begin_protection(case, by=aigul, id=uuid.uuid4(), **said)

    @pytest.mark.parametrize("how", ProtectionOutcome.values)
    def test_whatever_it_is_called(self, protection, damira, how):
        said = {"how": how, "ends_on": today(), "reason": "x", "childs_view": "x", "lives_with": "x"}
        propose_end(protection, by=damira, id=uuid.uuid4(), **said)
        assert runs(protection)

    @pytest.mark.parametrize("how", ProtectionOutcome.values)
    def test_by_the_page(self, protection, client_of, how):
        day = {"ends_on_day": today().day, "ends_on_month": today().month, "ends_on_year": today().year}
        said = {"how": how, "reason": "x", "childs_view": "x", "lives_with": "x", "id": str(uuid.uuid4())}
        client_of("damira").post(f"/protection/{protection.pk}/end/", said | day)
        assert ProtectionEndProposal.objects.using("owner").exists() and runs(protection)

    @pytest.mark.parametrize("how", ProtectionOutcome.values)
    def test_by_sql(self, protection, damira, how):
        with pytest.raises(DatabaseError, match="another person"), damira.speaking():
            proposal = ProtectionEndProposal.objects.create(
                child_id=protection.child_id,
                protection=protection,
                how=how,
                ends_on=today(),
                **dict.fromkeys(("reason", "childs_view", "lives_with"), "x"),
            )
            ProtectionEnding.objects.create(
                child_id=protection.child_id, protection=protection, proposal=proposal, ended_on=today()
            )
        assert runs(protection)

    def test_as_another_decision(self, protection, aigul):
        said = {"happened_at": timezone.now(), "reason": "Beaten.", "adult_words": "The aunt"}
        record_decision(protection, by=aigul, decided="removed", **said)
        with pytest.raises(DatabaseError, match="two persons"), aigul.speaking():
            SafetyDecision.objects.get().replace_with(decided="no_danger")


class TestWhatRunsIsNotMergedByOne:
    """A wall would come down, a sighting of one child would end the danger of another."""

    @pytest.fixture
    def other(self, aigul):
        return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Нурбек"})

    def test_a_child_with_a_case(self, case, child, other, damira):
        merge_records(other, by=damira, other=child, reason="known", despite=list(Doubt.values))
        assert not Merge.ever.using("owner").exists()

    def test_by_sql(self, case, child, other, damira):
        with pytest.raises(DatabaseError, match="another person"), damira.speaking():
            said = {"reason": "known", "words": "x"}
            proposal = MergeProposal.objects.create(child=other, other=child, **said)
            Merge.objects.create(child=other, other=child, proposal=proposal, **said)

    def test_a_child_behind_a_wall(self, child, other, aigul, damira):
        wall(aigul, child)
        merge_records(other, by=damira, other=child, reason="known", despite=list(Doubt.values))
        assert not Merge.ever.using("owner").exists()

    def test_a_merge_is_not_undone_either(self, child, other, aigul, erlan):
        """The wall around the one would stand around the other no more."""
        merge = merge_records(other, by=erlan, other=child, reason="known", despite=list(Doubt.values))
        wall(aigul, child)
        unmerge_records(merge, by=erlan, words="Cousins.")
        with pytest.raises(DatabaseError, match="another person"), erlan.speaking():
            merge.replace_with(why="struck", words="Cousins.")
        assert Merge.ever.using("owner").get().current

    def test_where_nothing_runs_one_is_enough(self, child, other, damira):
        merge_records(other, by=damira, other=child, reason="known", despite=list(Doubt.values))
        assert Merge.ever.using("owner").get().current


def runs(protection):
    return not ProtectionEnding.objects.using("owner").filter(protection_id=protection.pk).exists()
