"""Counts say what the lists beside them show, and the same whoever asks: walls, closed cases, views, days."""

import uuid

from tests.tampering import without_triggers
from umai.access.sessions import Speaker
from umai.commission.agenda.actions import record_view
from umai.commission.agenda.heard import views_of
from umai.commission.control import views
from umai.commission.control.district import late_of, waiting_of
from umai.commission.control.figures import counts_of, figures
from umai.commission.decisions.actions import decide, report_execution
from umai.commission.models import AgendaItem
from umai.commission.papers.minutes import close_session
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.templatetags import commission
from umai.commission.tests.conftest import convened, later, opened, put
from umai.commission.tests.test_control import text
from umai.commission.tests.test_first_pages import make_late
from umai.law.terms.clock import today
from umai.law.terms.commission import HalfYear, hearing_due_on, next_session_due_on
from umai.planning.tests.conftest import wall


def half_year():
    """A hundred days until today, on every day of the year."""
    return HalfYear(later(-100), today())


def figures_of(by):
    """Those of the one district that has a Commission."""
    return next(one for one in figures(Speaker(by.token), *half_year()) if one.commission_id)


def test_who_is_behind_a_wall_is_not_found_by_subtraction(
    decision, submitted, child, superuser, sabira, farida, kanykei
):
    make_late(superuser)
    for by in (sabira, farida, kanykei):
        one = figures_of(by)
        assert (one.waiting, one.overdue_listed, one.overdue) == (1, 1, 1)
        wall(by, child)
        one = figures_of(by)
        assert (one.waiting, one.waiting_late, one.oldest_on, one.half_waited) == (0, 0, None, None)
        assert (one.overdue_listed, one.overdue) == (0, 1)
        # The report that is signed is whole.
        assert counts_of(Speaker(by.token), half_year())["overdue"] == 1


def test_no_page_counts_a_late_decision_that_a_wall_hides(
    decision, child, superuser, client_of, sabira, farida, kanykei, monkeypatch
):
    for room in (commission, views):
        monkeypatch.setattr(room, "running_half", half_year)
    make_late(superuser)
    for by, who, pages in (
        (sabira, "sabira", {"/commission/": "1 not carried out"}),
        (kanykei, "kanykei", {"/commission/desk/": "1 not carried out"}),
        (
            farida,
            "farida",
            {"/commission/control/": "1 not carried out", "/": "1 decision of this half-year is late"},
        ),
    ):
        client = client_of(who)
        assert [words in text(client.get(path)) for path, words in pages.items()] == [True] * len(pages), who
        wall(by, child)
        assert [words in text(client.get(path)) for path, words in pages.items()] == [False] * len(pages), who


def test_lists_and_counts_of_the_control_agree(decision, submitted, child, superuser, farida):
    make_late(superuser)
    for walled in (False, True):
        if walled:
            wall(farida, child)
        by, one = Speaker(farida.token), figures_of(farida)
        assert one.waiting == len(waiting_of(by, one.district_id)) == (not walled)
        assert one.overdue_listed == len(late_of(by, one.district_id)) == (not walled)


def test_a_decision_of_a_closed_case_is_not_overdue(decision, superuser, farida):
    make_late(superuser)
    assert figures_of(farida).overdue == 1
    with without_triggers(superuser):
        superuser.execute(
            "insert into intake_closure (id, case_id, child_id, proposal_id, closed_on, source) select"
            " gen_random_uuid(), case_id, child_id, gen_random_uuid(), now()::date, 'form' from commission_decision"
        )
    one = figures_of(farida)
    assert (one.owed, one.overdue, one.overdue_listed) == (1, 0, 0)
    assert late_of(Speaker(farida.token), one.district_id) == []


def test_what_is_done_or_heard_on_its_last_day_is_not_late(decision, submitted, aigul, farida, superuser):
    said = {"happened_on": today(), "words": "He was examined."}
    report_execution(decision, by=aigul, id=uuid.uuid4(), kind="done", **said)
    for late, due_on in enumerate((today(), later(-1))):
        with without_triggers(superuser):
            superuser.execute("update commission_decision set due_on = %s", [due_on])
            superuser.execute("update intake_due set due_on = %s where owed = 'agreement'", [due_on])
        one = figures_of(farida)
        assert (one.owed, one.in_time, one.late) == (1, 1 - late, late)
        assert (one.waiting, one.waiting_late) == (1, late)


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
    with without_triggers(superuser):
        superuser.execute("update commission_sitting set held_on = held_on - 60")
    last = convened(sabira)
    opened(last, sabira)
    close_session(last, by=sabira)
    assert client_of("sabira").get("/commission/").context["due_on"] == next_session_due_on(today())
