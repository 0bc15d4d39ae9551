from datetime import timedelta

import pytest

from umai.identification.inbox import actions
from umai.identification.inbox.endings import end_signal
from umai.identification.models import Gathering, Screening, Signal, SignalMatch
from umai.identification.signal.guard import DoneMeanwhile, GoesOnElsewhere, HasEnded
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import last_entry, reported, standing
from umai.refusal import NotPermitted


@pytest.fixture
def later(db):
    return reported(ReportWords("Somebody shouts."), ago=timedelta(minutes=5))


def waiting(by):
    with by.speaking():
        return set(Signal.objects.within_reach_of(by).waiting().values_list("pk", flat=True))


def test_two_signals_go_on_as_the_earlier_until_they_are_separated(signal, later, erlan, damira):
    first = actions.gather_signals(later, by=erlan, others=[signal.pk])
    assert last_entry() == ("identification.gather", "done")
    assert first.pk == signal.pk and waiting(erlan) == {signal.pk}
    with pytest.raises(GoesOnElsewhere):
        actions.gather_signals(signal, by=erlan, others=[later.pk])
    actions.separate_signal(later, by=damira)
    assert last_entry() == ("identification.separate", "done")
    assert waiting(erlan) == {signal.pk, later.pk}
    with pytest.raises(actions.CannotGather):
        actions.separate_signal(signal, by=erlan)  # what stands alone
    actions.gather_signals(signal, by=erlan, others=[later.pk])
    assert waiting(erlan) == {signal.pk}


def test_several_go_on_at_once(signal, later, erlan):
    third = reported(ReportWords("A child cries."), ago=timedelta(minutes=1))
    actions.gather_signals(third, by=erlan, others=[later.pk, signal.pk])
    assert {row.first_id for row in standing(Gathering, erlan)} == {signal.pk}
    assert len(standing(Gathering, erlan)) == 2


def test_the_same_words_come_along(signal, later, erlan):
    same = [reported() for _ in range(4)]
    actions.gather_signals(later, by=erlan, others=[signal.pk])
    assert {row.signal_id for row in standing(Gathering, erlan)} == {later.pk, *(one.pk for one in same)}


def test_others_and_another_district_gather_and_separate_nothing(signal, later, erlan, request):
    people = {who: request.getfixturevalue(who) for who in ("aigul", "bakyt", "gulnara", "cholpon")}
    for who, by in people.items():
        with pytest.raises(NotPermitted):
            actions.gather_signals(signal, by=by, others=[later.pk])
            pytest.fail(f"{who} gathered them")
    actions.gather_signals(signal, by=erlan, others=[later.pk])
    for who, by in people.items():
        with pytest.raises(NotPermitted):
            actions.separate_signal(later, by=by)
            pytest.fail(f"{who} separated them")


def test_a_signal_of_another_place_or_kept_by_the_oblast_stays_apart(signal, kept, erlan, cholpon, farida):
    there = reported(district=cholpon.office.place)
    for by, other in ((erlan, there), (farida, kept), (erlan, signal)):  # the last: nothing was chosen
        with pytest.raises(actions.CannotGather):
            actions.gather_signals(signal, by=by, others=[other.pk])


def test_what_was_gathered_before_comes_along(signal, later, erlan):
    latest = reported(ReportWords("A child cries."), ago=timedelta(0))
    actions.gather_signals(later, by=erlan, others=[latest.pk])
    actions.gather_signals(later, by=erlan, others=[signal.pk])
    assert {(row.signal_id, row.first_id) for row in standing(Gathering, erlan)} == {
        (later.pk, signal.pk),
        (latest.pk, signal.pk),
    }


def test_an_urgent_one_makes_the_whole_urgent(signal, erlan):
    actions.screen_signal(signal, by=erlan, outcome="information")
    urgent = reported(danger_now=True, ago=timedelta(0))
    actions.gather_signals(signal, by=erlan, others=[urgent.pk])
    assert [row.outcome for row in standing(Screening, erlan, signal=signal)] == ["urgent"]


def test_the_child_of_one_is_the_child_of_all(signal, later, child, erlan):
    actions.match_child(later, by=erlan, child=child)
    actions.gather_signals(signal, by=erlan, others=[later.pk])
    assert [row.child_id for row in standing(SignalMatch, erlan, signal=signal)] == [child.pk]


def test_what_ended_gathers_nothing_more(signal, later, erlan):
    actions.screen_signal(signal, by=erlan, outcome="information")
    end_signal(signal, by=erlan, how="no_need", findings="Telephoned.")
    with pytest.raises(HasEnded):
        actions.gather_signals(later, by=erlan, others=[signal.pk])


def test_of_two_at_the_same_moment_one_gathers(signal, later, erlan, damira):
    """Each has read both as waiting; the database lets one of them write."""
    with damira.speaking():
        Gathering.objects.create(signal=later, first=signal, district_id=signal.district_id)
    with pytest.raises((DoneMeanwhile, GoesOnElsewhere)):
        actions.gather_signals(signal, by=erlan, others=[later.pk])
