"""The pages of intake, each filled in as the worker does who may."""

import pytest

from tests.act_pages import Declared, Filled
from tests.cast import id_of
from umai.identification.inbox import actions as signals
from umai.identification.tests.conftest import reported
from umai.intake.cases import views
from umai.intake.from_signal import views as signal_views

DAYS = {"received_on_day": "1", "received_on_month": "11", "received_on_year": "2026"}


@pytest.fixture
def signal(child, erlan):
    """A report that was found to be about the child."""
    one = reported()
    signals.match(one, by=erlan, child=child)
    return one


def open_case(child):
    answers = {"concern": "left_behind", "channel": "school", "words": "Жалгыз калган.", **DAYS}
    return Filled(by="aigul", address={"pk": child.pk}, answers=answers)


def assign(case):
    answers = {"worker_id": str(id_of("worker", "azamat"))}
    return Filled(by="damira", address={"pk": case.pk}, answers=answers, without="aigul")


def correct_clock(case):
    answers = {"words": "Күн ката жазылган.", **DAYS}
    return Filled(by="damira", address={"pk": case.pk}, answers=answers, without="aigul")


def from_signal(signal):
    answers = {"concern": "neglect", "channel": "citizen", "words": "Балдар жалгыз окшойт."}
    return Filled(by="erlan", address={"pk": signal.pk}, answers=answers, without="aigul")


class TestPages(Declared):
    PAGES = {
        views.Open: open_case,
        views.Assign: assign,
        views.CorrectClock: correct_clock,
        signal_views.FromSignal: from_signal,
    }
