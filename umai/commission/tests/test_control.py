"""The control over Commissions: how long files wait, side by side and on a map, and the rows behind them."""

from datetime import date, timedelta

import pytest

from tests.cast import COUNTRY, NOOKAT, place_of
from tests.tampering import without_triggers
from umai.access.sessions import Speaker
from umai.commission.agenda.actions import record_view
from umai.commission.control import figures as counting
from umai.commission.control.figures import district_lines, is_asleep
from umai.commission.decisions.actions import decide
from umai.commission.session.actions import cancel_session
from umai.commission.tests.conftest import convened, join, opened, put
from umai.law.terms.clock import today
from umai.law.terms.commission import half_year_of
from umai.planning.tests.conftest import wall
from umai.staff.models import Office, OfficeKind, Role


def text(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def supervisor(db):
    return join("mirlan", "Мирлан", OfficeKind.MINISTRY, COUNTRY, Role.MINISTRY_SUPERVISOR)


def line_of(by):
    nookat = place_of(NOOKAT).pk
    lines = district_lines(by, half_year_of(today()).from_on, today())
    return next(one for one in lines if one.figures.district_id == nookat)


def age(superuser, days):
    """What was asked and submitted lies this many days back."""
    with without_triggers(superuser):
        superuser.execute("update commission_hearingrequest set asked_on = asked_on - %s", [days])
        superuser.execute("update planning_planstep set happened_on = happened_on - %s", [days])
        superuser.execute("update intake_due set due_on = due_on - %s", [days])


# What is counted.


def test_the_coming_session_is_not_missed(monkeypatch):
    half = half_year_of(date(2026, 12, 1))
    for on, held, due in (
        (date(2026, 12, 2), 5, 5),  # the session of December may still be held
        (date(2026, 12, 31), 5, 5),
        (date(2026, 12, 11), 6, 6),
        (date(2026, 12, 2), 2, 5),
        (date(2026, 7, 1), 0, 0),
        (date(2027, 1, 1), 5, 6),
    ):
        monkeypatch.setattr(counting, "today", lambda on=on: on)
        assert counting.due_of(half.from_on, min(half.to_on, on), held) == due, (on, held)


def test_a_child_counts_as_heard_in_a_case_and_not_in_a_plan_or_what_was_put_off(
    session, submitted, request_row, sabira, farida
):
    items = put(session, sabira)
    record_view(items["case"], by=sabira, how="spoke", heard_on=today(), heard_by="A.", words="I stay.")
    opened(session, sabira)
    decide(items["plan"], by=sabira, kind="agreed")
    decide(items["case"], by=sabira, kind="postponed", words="A paper is missing.")
    one = line_of(farida).figures
    assert (one.agreed, one.cases, one.postponed, one.heard, one.not_heard) == (1, 0, 1, 0, 0)
    again = put(convened(sabira), sabira)["case"]
    opened(again.session, sabira)
    decide(again, by=sabira, kind="ended", words="Nothing more.", votes=(3, 0, 0))
    one = line_of(farida).figures
    assert (one.agreed, one.cases, one.postponed, one.heard, one.not_heard) == (1, 1, 1, 1, 0)


def test_a_case_without_the_child_being_heard_is_counted_as_such(session, item, sabira, farida):
    record_view(item, by=sabira, how="not_heard", words="He is at the hospital.")
    opened(session, sabira)
    decide(item, by=sabira, kind="ended", words="Nothing more.", votes=(3, 0, 0))
    one = line_of(farida).figures
    assert (one.cases, one.heard, one.not_heard) == (1, 0, 1)


def test_it_sleeps_on_the_day_after_the_month_is_over(sabira, farida, monkeypatch):
    """A month after its last session, or after its first day where it never sat."""
    found = line_of(farida).figures._replace(last_on=None, since_on=None)
    assert is_asleep(found)  # of which nobody knows since when there is one
    asleep = {}
    for column in ("last_on", "since_on"):
        for day in (date(2026, 2, 28), date(2026, 3, 1)):
            monkeypatch.setattr(counting, "today", lambda day=day: day)
            asleep[column, day.month] = is_asleep(found._replace(**{column: date(2026, 1, 31)}))
    assert asleep == {(column, month): month == 3 for column, month in asleep}


# Pages.


def test_plans_and_requests_wait_from_the_day_on_which_they_came_and_are_drawn(
    session, submitted, request_row, farida, superuser, client_of
):
    age(superuser, 40)
    one = line_of(farida)
    assert (one.figures.waiting, one.figures.waiting_late) == (2, 2)
    assert one.longest == one.figures.half_waited == 40
    page = text(client_of("farida").get("/commission/control/"))
    assert "40 days" in page and "half of them" not in page and "<rect width=" in page
    assert f'href="/commission/control/{place_of(NOOKAT).pk}/"' in page


def test_of_three_files_it_is_said_how_long_half_of_them_wait(sabira, farida, client_of, monkeypatch):
    from umai.commission.control import views

    lines = district_lines(farida, today(), today())
    more = lines[0]._replace(
        figures=lines[0].figures._replace(waiting=3, half_waited=12, oldest_on=today() - timedelta(days=40))
    )
    monkeypatch.setattr(views, "district_lines", lambda *asked: [more])
    assert "half of them for 12 days or longer" in text(client_of("farida").get("/commission/control/"))


def test_the_map_shows_each_district_as_the_table_says_it(
    session, sabira, submitted, farida, superuser, client_of, monkeypatch
):
    client = client_of("farida")
    page = text(client.get("/commission/control/"))
    assert 'class="control-asleep" d="M' in page and 'class="control-none" d="M' in page
    assert "the Commission does not meet" in page and "OCHA COD-AB" in page
    beside = page.split("Have not met within the term")[1].split("Side by side")[0]
    assert f"/commission/control/{place_of(NOOKAT).pk}/" in beside and "Last session: never" in beside
    opened(session, sabira)
    page = text(client.get("/commission/control/"))
    assert 'class="control-good" d="M' in page and "Have not met within the term" not in page
    assert "does not meet" not in text(of_nookat(client))
    age(superuser, 40)  # a file waits past its day
    assert 'class="control-late" d="M' in text(client.get("/commission/control/"))
    monkeypatch.setattr("umai.commission.control.map.outlines", dict)
    assert "On a map" not in text(client.get("/commission/control/"))


def of_nookat(client):
    return client.get(f"/commission/control/{place_of(NOOKAT).pk}/")


def test_the_rows_of_a_district_lead_the_oblast_to_the_case_and_the_ministry_to_none(
    session, submitted, decision, case, sabira, farida, supervisor, superuser, client_of
):
    age(superuser, 40)
    with without_triggers(superuser):
        superuser.execute("update commission_decision set due_on = due_on - 60")
    page = text(of_nookat(client_of("farida")))
    assert page.count(f"/cases/{case.pk}/commission/") == 2 and "A plan to agree to" in page
    assert "A body or a person has to do something" in page and "3 of 3" in page and "Асанов" not in page
    page = text(of_nookat(client_of("mirlan")))
    assert f"/cases/{case.pk}/" not in page and "A plan to agree to" in page


def test_a_case_behind_a_wall_is_on_no_row(submitted, child, sabira, farida, client_of):
    assert "A plan to agree to" in text(of_nookat(client_of("farida")))
    wall(farida, child)
    assert "A plan to agree to" not in text(of_nookat(client_of("farida")))


def test_a_district_in_which_nothing_waits_says_so(sabira, farida, client_of):
    client = client_of("farida")
    page = text(of_nookat(client))
    assert "Nothing waits for the Commission." in page and "No decision is late." in page
    assert "No session was convened in these days." in page and "never" in page and "does not meet" in page
    cancel_session(convened(sabira), by=sabira, reason="The chair is ill.")
    page = text(of_nookat(client))
    assert "Not held" in page and "The chair is ill." not in page


def test_a_new_commission_that_has_its_first_month_is_not_marked(sabira, farida, client_of):
    Office.objects.using("owner").filter(pk=sabira.office.pk).update(from_on=today())
    assert not line_of(farida).asleep
    page = text(of_nookat(client_of("farida")))
    assert "does not meet" not in page and "never" in page


def test_a_district_without_a_commission_says_so(farida, client_of):
    assert "No Commission in the programme" in text(of_nookat(client_of("farida")))


def test_another_oblast_and_what_is_no_district_are_not_found(sabira, farida, client_of):
    reached = {one.figures.district_id for one in district_lines(farida, today(), today())}
    from umai.places.models import Place

    far = Place.objects.with_department().exclude(pk__in=reached).first()
    for pk in (far.pk, 1_000_000):
        assert client_of("farida").get(f"/commission/control/{pk}/").status_code == 404
    assert client_of("sabira").get(f"/commission/control/{far.pk}/").status_code in (403, 404)


def test_nobody_else_gets_the_rows(submitted, aigul, sabira):
    for by in (aigul, sabira):
        for name in ("waiting", "late"):
            asked = f"select * from commission_district_{name}(%(pk)s)"
            assert list(Speaker(by.token).ask(asked, pk=place_of(NOOKAT).pk)) == []


def test_what_is_not_carried_out_and_when_it_met_last_is_said(sabira, farida, client_of, monkeypatch):
    from umai.commission.control import views

    (line, *_rest) = district_lines(farida, today(), today())
    figures = line.figures._replace(
        owed=3, in_time=1, overdue_listed=2, last_on=today(), commission_id=sabira.office.pk
    )
    line = line._replace(figures=figures, asleep=True)
    monkeypatch.setattr(views, "district_lines", lambda *asked: [line])
    client = client_of("farida")
    page = text(client.get("/commission/control/"))
    assert "2 not carried out" in page and "Last session: <time" in page.split("Side by side")[0]
    rows = text(client.get(f"/commission/control/{line.place.pk}/"))
    assert "does not meet" in rows and "Last session: <time" in rows
