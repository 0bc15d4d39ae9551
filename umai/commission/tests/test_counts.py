"""Counts say what the lists beside them show, and the same whoever asks: walls, closed cases, views, days."""

from umai.access.sessions import Speaker
from umai.commission.agenda.actions import record_view
from umai.commission.agenda.heard import views_of
from umai.commission.control.figures import figures
from umai.commission.decisions.actions import decide
from umai.commission.models import AgendaItem
from umai.commission.papers.minutes import close_session
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.tests.conftest import convened, later, opened, put
from umai.law.terms.clock import today
from umai.law.terms.commission import HalfYear, hearing_due_on, next_session_due_on

DAYS = HalfYear(later(-100), today())


def figures_of(by):
    """Those of the one district that has a Commission."""
    return next(one for one in figures(Speaker(by.token), *DAYS) if one.commission_id)


def test_what_is_written_for_the_session_itself_counts_before_what_was_said_earlier(
    session, item, heard, sabira, farida
):
    opened(session, sabira)
    decide(item, by=sabira, kind="postponed", words="A paper is missing.")
    again = put(convened(sabira), sabira)["case"]
    record_view(again, by=sabira, how="not_heard", words="He is at the hospital.")
    opened(again.session, sabira)
    decide(again, by=sabira, kind="ended", words="Nothing more.", votes=(3, 0, 0))
    by = Speaker(sabira.token)
    with by.speaking():
        rows = list(AgendaItem.objects.within_reach_of(by).filter(pk=again.pk).select_related("session"))
        assert [one.how for one in views_of(rows, by).values()] == ["not_heard"]
    one = figures_of(farida)
    assert (one.cases, one.heard, one.not_heard) == (1, 0, 1)


def test_a_request_waits_until_the_day_on_which_it_has_to_be_heard(request_row, sabira):
    (one,) = waiting_matters(Speaker(sabira.token))
    assert one.due_on == hearing_due_on(today()) > today()


def test_the_next_session_is_due_after_the_last_that_was_held_whether_closed_or_not(
    session, sabira, superuser, client_of
):
    opened(session, sabira)
    superuser.execute("set session_replication_role = replica")
    superuser.execute("update commission_sitting set held_on = held_on - 60")
    superuser.execute("set session_replication_role = origin")
    last = convened(sabira)
    opened(last, sabira)
    close_session(last, by=sabira)
    assert client_of("sabira").get("/commission/").context["due_on"] == next_session_due_on(today())
