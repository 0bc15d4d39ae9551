"""Whoever looks at a rehearsal for the first time meets something at every stage, on every first page."""

import re

from django.utils import timezone

from rehearsal.draw import id_of
from rehearsal.protections import invent_protections
from rehearsal.signals import invent_signals
from rehearsal.sittings import invent_sittings
from rehearsal.staff import read_people, shown_municipalities
from rehearsal.tests.asking import speaking_as
from tests.looking import reading
from tests.page_words import words_of
from umai.access.sessions import Speaker, open_session
from umai.casefile.my_day.waiting import waiting_of
from umai.commission.control.figures import counts_of, district_lines
from umai.commission.models import (
    AgendaItem,
    Decision,
    ExecutionReport,
    HalfYearSent,
    HeardView,
    HearingRequest,
    SessionStep,
    Sitting,
)
from umai.commission.proposing.waiting import waiting_matters
from umai.identification.inbox import worklist
from umai.identification.models import EndingProposal, Signal, SignalMatch
from umai.intake.models import Due
from umai.justice.duties.ledger import ledger_of
from umai.justice.duties.models import DutyQuestion
from umai.justice.orders.counts import orders_ending
from umai.justice.proceedings.police import shared_matters
from umai.justice.settled.reading import settled_of
from umai.justice.settled.watching import received_letters, watched_matters
from umai.law.terms.clock import today
from umai.law.terms.commission import half_year_of
from umai.notices.models import Call
from umai.protection.models import Protection
from umai.protection.reading import as_running, running_protections
from umai.protection.steps.state import states_of
from umai.register.models import ShelterAddress
from umai.self_harm.deaths.state import reviews_within
from umai.staff.models import Account, Term, Turn, Worker

MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
# What each of the demonstration people owes, looks for or is asked, in the words of the first page.
OWED = {
    "meerim": "This week",
    "ulan": "This week",
    "gulzat": "Without a worker",
    "asel": "The next session is due by",
    "sanjar": "The next session is due by",
    "kubanych": "Plans to approve",
    "temirlan": "Asked of us",
    "nargiza": "Ended without a court in your district",
    "begimai": "next dwelling",
    "kunduz": "Open each one and answer",
    "zarina": "Open each one and answer",
    "aisuluu": "Somebody is on the line",
    "marat": "Inbox",
    "elnura": "All figures",
    "talant": "for a Commission past",
    "jamilya": "How many",
    "sezim": "How many",
    "rustam": "To be mended now",
    "ainura": "Search the trail",
    "mirbek": "This week",
    "altynai": "This week",
}
LATER = re.compile(
    r"next version|later version|will be added|not (built|ready|available) yet|coming soon", re.I
)


def test_the_first_page_of_everybody_says_what_waits_and_shows_how_it_goes(demonstration, client_of):
    # The cast of the tests has somebody who signs in by the same name.
    Account.objects.using("owner").filter(username="begimai").update(worker_id=id_of("person", "begimai"))
    assert {one["sign_in"] for one in read_people()["person"]} == set(OWED)
    failed = {}
    for who, owed in OWED.items():
        page = client_of(who).get("/", follow=True)
        if page.status_code != 200 or owed not in words_of(page):
            failed[who] = page.status_code, owed
        elif not re.search(r"<(table|svg|dl)\b", MAIN.search(page.content.decode())[0]):
            failed[who] = "neither a picture nor a table says how it goes"
        elif found := LATER.search(words_of(page)):
            failed[who] = found[0]
    assert failed == {}


def test_each_meets_something_at_every_stage_and_a_second_time_nothing_is_added(demonstration):
    require_signals_at_every_stage()
    require_three_protections()
    require_lists_of_justice()
    require_sessions_of_good_and_sleeping_commissions()
    people = {name: Worker.objects.get(pk=id_of("person", name)) for name in ("ulan", "gulzat", "marat")}
    assert invent_signals(people) == 0
    assert invent_protections(shown_municipalities(), today=today()) == 0
    sessions = Sitting.objects.using("owner").count()
    invent_sittings(today=today(), seed=2, using="owner")
    assert Sitting.objects.using("owner").count() == sessions


def require_signals_at_every_stage():
    """The duty worker finds one of each, the oblast keeps one, and somebody is on duty now."""
    by = speaking_as("ulan")
    with by.speaking():
        found = list(worklist.waiting_lines(by))
        assert {line["outcome"] for line in found} == {None, "urgent", "concern", "information"}
        assert found[0]["rank"] == worklist.URGENT_UNREAD and found[-1]["n"] == 7
        assert SignalMatch.objects.count() == 2 and EndingProposal.objects.count() == 1
        assert len(list(worklist.ended_lines(by))) == 3
        assert sorted(Call.objects.values_list("taken", flat=True)) == [False, True]
        assert all(one.said.happened for one in Signal.objects.all())
    with speaking_as("marat").speaking():
        assert Signal.objects.filter(keeper="oblast").count() == 1
    now = timezone.now()
    turn = Turn.objects.get(from_at__lte=now, to_at__gt=now, worker_id=id_of("person", "ulan"))
    assert turn.substitute_id == id_of("person", "gulzat")


def require_three_protections():
    """One runs with a missed term, one returned by a second person, one placed; their addresses are sealed."""
    head = speaking_as("gulzat")
    with reading(head):
        (one,) = as_running(running_protections(head), head)
        states = states_of(list(Protection.objects.within_reach_of(head)), head)
        for state in states:
            assert state.protection.known_at <= state.arrival.happened_at <= state.decision.happened_at
            assert state.removal.happened_at <= state.place.happened_at < timezone.now()
        ids = [state.place.shelter_id for state in states]
        assert ShelterAddress.objects.filter(pk__in=ids).count() == 3
    assert one.missed and one.term.step == "notice"
    assert sorted(state.proposal.how for state in states if state.ending) == ["guardian", "returned"]
    (returned,) = [state for state in states if state.ending and state.proposal.how == "returned"]
    assert returned.ending.recorded_by_id != returned.proposal.recorded_by_id
    with reading(speaking_as("ulan")):
        assert ShelterAddress.objects.filter(pk__in=ids).count() < 3


def require_lists_of_justice():
    """Every list of justice and self-harm shows something to the role that reads it."""
    head, social_worker = speaking_as("gulzat"), speaking_as("meerim")
    day = waiting_of(head, today())
    owed = ("settled_owed", "settled_silent", "orders_end", "self_harm_due", "self_harm_late", "reviews_owed")
    late = ("duty_questions_late", "independents_late")
    assert {one: day[one] for one in (*owed, *late) if not day[one]} == {}
    assert waiting_of(social_worker, today())["self_harm_late"]
    with reading(head):
        settled = settled_of(head)
        assert {bool(one.letter) for one in settled} == {True, False} and any(one.is_late for one in settled)
        assert orders_ending(head)
        years = [line for year in (today().year, today().year - 1) for line in ledger_of(year, head)]
        assert any(line.asked for line in years) and any(line.to_us.in_time for line in years)
        assert any(line.owes for line in years)

    matters = in_words("temirlan", shared_matters)
    assert {one.is_late for one in matters} == {True, False}
    asked = in_words("temirlan", lambda by: list(DutyQuestion.objects.sent_to(by)))
    assert any(one.due_on < today() for one in asked)

    watched = in_words("nargiza", watched_matters)
    assert {one.letter is None for one in watched} == {True, False}
    letters = in_words("nargiza", received_letters)
    assert {bool(one.answer) for one in letters} == {True, False} and any(one.is_late for one in letters)
    for above in ("talant", "jamilya"):
        assert len(in_words(above, watched_matters)) >= len(watched)

    reviews, deaths = in_words("marat", reviews_within)
    assert any(one.due_on and one.late for one in reviews) and deaths


def in_words(sign_in, read):
    """What one of the demonstration people reads."""
    by = speaking_as(sign_in)
    with by.speaking():
        return read(by)


def require_sessions_of_good_and_sleeping_commissions():
    half = half_year_of(today())
    lines = district_lines(speaking_as("talant"), half.from_on, today())
    assert {one.asleep for one in lines} == {True, False}
    past = Sitting.objects.using("owner").filter(held_on__lt=today())
    steps = SessionStep.objects.using("owner")
    assert past.exists() and steps.count() == 2 * past.count()
    assert steps.filter(kind="closed", code="").count() == 0

    # What was heard and decided was said beforehand and in part carried out.
    cases = AgendaItem.objects.using("owner").filter(kind="case")
    assert cases.exists() and AgendaItem.objects.using("owner").filter(kind="plan").exists()
    decided = Decision.objects.using("owner").filter(item__in=cases)
    assert HeardView.objects.using("owner").filter(item__in=decided.values("item")).count() == decided.count()
    reports = ExecutionReport.objects.using("owner")
    assert reports.filter(kind="done").exists() and reports.filter(kind="delayed").exists()
    for one in decided.select_related("item__request", "item__session"):
        assert one.item.request.asked_on < one.decided_on == one.item.session.held_on
        assert one.kind == "postponed" or one.in_favour > one.against

    # What waits is owed, and some of it is late.
    heard = Decision.objects.using("owner").exclude(kind="postponed").values("item__request")
    waiting = HearingRequest.objects.using("owner").exclude(pk__in=heard.exclude(item__request=None))
    owed = Due.objects.using("owner").filter(owed="hearing")
    assert owed.count() == waiting.filter(case__work__isnull=False).count() > 0
    assert owed.filter(due_on__lt=today()).exists()
    assert Due.objects.using("owner").filter(owed="decision").exists()

    asel = speaking_as("asel")
    assert waiting_matters(asel)
    (line,) = district_lines(asel, half.from_on, today())
    assert not line.asleep and line.figures.cases and line.figures.heard and line.figures.agreed

    # A report says what the rows say.
    terms = Term.objects.filter(role="commission_secretary").select_related("worker")
    secretaries = {one.office_id: one.worker_id for one in terms}
    rows = HalfYearSent.objects.using("owner").filter(commission__in=secretaries)
    assert rows.exists()
    for row in rows:
        by = Speaker(open_session(Worker.objects.get(pk=secretaries[row.commission_id])))
        assert counts_of(by, half_year_of(row.half_ends_on)) == row.figures
