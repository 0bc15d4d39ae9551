"""What the pages of the Commission show, to whom, and what stands on its papers."""

import uuid
from datetime import date, timedelta

import pytest

from tests.cast import COUNTRY, NOOKAT, place_of
from tests.tampering import without_triggers
from umai.commission.agenda.actions import record_view, step_back, take_out
from umai.commission.control.figures import district_lines, figures
from umai.commission.decisions.actions import decide, report_execution
from umai.commission.models import SessionStep
from umai.commission.papers.minutes import close_session
from umai.commission.papers.notes import without_name
from umai.commission.session.actions import begin_session, cancel_session
from umai.commission.tests.conftest import DECIDED, HEARD, WHY, convened, join, later, members, opened, put
from umai.documents.tests.text_of_pdf import text_of
from umai.law.terms.clock import today
from umai.planning.editions.codes import as_printed_code
from umai.staff.models import OfficeKind, Role
from umai.trail.models import Entry


def text(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def paper(client, session, name, language="ru"):
    answer = client.get(f"/commission/sessions/{session.pk}/print/{name}/{language}/")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    return " ".join(" ".join(text_of(answer.content)).split())


def url(row, more=""):
    return f"{row.get_absolute_url()}{more}"


def test_the_first_page_of_a_new_commission_says_that_nothing_was_held(sabira, member, client_of):
    for who in ("sabira", "nurlan"):
        assert client_of(who).get("/").headers["Location"] == "/commission/"
    page = text(client_of("sabira").get("/commission/"))
    assert "No session was held yet." in page and "Nothing waits for the Commission." in page
    assert "does not meet" in page and "never" in page
    assert "Nothing stands on an agenda yet." in text(client_of("nurlan").get("/commission/"))


def test_the_secretary_sees_what_waits_and_the_decisions_that_are_not_carried_out(
    session, decision, submitted, sabira, aigul, client_of
):
    said = {"happened_on": today(), "words": "The doctor is on leave."}
    report_execution(decision, by=aigul, id=uuid.uuid4(), kind="delayed", **said)
    client = client_of("sabira")
    page = text(client.get("/commission/"))
    assert "Асанов Нурбек" in page and DECIDED["words"] in page and "The next session is due by" in page
    assert "The doctor is on leave." in page
    close_session(session, by=sabira)
    assert "Earlier sessions" in text(client.get("/commission/"))


def test_a_session_that_is_convened_stands_beside_the_day_by_which_it_is_due(
    session, sabira, member, client_of
):
    opened(session, sabira)
    close_session(session, by=sabira)
    readers = client_of("sabira"), client_of("nurlan")
    assert ["days left" in text(one.get("/commission/")) for one in readers] == [True, True]
    convened(sabira, later(5))
    for one in readers:
        page = text(one.get("/commission/"))
        assert "Convened for" in page and "The next session is due by" in page and "days left" not in page
        assert "The next by" in page and ", convened for" in page


def test_the_button_of_a_secretary_is_the_convened_session_and_its_agenda_is_counted(
    session, item, member, client_of
):
    page = text(client_of("sabira").get("/commission/"))
    assert f'<a class="button" href="{session.get_absolute_url()}">Go to the session of' in page
    assert '<a class="button secondary" href="/commission/sessions/new/">' in page
    assert "Nothing more: 1 matter stands on the agenda." in page
    assert "Nothing waits for the Commission." not in page
    page = text(client_of("nurlan").get("/commission/"))
    assert "Agenda of the next session" in page and "notes/ru/" in page and "Convene" not in page


def test_a_session_shows_what_can_be_done_at_each_stage(session, item, sabira, member, client_of):
    client = client_of("sabira")
    assert "Open it: who came?" in text(client.get(url(session)))
    assert "Open it: who came?" not in text(client_of("nurlan").get(url(session)))
    answer = client.post(url(session, "close/"))
    assert answer.status_code == 409 and "This session was not opened." in answer.content.decode()
    away, *came = sorted(members(session), key=lambda one: not one.name.startswith("Исаев"))
    begin_session(session, by=sabira, present=[one.pk for one in came], reasons={away.pk: "On duty"})
    page = text(client.get(url(session)))
    assert "Close the session" in page and "(On duty)" in page and "minutes/ky/" in page
    close_session(session, by=sabira)
    assert "Over, minutes no. 1" in text(client.get(url(session)))


def test_a_session_of_a_later_day_cannot_be_opened_yet(sabira, client_of):
    page = text(client_of("sabira").get(url(convened(sabira, later()))))
    assert "Open it: who came?" not in page and "Nothing stands on the agenda yet." in page


def test_a_session_that_was_not_held_says_why_and_who_did_not_come_is_shown(session, sabira, client_of):
    opened(session, sabira, without=["Исаев"])
    assert "did not come" in text(client_of("sabira").get(url(session)))
    other = convened(sabira)
    assert len(members(other)) == 3
    cancel_session(other, by=sabira, reason="Snow on the pass.")
    assert "Snow on the pass." in text(client_of("sabira").get(url(other)))


def test_a_matter_tells_the_commission_what_is_asked_and_why_it_was_taken_out(
    session, submitted, request_row, sabira, client_of
):
    items, client = put(session, sabira), client_of("sabira")
    page = text(client.get(url(items["case"])))
    assert WHY in page and "not written yet" in page.lower()
    assert f"/plans/{items['plan'].edition_id}/" in text(client.get(url(items["plan"])))
    take_out(items["case"], by=sabira, reason="A paper is missing.")
    assert "A paper is missing." in text(client.get(url(items["case"])))
    assert "Taken from the agenda" in text(client.get(url(session)))


def test_a_decision_is_shown_with_what_became_of_it(decision, item, child, case, aigul, client_of):
    client = client_of("aigul")
    page = text(client.get(url(item)))
    assert DECIDED["words"] in page and "What became of it?" in page and "In writing" not in page
    assert "In writing, for the family" in text(client_of("sabira").get(url(item)))
    said = {"happened_on": today(), "words": "He was examined."}
    report_execution(decision, by=aigul, id=uuid.uuid4(), kind="done", **said)
    page = text(client.get(url(item)))
    assert "He was examined." in page and "What became of it?" not in page
    page = text(client.get(f"/children/{child.pk}/timeline/"))
    assert DECIDED["words"] in page and "He was examined." in page
    page = text(client.get(f"/cases/{case.pk}/commission/"))
    assert DECIDED["words"] in page and WHY in page
    assert "The Commission" in text(client.get(f"/cases/{case.pk}/"))


def test_who_stepped_back_is_shown_to_the_commission(session, item, member, sabira, client_of):
    (own,) = (one for one in members(session) if one.worker_id == member.pk)
    step_back(item, by=member, member=own.pk, reason="My nephew.")
    assert "My nephew." in text(client_of("sabira").get(url(item)))


def test_the_form_of_a_decision_says_how_many_may_decide(session, item, heard, case, sabira, client_of):
    client, decide_it = client_of("sabira"), url(item, "decide/")
    assert "Not decided yet" in text(client_of("aigul").get(f"/cases/{case.pk}/commission/"))
    assert "Members who may decide" not in text(client.get(decide_it))
    opened(session, sabira)
    assert "Members who may decide" in text(client.get(decide_it))
    answer = client.post(decide_it, {"kind": "measure", "words": "Long words.", "against_family": "no"})
    assert answer.status_code == 409 and "Long words." in answer.content.decode()
    assert "The votes do not add up" in answer.content.decode()


def test_a_plan_is_decided_without_votes(session, plan_item, sabira, client_of):
    opened(session, sabira)
    client = client_of("sabira")
    assert "Votes in favour" not in text(client.get(url(plan_item, "decide/")))
    assert client.post(url(plan_item, "decide/"), {"kind": "agreed", "words": ""}).status_code == 302
    assert "Agreed to the plan" in text(client.get(url(plan_item)))


def test_a_case_that_was_not_heard_says_so(case, sabira, client_of):
    assert "It has not heard this case." in text(client_of("aigul").get(f"/cases/{case.pk}/commission/"))
    page = text(client_of("farida").get(f"/cases/{case.pk}/commission/"))
    assert "Ask it to hear" not in page


# Papers.


LANGUAGES = ("ky", "ru")


def test_the_agenda_names_the_matters_and_the_notes_nobody(
    session, submitted, request_row, sabira, client_of
):
    items, client = put(session, sabira), client_of("sabira")
    record_view(items["case"], by=sabira, heard_on=today(), **HEARD)
    for language in LANGUAGES:
        said = paper(client, session, "agenda", language)
        assert "Асанов Нурбек" in said and "Исаев Талант" in said, language
        said = paper(client, session, "notes", language)
        assert "Асанов" not in said and "Нурбек" not in said and "2. " in said, language
        for words in (WHY, "The teacher calls every Monday.", HEARD["words"]):
            assert words in said, language


@pytest.mark.parametrize(
    ("words", "name", "left"),
    [
        ("Нурбекти Асановду таенеси бакты.", "Асанов Нурбек", "… … таенеси бакты."),
        ("Мать Асановой Айгүлдүн, АСАНОВА", "Асанова Айгүл", "Мать … …, …"),
        ("Кызы Асан кызы Бурулду кызматкер көрдү.", "Асан кызы Бурул", "Кызы … кызы … кызматкер көрдү."),
    ],
)
def test_no_case_of_the_name_stays_in_the_notes(words, name, left):
    assert without_name(words, name) == left


def test_the_minutes_say_who_came_what_was_decided_and_their_code(session, decision, sabira, client_of):
    close_session(session, by=sabira)
    code = SessionStep.objects.using("owner").get(kind="closed").code
    stands = ("Асанов Нурбек", "Исаев Талант", DECIDED["words"], HEARD["words"], as_printed_code(code))
    for language in LANGUAGES:
        said = paper(client_of("sabira"), session, "minutes", language)
        assert [words for words in stands if words not in said] == [], language


def test_the_minutes_before_they_are_closed_have_no_code_and_say_what_is_not_decided(
    session, request_row, submitted, sabira, member, client_of
):
    items, client = put(session, sabira), client_of("sabira")
    take_out(items["plan"], by=sabira, reason="A paper is missing.")
    (own,) = (one for one in members(session) if one.worker_id == member.pk)
    step_back(items["case"], by=sabira, member=own.pk, reason="My nephew.")
    assert "My nephew." in text(client.get(url(items["case"])))
    record_view(items["case"], by=sabira, how="not_heard", words="He is at the hospital.")
    away, *came = sorted(members(session), key=lambda one: not one.name.startswith("Исаев"))
    begin_session(session, by=sabira, present=[one.pk for one in came], reasons={away.pk: "On duty"})
    said = paper(client, session, "minutes")
    for words in ("A paper is missing.", "My nephew.", "He is at the hospital.", "On duty"):
        assert words in said
    assert client.get(url(items["case"], "print/ky/")).status_code == 404  # nothing is decided


def test_a_decision_against_the_family_says_where_and_until_when_to_appeal(
    session, item, heard, sabira, client_of
):
    opened(session, sabira)
    weighed = {"against_family": True, "options": "A nurse.", "appeal_to": "District court of Nookat"}
    votes = {"votes": (2, 1, 0), "dissent": "The nurse knows him.", "due_on": later()}
    decide(item, by=sabira, **DECIDED | votes | weighed)
    for language in LANGUAGES:
        answer = client_of("sabira").get(url(item, f"print/{language}/"))
        said = " ".join(" ".join(text_of(answer.content)).split())
        assert "District court of Nookat" in said and DECIDED["words"] in said, language
        assert "nurse knows" not in said, language


def test_what_is_no_paper_is_not_found_and_leaves_no_print_on_the_trail(session, sabira, client_of):
    for address in ("print/minutes/ky/", "print/else/ky/", "print/agenda/xx/"):
        assert client_of("sabira").get(url(session, address)).status_code == 404, address
    assert not Entry.objects.using("owner").filter(act__startswith="commission.printed").exists()


# The report and the control.


def test_the_report_counts_what_was_done(session, decision, sabira, client_of):
    page = text(client_of("sabira").get("/commission/half-year/"))
    assert "of these with the child heard beforehand" in page and "Sessions that were due" in page
    for language in ("ky", "ru"):
        answer = client_of("sabira").get(f"/commission/half-year/{language}/")
        assert answer["Content-Type"] == "application/pdf"
    assert client_of("sabira").get("/commission/half-year/xx/").status_code == 404


@pytest.fixture
def supervisor(db):
    return join("mirlan", "Мирлан", OfficeKind.MINISTRY, COUNTRY, Role.MINISTRY_SUPERVISOR)


def line_of(by):
    nookat = place_of(NOOKAT).pk
    lines = district_lines(by, date(today().year, 1, 1), today())
    return next(one for one in lines if one.figures.district_id == nookat)


def test_the_figures_are_those_of_the_rows_and_nobody_s_else(
    session, decision, submitted, sabira, farida, supervisor, superuser, client_of, request
):
    for by in (farida, supervisor):
        one = line_of(by).figures
        assert (one.held, one.cases, one.heard, one.not_heard) == (1, 1, 1, 0)
        assert one.waiting == 1 and one.last_on == today() and not line_of(by).asleep
    asked = today() - timedelta(days=30), today()
    others = ("aigul", "erlan", "bakyt", "nuriya")
    assert {who: figures(request.getfixturevalue(who), *asked) for who in others} == {
        who: [] for who in others
    }
    superuser.execute("update intake_due set due_on = current_date - 5 where owed = 'agreement'")
    page = text(client_of("farida").get("/commission/control/"))
    assert "1 late" in page and "Асанов" not in page
    with without_triggers(superuser):
        superuser.execute("update commission_sitting set held_on = held_on - 40")
    assert line_of(farida).asleep


def test_a_commission_that_never_met_is_seen_and_a_district_without_one_is_not_counted(
    sabira, farida, client_of
):
    assert line_of(farida).asleep
    page = text(client_of("farida").get("/commission/control/"))
    assert "does not meet" in page and "never" in page and "no Commission in the programme" in page
    assert "1 Commission has not met" in page and page.count("inbox-urgent") == 1
