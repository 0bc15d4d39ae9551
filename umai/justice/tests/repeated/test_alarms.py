"""A suspect who takes care of another child alarms the office of that child, without the first child's name."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.guardianship.tests.conftest import adult_of, last_entry
from umai.justice.incidents.keys import alarms_until
from umai.justice.models import CarerAlarm, CarerAlarmAnswer
from umai.justice.reading import events_of
from umai.justice.repeated.kinds import ALARM_ANSWER
from umai.justice.repeated.models import WAITS
from umai.justice.repeated.reading import repeated_sql
from umai.justice.tests.conftest import BEATEN, DAY, incident_of, suspected, wall
from umai.justice.tests.repeated.conftest import cares, held, housed, kin_of, told
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today
from umai.notices.models import Call
from umai.register.models import Address

SEEN = {"what": "seen_safe", "words": "Баланы көрдүк, өзүнчө сүйлөштүк."}


def alarms(by):
    with by.speaking():
        return [
            (one.child_id, one.adult_id, one.how)
            for one in CarerAlarm.objects.within_reach_of(by).filter(WAITS)
        ]


def calls(by):
    with by.speaking():
        return Call.objects.within_reach_of(by).filter(kind="carer", taken=False).count()


def moves(child):
    """A new address of this child begins."""
    Address.objects.using("owner").create(child_id=child.pk, kind="actual", words="Ош, 3", **held(child))


def ten_years_ago():
    """The first day whose incidents alarm today; of a 29th of February it is the 1st of March."""
    on = today()
    leap = (on.month, on.day) == (2, 29)
    return date(on.year - 10, 3, 1) if leap else on.replace(year=on.year - 10)


@pytest.fixture
def suspect(there, other_uncle, jyldyz):
    """A man of the other district is said to have beaten a child there."""
    return suspected(there, jyldyz, other_uncle)


@pytest.fixture
def alarm(suspect, child):
    cares(child, suspect.adult_id)
    return CarerAlarm.objects.using("owner").get()


class TestItAlarms:
    def test_where_the_suspect_takes_care_of_a_child(self, suspect, child, aigul, erlan, jyldyz, there):
        kin_of(child, suspect.adult_id)
        assert alarms(aigul) == []
        cares(child, suspect.adult_id)
        assert alarms(aigul) == [(child.pk, suspect.adult_id, "care")]
        assert (calls(erlan), calls(jyldyz)) == (1, 0)
        assert told(jyldyz) == [(there.line, "carer")]
        assert CarerAlarm.objects.using("owner").get().other_office == jyldyz.office
        with aigul.speaking():
            assert aigul.ask(repeated_sql(aigul)) == [(0, 1)]

    def test_where_the_suspect_joins_a_household_and_once(self, suspect, child, aigul):
        housed(child, suspect.adult_id)
        assert alarms(aigul) == [(child.pk, suspect.adult_id, "household")]
        cares(child, suspect.adult_id)
        assert len(alarms(aigul)) == 1

    def test_where_a_child_joins_the_household_of_a_suspect(self, suspect, child, other_child, aigul, jyldyz):
        home = housed(other_child, suspect.adult_id)
        assert alarms(jyldyz) == []
        housed(child, household=home)
        assert alarms(aigul) == [(child.pk, suspect.adult_id, "household")]

    @pytest.mark.parametrize("tie", [cares, housed], ids=["carer", "household"])
    def test_where_the_child_moves_with_a_carer_or_one_of_its_household_who_was_suspected_since(
        self, tie, there, other_uncle, child, aigul, jyldyz
    ):
        tie(child, other_uncle.adult_id)
        suspected(there, jyldyz, other_uncle)
        assert alarms(aigul) == []
        moves(child)
        assert alarms(aigul) == [(child.pk, other_uncle.adult_id, "address")]


class TestItDoesNotAlarm:
    def test_of_the_child_of_the_incident_itself_nor_of_a_care_that_is_over(
        self, suspect, there, child, other_child, aigul, jyldyz, cholpon
    ):
        cares(other_child, suspect.adult_id)
        assert alarms(jyldyz) == []
        cares(child, suspect.adult_id, holds_to=today() - DAY)
        assert alarms(aigul) == []
        strike_row(there, by=cholpon)
        cares(child, suspect.adult_id)
        assert alarms(aigul) == []

    @pytest.mark.parametrize(("late", "number"), [(0, 1), (1, 0)])
    def test_after_the_years_of_the_law(self, late, number, child, other_child, other_uncle, aigul, jyldyz):
        old = incident_of(other_child, jyldyz, happened_on=ten_years_ago() - late * DAY)
        suspected(old, jyldyz, other_uncle)
        cares(child, other_uncle.adult_id)
        assert len(alarms(aigul)) == number

    def test_the_child_of_a_sealed_incident_but_those_who_read_it(
        self, child, other_child, other_uncle, aigul, damira, jyldyz, cholpon
    ):
        sealed = incident_of(child, aigul, kinds=["sexual_violence"])
        kin = adult_of(child, aigul, "uncle_f", "Эрмек")
        suspected(sealed, aigul, kin)
        cares(other_child, kin.adult_id)
        assert (alarms(jyldyz), alarms(cholpon), calls(cholpon), told(aigul)) == ([], [], 0, [])
        assert told(damira) == [(sealed.line, "carer")]


class TestItFalls:
    def test_with_its_call_where_the_incident_is_struck_out(
        self, alarm, there, aigul, erlan, jyldyz, cholpon
    ):
        strike_row(there, by=cholpon)
        assert (alarms(aigul), calls(erlan), told(jyldyz)) == ([], 0, [])

    def test_where_the_suspect_is_struck_out(self, alarm, suspect, aigul, cholpon):
        strike_row(suspect, by=cholpon)
        assert alarms(aigul) == []

    def test_from_sight_where_the_incident_is_sealed_later(self, alarm, there, aigul, erlan, jyldyz):
        said = BEATEN | {"kinds": ["sexual_abuse"], "happened_on": today(), "known_on": today()}
        correct_row(there, by=jyldyz, **said)
        assert (alarms(aigul), calls(erlan)) == ([], 0)


class TestWhoSees:
    def test_nobody_behind_a_wall_to_either_child_or_elsewhere(
        self, alarm, child, other_child, aigul, erlan, damira, jyldyz, cholpon
    ):
        wall(aigul.worker, child)
        wall(erlan.worker, other_child)
        assert (alarms(aigul), alarms(erlan), calls(erlan), len(alarms(damira))) == ([], [], 0, 1)
        assert (alarms(jyldyz), alarms(cholpon)) == ([], [])

    def test_nobody_writes_it_but_the_database(self, alarm, child, aigul):
        row = {"adult_id": alarm.adult_id, "incident": child.pk, "told_at": alarm.told_at, "how": "care"}
        with aigul.speaking(), pytest.raises(ProgrammingError, match="row-level security"):
            CarerAlarm.objects.create(child_id=child.pk, **row)


class TestAnAnswer:
    def test_ends_the_alarm_and_its_call_until_it_is_struck_out(self, alarm, child, aigul, erlan):
        row = ALARM_ANSWER.act(alarm, by=aigul, **SEEN)
        assert last_entry() == ("justice.record_alarm", "done")
        assert (alarms(aigul), calls(erlan)) == ([], 0)
        with pytest.raises(AlreadyAnswered):
            ALARM_ANSWER.act(alarm, by=aigul, **SEEN)
        with reading(aigul):
            titles = {str(one.title) for one in events_of(child, aigul)}
        assert titles == {
            "The office was told: a suspect takes care of the child",
            "What was done for the child",
        }
        strike_row(row, by=erlan)
        assert len(alarms(aigul)) == 1

    def test_says_what_was_done(self, alarm, aigul):
        def answer(**changes):
            ALARM_ANSWER.act(alarm, by=aigul, **SEEN | changes)

        assert not_refused([{"what": "nothing"}, {"words": ""}], Incomplete, answer) == []
        with aigul.speaking(), pytest.raises(IntegrityError):
            CarerAlarmAnswer.objects.create(child_id=alarm.child_id, alarm=alarm, what="called", words="")


def test_an_incident_of_the_29th_of_february_alarms_until_the_28th():
    assert alarms_until(date(2024, 2, 29)) == date(2034, 2, 28)
