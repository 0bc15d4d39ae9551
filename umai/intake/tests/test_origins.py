"""From a signal to a case: what goes on, what stays outside, when the ten days begin."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import translation

from umai.identification.inbox import actions as signals
from umai.identification.inbox.wording import AboutAnotherChild
from umai.identification.models import Signal, SignalEnding
from umai.identification.signal.guard import GoesOnElsewhere, HasEnded
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import confirmed, reported
from umai.intake.cases import actions, closing, reading
from umai.intake.from_signal import actions as from_signal
from umai.intake.models import Case, Clock, Origin
from umai.intake.tests.conftest import closed, particulars, proposed, wall
from umai.law.terms.clock import assessment_due_on, day_of, hour_of
from umai.refusal import NotPermitted

SECRET = "Only the neighbour opposite can see this window."


@pytest.fixture
def signal(child, erlan):
    """A report of neglect two days ago, found to be about the child."""
    one = reported(ReportWords(SECRET), ago=timedelta(days=2))
    signals.screen_signal(one, by=erlan, outcome="concern")
    signals.match_child(one, by=erlan, child=child)
    return one


def said(signal, **changes):
    words = {
        "id": uuid.uuid4(),
        "signal": signal,
        "concern": "neglect",
        "channel": "citizen",
        "words": "The children seem to be alone at night.",
    }
    return words | changes


def opened(child, by, signal, **changes):
    return from_signal.open_from_signal(child, by=by, **said(signal, **changes))


def rows(model, by, **conditions):
    with by.speaking():
        return list(model.objects.filter(**conditions))


class TestOpening:
    def test_the_ten_days_begin_when_the_signal_came_and_it_leaves_the_inbox(self, signal, child, erlan):
        case = opened(child, erlan, signal)
        (clock,) = rows(Clock, erlan)
        assert clock.received_at == hour_of(signal.received_at)
        assert clock.due_on == assessment_due_on(day_of(signal.received_at))
        assert [row.case_id for row in rows(Origin, erlan)] == [case.pk]
        assert [(row.signal_id, row.how) for row in rows(SignalEnding, erlan)] == [(signal.pk, "case")]
        assert rows(Signal, erlan, waits=True) == []
        assert rows(Origin, erlan)[0].take_in_by == day_of(signal.received_at) + timedelta(days=3)
        later = signal.received_at + timedelta(days=1)
        with pytest.raises(actions.LaterThanTheSignal):
            actions.correct_clock(case, by=erlan, received_at=later, discovered_at=None, words="A slip.")
        earlier = signal.received_at - timedelta(days=1)
        actions.correct_clock(case, by=erlan, received_at=earlier, discovered_at=None, words="By telephone.")
        assert rows(Clock, erlan)[0].received_at == earlier

    def test_the_district_does_not_open_with_what_the_oblast_keeps_and_the_oblast_does(
        self, child, farida, erlan
    ):
        kept = reported(feared_works_here=True)
        signals.match_child(kept, by=farida, child=child)
        with pytest.raises(NotPermitted):
            opened(child, erlan, kept)
        assert opened(child, farida, kept).district_id == child.district_id

    def test_the_words_of_the_report_stay_outside_the_file(self, signal, child, erlan, aigul):
        opened(child, erlan, signal)
        assert SECRET not in rows(Case, aigul)[0].words
        assert rows(Signal, aigul) == []
        with aigul.speaking():
            told = [event.text + event.title for event in reading.events_of(child, aigul)]
        assert told and SECRET not in "".join(told)

    def test_what_was_taken_together_begins_it_with_the_earliest(self, signal, child, erlan):
        earlier = reported(ReportWords("Other words."), ago=timedelta(days=5))
        first = signals.gather_signals(signal, by=erlan, others=[earlier.pk])
        opened(child, erlan, first)
        assert rows(Clock, erlan)[0].received_at == hour_of(earlier.received_at)
        assert {row.signal_id for row in rows(SignalEnding, erlan, how="case")} == {signal.pk, earlier.pk}
        assert len(rows(Origin, erlan)) == 2

    def test_the_same_words_begin_it_too(self, signal, child, erlan):
        same = [reported(ReportWords(SECRET)) for _ in range(3)]
        opened(child, erlan, signal)
        assert {row.signal_id for row in rows(SignalEnding, erlan)} == {signal.pk, *(one.pk for one in same)}

    def test_a_worker_who_saw_it_earlier_begins_it_earlier(self, signal, child, erlan):
        seen = signal.received_at - timedelta(days=1)
        opened(child, erlan, signal, discovered_at=seen)
        assert rows(Clock, erlan)[0].started_on == day_of(seen)

    def test_only_the_child_it_was_found_to_be_about_and_nobody_behind_its_wall(
        self, signal, aigul, erlan, child
    ):
        from umai.register.child.actions import add_child

        other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Айпери"})
        with pytest.raises(AboutAnotherChild):
            opened(other, erlan, signal)
        wall(erlan, child)
        with pytest.raises(NotPermitted):
            opened(child, erlan, signal)

    def test_a_signal_opens_one_case(self, signal, child, erlan):
        opened(child, erlan, signal)
        with pytest.raises((HasEnded, actions.AlreadyOpen)):
            opened(child, erlan, signal)
        assert len(rows(Case, erlan)) == 1

    def test_what_goes_on_with_another_opens_none(self, signal, child, erlan):
        later = reported(ReportWords("Later."))
        signals.match_child(later, by=erlan, child=child)
        signals.gather_signals(signal, by=erlan, others=[later.pk])
        with pytest.raises(GoesOnElsewhere):
            opened(child, erlan, later)

    def test_after_a_closed_case_it_follows(self, proposal, case, child, erlan, damira):
        closed(proposal, damira)
        again = reported(ReportWords("Again."))
        signals.match_child(again, by=erlan, child=child)
        assert opened(child, erlan, again, follows=case).follows_id == case.pk
        with erlan.speaking():
            assert Case.objects.filter(child_id=child.pk).count() == 2

    def test_an_open_case_is_not_opened_twice(self, case, child, erlan):
        again = reported(ReportWords("Again."))
        signals.match_child(again, by=erlan, child=child)
        with pytest.raises(actions.AlreadyOpen):
            opened(child, erlan, again)
        assert rows(Signal, erlan, waits=True) == [again]


class TestGoingOn:
    @pytest.fixture
    def another(self, case, child, erlan):
        """While the case is open, somebody reports the child again."""
        one = reported(ReportWords("Again."), concern="violence", ago=timedelta(minutes=3))
        signals.match_child(one, by=erlan, child=child)
        return one

    def test_the_signal_goes_on_in_the_open_case_and_the_ten_days_are_not_begun_anew(
        self, another, case, erlan, damira
    ):
        before = rows(Clock, erlan)
        from_signal.add_signal(case, by=erlan, signal=another, wording="It was noticed again.")
        assert rows(Clock, erlan) == before
        confirmed(another, damira)
        assert [(row.signal_id, row.how) for row in rows(SignalEnding, erlan)] == [(another.pk, "in_case")]
        assert [row.case_id for row in rows(Origin, erlan)] == [case.pk]

    def test_a_signal_from_before_moves_the_beginning_back(self, case, child, erlan):
        old = reported(ReportWords("Old."), ago=timedelta(days=6))
        signals.match_child(old, by=erlan, child=child)
        from_signal.add_signal(case, by=erlan, signal=old, wording="It was noticed again.")
        (clock,) = rows(Clock, erlan)
        assert (clock.received_at, clock.due_on) == (
            hour_of(old.received_at),
            assessment_due_on(day_of(old.received_at)),
        )
        assert clock.reason

    def test_others_add_nothing_nor_to_a_closed_case(self, another, case, request, proposal, erlan, damira):
        for who in ("aigul", "bakyt", "timur", "cholpon"):
            with pytest.raises(NotPermitted):
                from_signal.add_signal(
                    case, by=request.getfixturevalue(who), signal=another, wording="It was noticed again."
                )
        closed(proposal, damira)
        with pytest.raises(actions.CaseClosed):
            from_signal.add_signal(case, by=erlan, signal=another, wording="It was noticed again.")

    def test_the_workers_of_the_file_see_that_it_came(self, another, case, child, erlan, aigul):
        from_signal.add_signal(case, by=erlan, signal=another, wording="It was noticed again.")
        with aigul.speaking(), translation.override("en"):
            titles = [event.title for event in reading.events_of(child, aigul)]
        assert "Another signal came: violence against a child" in titles

    def test_many_alike_are_one_line_of_the_file(self, another, case, child, erlan, aigul):
        for _ in range(4):
            reported(ReportWords("Again."), concern="violence", ago=timedelta(minutes=1))
        from_signal.add_signal(case, by=erlan, signal=another, wording="It was noticed again.")
        with aigul.speaking():
            (came,) = reading.signals_of(case, aigul)
        assert (came.n, came.begins) == (5, False)


def test_a_case_opened_without_a_signal_names_none(child, aigul):
    case = actions.open_case(child, by=aigul, **particulars())
    with aigul.speaking():
        assert reading.signals_of(case, aigul) == []


def test_no_case_closes_over_a_signal_that_came_after_it_was_proposed(signal, child, aigul, erlan, damira):
    case = actions.open_case(child, by=aigul, **particulars())
    proposal = proposed(case, aigul)
    from_signal.add_signal(case, by=erlan, signal=signal, wording="It was noticed again.")
    with pytest.raises(closing.SignalSinceProposal):
        closed(proposal, damira)


def test_no_signal_ends_in_a_case_that_there_is_not(signal, erlan):
    with pytest.raises(DatabaseError), erlan.speaking():
        SignalEnding.objects.create(signal=signal, how="case", district_id=signal.district_id)
