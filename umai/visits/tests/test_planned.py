from datetime import timedelta

import pytest

from umai.access.doors import AlreadyReplaced
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.visits import jobs
from umai.visits.models import Explanation, MissedVisit, WindowReason
from umai.visits.tests.conftest import dues, planned, record, window_of
from umai.visits.visit import actions


def in_days(n):
    return today() + timedelta(days=n)


class TestReplan:
    @pytest.fixture
    def window(self, case, aigul):
        return planned(case, aigul, first=2, last=9)

    def test_anybody_who_visits_plans_for_earlier(self, window, case, aigul):
        actions.replan_visit(window, by=aigul, earliest_on=today(), latest_on=in_days(1), words="She asked.")
        now = window_of(case, aigul)
        assert (now.latest_on, now.reason, now.replaces_id) == (in_days(1), WindowReason.AGREED, window.pk)
        assert ("visit", in_days(1)) in dues(case) and ("visit", in_days(9)) not in dues(case)

    def test_only_the_department_plans_for_later(self, window, case, aigul, erlan):
        said = {"earliest_on": in_days(2), "latest_on": in_days(10), "words": "The pass is closed."}
        with pytest.raises(actions.LaterIsForTheDepartment):
            actions.replan_visit(window, by=aigul, **said)
        actions.replan_visit(window, by=erlan, **said)
        assert window_of(case, erlan).latest_on == in_days(10)

    def test_not_for_the_past_nor_without_a_reason_nor_over_what_somebody_else_planned(
        self, window, aigul, erlan
    ):
        with pytest.raises(ImpossibleTime):
            actions.replan_visit(
                window, by=aigul, earliest_on=in_days(-3), latest_on=in_days(-1), words="Why not."
            )
        with pytest.raises(Incomplete):
            actions.replan_visit(window, by=aigul, earliest_on=today(), latest_on=in_days(1), words=" ")
        actions.replan_visit(window, by=erlan, earliest_on=today(), latest_on=in_days(1), words="She asked.")
        with pytest.raises(AlreadyReplaced):
            actions.replan_visit(window, by=aigul, earliest_on=today(), latest_on=in_days(2), words="I can.")

    def test_a_visit_that_was_made_is_planned_no_more(self, window, case, aigul):
        record(case, aigul)
        with pytest.raises(AlreadyReplaced):
            actions.replan_visit(window, by=aigul, earliest_on=today(), latest_on=in_days(2), words="I can.")


class TestExplain:
    @pytest.fixture
    def missed(self, case, aigul, worker_role):
        planned(case, aigul, last=-1)
        jobs.update_windows(on=today(), using=worker_role)
        with aigul.speaking():
            return MissedVisit.objects.get(case=case)

    def test_it_stays_missed_and_the_words_stand_beside_it(self, missed, aigul, request, damira):
        with pytest.raises(Incomplete):
            actions.explain_missed_visit(missed, by=aigul, reason="road", words=" ")
        for who in ("farida", "jyldyz"):
            with pytest.raises(NotPermitted):
                actions.explain_missed_visit(
                    missed, by=request.getfixturevalue(who), reason="road", words="Snow."
                )
        actions.explain_missed_visit(missed, by=aigul, reason="road", words="Snow.")
        actions.explain_missed_visit(missed, by=damira, reason="too_many", words="She has 40 cases.")
        with damira.speaking():
            assert MissedVisit.objects.filter(pk=missed.pk).exists()
            assert Explanation.objects.filter(missed=missed).count() == 2
