"""What `umai doctor` says of calls, on the database of the tests."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import now

from umai.law.terms.clock import today
from umai.machine.doctor import calls
from umai.machine.doctor.state import checks
from umai.machine.installation import Installation
from umai.notices.models import Attempt, AttemptOutcome, AttemptResult, DailyRun, DailyWork
from umai.staff.models import Office, Particulars, Term

REAL = Installation(home=Path("/nowhere"))
GATEWAY = "https://sms.example.kg/send"


@pytest.fixture
def found(superuser, db, tmp_path, monkeypatch):
    """`found()`: what the doctor says, by what it is about."""
    for name in ("UMAI_SMS_URL", "UMAI_SMTP_URL", "UMAI_MAIL_FROM"):
        monkeypatch.delenv(name, raising=False)

    def look(place=REAL):
        place = replace(place, home=tmp_path)
        said = checks.of_database(place, lambda question: superuser.execute(question).fetchall())
        return {one.about: one for one in [*said, *calls.findings(place, superuser)]}

    return look


def test_a_real_register_without_any_way_is_wrong_and_a_rehearsal_is_not(found):
    assert found()["ways of urgent calls"].state == "wrong"
    assert found(replace(REAL, rehearsal=True))["ways of urgent calls"].state == "note"


def test_a_way_is_named_by_its_host_and_shows_no_password(found, monkeypatch):
    monkeypatch.setenv("UMAI_SMS_URL", GATEWAY)
    monkeypatch.setenv("UMAI_SMTP_URL", "smtps://umai:very-secret@mail.example.kg")
    monkeypatch.setenv("UMAI_MAIL_FROM", "umai@example.kg")
    way = found()["ways of urgent calls"]
    assert (way.state, way.says) == ("good", "SMS by sms.example.kg and e-mail by mail.example.kg")


def test_a_setting_that_cannot_be_understood_is_wrong(found, monkeypatch):
    monkeypatch.setenv("UMAI_SMS_URL", "http://sms.example.kg")
    assert found()["ways of urgent calls"].state == "wrong"


def test_people_without_number_and_address_are_counted(found):
    says = found()["people to call"].says
    assert says == "4 of 4 people who may be called have neither a telephone nor an e-mail"
    Particulars.objects.using("owner").update(phone="+996555000111")
    assert found()["people to call"].state == "good"


def test_departments_without_anybody_on_duty_are_counted(found, duty):
    assert found()["duty"].says == "nobody is on duty now in 2 of 2 district departments"
    duty("erlan"), duty("cholpon", office="kochkor")
    assert found()["duty"].state == "good"


def test_a_district_with_nobody_above_it_is_wrong(found):
    """Farida supervises Osh; nobody supervises Naryn, where Kochkor lies and has no head either."""
    who = found()["who is called"]
    assert who.state == "wrong"
    assert who.says.startswith("of 2 districts 1 have no head, and 1 no supervisor")


def test_nothing_is_good_where_there_is_nobody_yet(found):
    """Before the list of staff is taken in, “nobody on duty in 0 of 0” is no good news."""
    Term.objects.using("owner").update(ended_at=now())
    Office.objects.using("owner").update(to_on=today() - timedelta(days=1))
    for about in ("duty", "people to call", "who is called"):
        assert found()[about].state == "note" and "umai staff import" in found()[about].mend, about


def test_a_way_by_which_nothing_went_is_wrong(found, noticed):
    attempt = Attempt.objects.using("owner").create(notice=noticed("erlan"), number=1)
    AttemptResult.objects.using("owner").create(
        attempt=attempt, outcome=AttemptOutcome.FAILED, reason="http_500"
    )
    way = found()["urgent calls by sms"]
    assert way.state == "wrong" and way.says.endswith("(last: http_500).")


def test_calls_that_nobody_took_for_an_hour_are_counted(found, called):
    called(minutes=59)
    assert "urgent calls that wait" not in found()
    called(minutes=61)
    assert found()["urgent calls that wait"].says.endswith("an hour: 1.")


@pytest.mark.parametrize(
    ("ago", "state"), [(None, "note"), (0, "good"), (1, "good"), (2, "wrong")], ids=lambda value: str(value)
)
def test_days_without_reminders_are_told(found, ago, state):
    if ago is not None:
        DailyRun.objects.using("owner").create(what=DailyWork.REMINDERS, day=today() - timedelta(days=ago))
    assert found()["reminders"].state == state
