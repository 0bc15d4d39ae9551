"""The half-year report: of which half-years it is owed, that it was sent, and who sees that."""

import uuid
from datetime import timedelta

import pytest

from tests.tampering import without_triggers
from umai.access.requirements import ImpossibleTime
from umai.access.sessions import Speaker
from umai.commission.control import views
from umai.commission.control.actions import NoReportOwed, ReportSent, send_report
from umai.commission.control.reading import owed_halves, unsent_half
from umai.commission.models import HalfYearSent
from umai.commission.tests.conftest import convened
from umai.commission.tests.test_control import text
from umai.law.terms.clock import today
from umai.law.terms.commission import half_year_before, half_year_of
from umai.planning.tests.conftest import last_entry
from umai.planning.tests.test_pages import day
from umai.staff.models import Office


def running():
    return half_year_of(today())


def last():
    return half_year_before(running().from_on)


def older():
    return half_year_before(last().from_on)


def late_day():
    """So late in the half-year that the report of the last one may be late."""
    return running().from_on + timedelta(days=60)


@pytest.fixture(autouse=True)
def two_months_later(monkeypatch):
    """These tests say the same on every day of the year."""
    for room in ("access.requirements", "commission.control.reading", "commission.control.views"):
        monkeypatch.setattr(f"umai.{room}.today", late_day)


def send(by, half=None, **said):
    said = {"sent_on": late_day()} | said
    return send_report(by.office, by=by, id=uuid.uuid4(), half_ends_on=(half or last()).to_on, **said)


def begin_on(office, from_on):
    Office.objects.using("owner").filter(pk=office.pk).update(from_on=from_on)


def test_that_it_was_sent_keeps_its_numbers_and_stands_on_the_trail(sabira):
    row = send(sabira, number="12-3")
    kept = HalfYearSent.objects.using("owner").get()
    assert (kept.pk, kept.half_ends_on, kept.number) == (row.pk, last().to_on, "12-3")
    assert kept.figures["due"] == 6 and kept.commission_id == sabira.office.pk
    assert last_entry() == ("commission.send_report", "done")


def test_it_is_sent_once_not_in_the_future_and_not_before_the_half_year_is_over(sabira):
    for sent_on in (late_day() + timedelta(days=1), last().to_on):
        with pytest.raises(ImpossibleTime):
            send(sabira, sent_on=sent_on)
    send(sabira)
    with pytest.raises(ReportSent):
        send(sabira)


def test_by_the_tenth_it_is_in_time(sabira):
    begin_on(sabira.office, older().from_on)
    by = Speaker(sabira.token)
    assert send(by, older(), sent_on=older().to_on + timedelta(days=10)).is_late is False
    assert send(by, last(), sent_on=last().to_on + timedelta(days=11)).is_late is True


def test_the_control_sees_whether_it_was_sent_and_late(sabira, farida, client_of, monkeypatch):
    def page():
        return text(client_of("farida").get("/commission/control/"))

    monkeypatch.setattr(views, "report_due_on", lambda _day: today() - timedelta(days=1))
    assert "not sent" in page() and "not sent yet" not in page()
    monkeypatch.setattr(views, "report_due_on", lambda _day: late_day() + timedelta(days=365))
    assert "not sent yet" in page()
    send(sabira)
    assert "sent yet" not in page() and "sent <" in page()
    monkeypatch.setattr(views, "report_due_on", lambda _day: late_day() - timedelta(days=1))
    assert "govuk-tag--orange" in page()


def test_the_page_of_the_report_says_when_it_was_sent_and_that_numbers_changed(sabira, client_of, superuser):
    client = client_of("sabira")
    assert "It was sent" in text(client.get("/commission/half-year/"))
    send(sabira, sent_on=last().to_on + timedelta(days=11), number="12-3")
    page = text(client.get("/commission/half-year/"))
    assert "12-3" in page and "govuk-tag--orange" in page and "the numbers of today are others" not in page
    with without_triggers(superuser):
        superuser.execute("update commission_halfyearsent set figures = jsonb_set(figures, '{held}', '4')")
    assert "the numbers of today are others" in text(client.get("/commission/half-year/"))
    assert client.get("/commission/half-year/ru/").status_code == 200


def test_until_it_was_sent_in_time_it_stands_on_the_first_page(sabira, client_of):
    client = client_of("sabira")
    assert "The half-year report is filled" in text(client.get("/commission/"))
    send(sabira, sent_on=last().to_on + timedelta(days=3))
    assert "The half-year report is filled" not in text(client.get("/commission/"))
    assert "govuk-tag--orange" not in text(client.get("/commission/half-year/"))
    with pytest.raises(Exception, match="never changed"):
        HalfYearSent.objects.using("owner").update(number="13")


# Of which half-years it is owed.


def test_of_a_half_year_before_the_commission_began_none_is_owed(sabira, farida, client_of):
    begin_on(sabira.office, running().from_on)
    assert "The half-year report is filled" not in text(client_of("sabira").get("/commission/"))
    assert "It was sent" not in text(client_of("sabira").get("/commission/half-year/"))
    assert "not sent" not in text(client_of("farida").get("/commission/control/"))
    by = Speaker(sabira.token)
    for half in (last(), running()):
        with pytest.raises(NoReportOwed):
            send(by, half)
    begin_on(sabira.office, last().to_on)
    assert unsent_half(Speaker(sabira.token)) == last()
    assert "not sent" in text(client_of("farida").get("/commission/control/"))


def test_one_that_was_forgotten_is_asked_first_and_then_the_last(sabira, client_of):
    begin_on(sabira.office, older().from_on)
    client, url = client_of("sabira"), "/commission/half-year/sent/"
    for half in (older(), last()):
        form = client.get(url).context["form"]
        assert form["half_ends_on"].value() == half.to_on
        said = {"id": form["id"].value(), "half_ends_on": half.to_on.isoformat(), "number": "7"}
        said |= day("sent_on", half.to_on + timedelta(days=1))
        assert client.post(url, said).status_code == 302
    assert unsent_half(Speaker(sabira.token)) is None
    assert "The half-year report is filled" not in text(client.get("/commission/"))


def test_a_form_that_was_open_while_another_sent_it_sends_no_other_half_year(sabira):
    begin_on(sabira.office, older().from_on)
    by = Speaker(sabira.token)
    send(by, older())
    with pytest.raises(ReportSent):
        send(by, older())
    assert unsent_half(by) == last()


def test_two_years_back_and_no_further(sabira):
    begin_on(sabira.office, older().from_on - timedelta(days=3000))
    halves = owed_halves(Speaker(sabira.token))
    assert len(halves) == 4 and halves[-2:] == [older(), last()]
    assert (last().to_on - halves[0].from_on).days in (729, 730)


def test_where_nobody_knows_its_first_day_it_begins_with_its_first_session(sabira, superuser):
    session = convened(sabira)
    assert owed_halves(sabira) == [last()]
    with without_triggers(superuser):
        superuser.execute(
            "update commission_sitting set held_on = %s where id = %s", [older().to_on, session.pk]
        )
    assert owed_halves(sabira) == [older(), last()]
