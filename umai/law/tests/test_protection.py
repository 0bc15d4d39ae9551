from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.law.dated_values import Certainty, NoLawInForce
from umai.law.terms import protection as law
from umai.law.terms.clock import day_of

ZONES = st.sampled_from(["Asia/Bishkek", "UTC", "Europe/Moscow"]).map(ZoneInfo)
INSTANTS = st.datetimes(min_value=datetime(2015, 6, 23), max_value=datetime(2040, 1, 1), timezones=ZONES)
HOURS = {
    law.notice_due_at: law.NOTICE_HOURS,
    law.examination_due_at: law.EXAMINATION_HOURS,
    law.next_contact_due_at: law.CONTACT_HOURS,
}
DAYS = {law.application_due_on: law.COURT_DAYS, law.last_day_of_place: law.PLACE_DAYS}


@pytest.mark.parametrize("rule", HOURS)
@given(at=INSTANTS)
def test_hours_run_from_the_instant_wherever_it_was_read(rule, at):
    assert rule(at) - at == timedelta(hours=HOURS[rule].on(day_of(at)))


@pytest.mark.parametrize("rule", DAYS)
@given(at=INSTANTS)
def test_days_run_from_the_day_in_bishkek(rule, at):
    day = day_of(at)
    assert rule(day) - day == timedelta(days=DAYS[rule].on(day))


@pytest.mark.parametrize("dated", [*HOURS.values(), *DAYS.values()])
def test_no_term_claims_to_be_law(dated):
    assert {entry.certainty for entry in dated.history} == {Certainty.PRACTICE}
    assert all("lawyer" in entry.cite or "Ministry" in entry.cite for entry in dated.history)


def test_before_the_practice_there_is_no_term():
    with pytest.raises(NoLawInForce):
        law.application_due_on(date(2010, 1, 1))
