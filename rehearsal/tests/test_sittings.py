"""The invented sessions: most Commissions sit, some do not, and the next session is convened."""

import pytest

from rehearsal.draw import id_of
from rehearsal.load import fill_invented
from rehearsal.sittings import invent_sittings
from umai.access.sessions import Speaker, open_session
from umai.commission.control.figures import district_lines
from umai.commission.models import SessionStep, Sitting
from umai.law.terms.clock import today
from umai.law.terms.commission import half_year_of
from umai.staff.models import Worker


@pytest.fixture
def filled(db):
    return fill_invented(300, seed=1, today=today())


def test_some_commissions_are_good_and_some_asleep(filled):
    by = Speaker(open_session(Worker.objects.get(pk=id_of("person", "marat"))))
    lines = district_lines(by, half_year_of(today()).from_on, today())
    assert {one.asleep for one in lines} == {True, False}


def test_a_session_of_the_past_was_opened_and_closed(filled):
    past = Sitting.objects.using("owner").filter(held_on__lt=today())
    steps = SessionStep.objects.using("owner")
    assert past.exists() and steps.count() == 2 * past.count()
    assert steps.filter(kind="closed", code="").count() == 0


def test_a_second_time_no_session_is_added(filled):
    before = Sitting.objects.using("owner").count()
    invent_sittings(today=today(), seed=2, using="owner")
    assert Sitting.objects.using("owner").count() == before
