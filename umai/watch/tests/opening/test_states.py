"""How far a request has come, by the days that passed; and two who do the same at one moment."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from umai.access.models import Grant
from umai.access.sessions import Speaker
from umai.law.terms.clock import BISHKEK, today
from umai.watch.models import WatchOpening, WatchOpeningAnswer, WatchOpeningRequest
from umai.watch.opening.actions import agree_opening, open_file, refuse_opening
from umai.watch.opening.reading import WatchOpeningState, state_of
from umai.watch.tests.opening.conftest import ask, ask_later

WAITS = 7


def request(days, *, later, answered=None, agreed=True):
    """A request of so many days ago, answered after so many of them."""
    asked_on = today() - timedelta(days=days)
    asked = WatchOpeningRequest(asked_on=asked_on, lapses_on=asked_on + timedelta(days=WAITS))
    if later:
        asked.tell_on, asked.later_words = asked_on + timedelta(days=30), "x"
    if answered is not None:
        on = datetime.combine(asked_on + timedelta(days=answered), datetime.min.time(), BISHKEK)
        answer = WatchOpeningAnswer(agreed=agreed, recorded_at=on)
        answer.asked = asked
        asked._state.fields_cache["answer"] = answer
    return asked


@given(days=st.integers(0, 20))
def test_what_nobody_answers_waits_until_its_last_day(days):
    ended = days > WAITS
    assert state_of(request(days, later=True)) is (
        WatchOpeningState.LAPSED if ended else WatchOpeningState.WAITS
    )
    assert state_of(request(days, later=False)) is (
        WatchOpeningState.LAPSED if ended else WatchOpeningState.READY
    )


@given(days=st.integers(0, 20), answered=st.integers(0, WAITS))
def test_after_an_answer_as_many_days_count_again(days, answered):
    if answered <= days:
        ended = days > answered + WAITS
        asked = request(days, later=True, answered=answered)
        assert state_of(asked) is (WatchOpeningState.LAPSED if ended else WatchOpeningState.READY)


@given(days=st.integers(0, 20), answered=st.integers(0, WAITS))
def test_what_was_refused_stays_refused(days, answered):
    asked = request(days, later=True, answered=answered, agreed=False)
    assert state_of(asked) is WatchOpeningState.REFUSED


def at_once(*acts):
    """Do these at one moment; answers the names of what came of them."""
    outcomes, ready = [], threading.Barrier(len(acts))

    def do(act):
        try:
            ready.wait(10)
            outcomes.append(type(act()).__name__)
        except Exception as refused:
            outcomes.append(type(refused).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    return sorted(outcomes)


@pytest.mark.parametrize("_try", range(2))
def test_a_file_that_is_opened_twice_at_once_has_one_opening_and_one_grant(_try, beaten, omurbek):
    asked = ask(omurbek)
    both = [Speaker(omurbek.token), Speaker(omurbek.token)]
    done = at_once(*(lambda by=by: open_file(asked, by=by) for by in both))
    assert done == ["WatchOpening", "WatchOpening"]
    assert WatchOpening.objects.using("owner").count() == 1
    assert Grant.objects.using("owner").filter(reason="watch").count() == 1


def test_two_answers_at_once_are_one(beaten, omurbek, nurzat):
    asked = ask_later(omurbek)
    first, second = Speaker(nurzat.token), Speaker(nurzat.token)
    done = at_once(
        lambda: agree_opening(asked, by=first), lambda: refuse_opening(asked, by=second, words="x")
    )
    assert done == ["AlreadyAnswered", "WatchOpeningAnswer"]
    assert WatchOpeningAnswer.objects.using("owner").count() == 1
