"""The children whom nobody has seen yet, on My day, in the inbox and where a case was opened."""

import uuid

import pytest

from tests.second_person import merge_records
from umai.casefile.my_day import danger
from umai.casefile.my_day.rows import DutyRow
from umai.design.parts import Link
from umai.identification.inbox import actions as signals
from umai.identification.models import Signal
from umai.identification.tests.conftest import confirmed, reported
from umai.intake.cases.actions import assign_worker
from umai.intake.from_signal.actions import open_from_signal
from umai.law.terms.clock import today
from umai.notices.calls.actions import answer_call
from umai.notices.models import Call, Notice, NoticeWay
from umai.outreach.actions import record_telephone
from umai.outreach.models import Hours
from umai.protection.emergency.actions import begin_protection
from umai.register.merges import Doubt
from umai.trail.models import Entry
from umai.urgency.models import Urgency
from umai.visits.safety.actions import go_out
from umai.visits.tests.conftest import ago, make_child, record

HEADING = "Urgent: nobody has seen the child yet."
GO = "Go to the child now: nobody has seen the child yet."
UNKNOWN = "Neglect, Nookat"


def now_of(page):
    """The rows of the group "Now" of My day."""
    return page.split('id="group-now"')[1].split("</section>")[0]


def text(client, path):
    return " ".join(client.get(path).content.decode().split())


@pytest.fixture
def urgent(aigul, erlan):
    """The case of Nurbek, who is Aigul's municipality's, opened from an urgent signal."""
    child, signal = make_child(aigul), reported(danger_now=True)
    signals.screen_signal(signal, by=erlan, outcome="urgent")
    signals.match_child(signal, by=erlan, child=child)
    said = {"concern": "violence", "channel": "citizen", "words": "Hit at night."}
    return open_from_signal(child, by=erlan, id=uuid.uuid4(), signal=signal, **said)


def test_my_day_begins_with_whom_nobody_has_seen(urgent, client_of):
    for who in ("aigul", "erlan", "damira", "farida"):
        page = text(client_of(who), "/")
        now = now_of(page)
        assert f'href="/cases/{urgent.pk}/"' in now and "Асанов Нурбек" in now and HEADING in now, who
        assert page.split("</h1>")[1].split("<h2")[1].startswith(' id="group-now"')
        assert (f'href="/cases/{urgent.pk}/visits/new/"' in now) == (who != "farida")
    entry = Entry.objects.using("owner").filter(act="casefile.my_day").order_by("-at").first()
    assert (entry.outcome, entry.shown) == ("looked", [Urgency.objects.using("owner").get().pk])


def test_it_is_gone_once_the_child_was_seen(urgent, aigul, damira, client_of):
    with damira.speaking():
        signal = Signal.objects.get()
    confirmed(signal, damira)
    Urgency.objects.using("owner").update(called_at=ago(hours=2))
    record(urgent, aigul)
    assert HEADING not in text(client_of("aigul"), "/")


def test_a_child_of_two_records_is_named_as_the_leading_record_says(urgent, aigul, damira, client_of):
    with aigul.speaking():
        child = urgent.child
    leading = make_child(aigul, given="Нурбекбай", birth_date=None)
    merge_records(leading, by=damira, other=child, reason="known", despite=list(Doubt.values))
    assert "Асанов Нурбекбай" in now_of(text(client_of("aigul"), "/"))


def test_a_child_about_whom_two_called_is_one_child(urgent, aigul, client_of):
    said = {"danger": "violence", "known_at": ago(hours=1), "words": "Beaten."}
    begin_protection(urgent, by=aigul, id=uuid.uuid4(), **said)
    now = now_of(text(client_of("aigul"), "/"))
    assert now.count("<li>") == 1 and "Go on with the protection" in now and GO in now


def test_the_visit_that_the_urgent_row_asks_for_stands_nowhere_else(urgent, aigul, damira, client_of):
    assign_worker(urgent, by=damira, worker_id=aigul.pk)
    page = text(client_of("aigul"), "/")
    assert page.count(f'href="/cases/{urgent.pk}/visits/new/"') == 1 and HEADING in now_of(page)
    answer_call(Call.objects.using("owner").get(kind="case"), by=aigul)
    page = text(client_of("aigul"), "/")
    assert page.count(f'href="/cases/{urgent.pk}/visits/new/"') == 1 and GO in now_of(page)


def test_all_are_counted_where_not_all_are_shown(urgent, erlan, client_of, monkeypatch):
    monkeypatch.setattr(danger, "SHOWN", 2)
    for _ in range(3):
        reported(danger_now=True)
    now = now_of(text(client_of("erlan"), "/"))
    assert '<span class="moj-notification-badge">4</span>' in now
    assert now.index("Асанов Нурбек") < now.index(UNKNOWN) and now.count("<li>") == 2


def test_a_signal_without_a_child_is_there_for_whoever_answers_signals(client_of, erlan):
    signal = reported(danger_now=True)
    page = text(client_of("erlan"), "/")
    assert UNKNOWN in page and f'href="/inbox/{signal.pk}/"' in page and "Nobody has taken the call." in page
    assert HEADING not in text(client_of("aigul"), "/")
    assert HEADING not in text(client_of("cholpon"), "/")
    answer_call(Call.objects.using("owner").get(about=signal.pk), by=erlan)
    assert "Call taken by Мамытов Эрлан" in text(client_of("damira"), "/")


def test_a_call_that_nobody_took_comes_before_one_that_was_taken(client_of, erlan):
    taken, waiting = reported(danger_now=True), reported(danger_now=True)
    answer_call(Call.objects.using("owner").get(about=taken.pk), by=erlan)
    for who in ("erlan", "damira", "farida"):
        now = now_of(text(client_of(who), "/"))
        assert now.index(f"/inbox/{waiting.pk}/") < now.index(f"/inbox/{taken.pk}/"), who


def test_a_call_that_nobody_took_is_taken_on_its_row_and_who_took_it_is_told_so(client_of, erlan):
    call = Call.objects.using("owner").get(about=reported(danger_now=True).pk)
    now = now_of(text(client_of("erlan"), "/"))
    assert f'action="/calls/{call.pk}/take/"' in now and "Open the signal" not in now
    answer_call(call, by=erlan)
    now = now_of(text(client_of("erlan"), "/"))
    assert f"/calls/{call.pk}/" not in now and "Open the signal" in now
    answer_call(Call.objects.using("owner").get(about=reported(danger_now=True).pk), by=erlan)
    now = now_of(text(client_of("erlan"), "/"))
    assert "You took the call." in now and GO in now and "0 minutes since you took the call" in now
    others = now_of(text(client_of("damira"), "/"))
    assert HEADING in others and GO not in others


def test_in_what_another_took_there_is_nothing_to_do(client_of, urgent, aigul, damira):
    assign_worker(urgent, by=damira, worker_id=aigul.pk)
    for call in Call.objects.using("owner").filter(kind="signal", taken=False):
        answer_call(call, by=damira)
    answer_call(Call.objects.using("owner").get(kind="case"), by=aigul)
    now = now_of(text(client_of("erlan"), "/"))
    assert "Асанов Нурбек" in now and f'href="/cases/{urgent.pk}/visits/new/"' not in now


def test_who_took_the_call_of_a_case_says_first_that_they_go(client_of, urgent, aigul, damira):
    assign_worker(urgent, by=damira, worker_id=aigul.pk)
    answer_call(Call.objects.using("owner").get(kind="case"), by=aigul)
    now = now_of(text(client_of("aigul"), "/"))
    go = f'class="govuk-button" href="/cases/{urgent.pk}/visits/out/"'
    assert now.index(go) < now.index(f'href="/cases/{urgent.pk}/visits/new/"')
    said = {"id": uuid.uuid4(), "back_by_at": ago(hours=-1), "words": "By car."}
    go_out(urgent, by=aigul, **said)
    assert go not in now_of(text(client_of("aigul"), "/"))


def test_a_signal_is_titled_by_what_is_feared_for_whom_and_where(aigul, client_of):
    reported(danger_now=True, concern="violence", child_age=7, settlement=aigul.office.place)
    titled = f"Violence against a child, about 7 years old, {aigul.office.place.name}"
    assert titled in now_of(text(client_of("erlan"), "/"))


def test_where_an_urgent_case_was_opened_protection_comes_first(urgent, client_of):
    page = text(client_of("erlan"), f"/cases/{urgent.pk}/opened/")
    assert page.count("Danger now? Immediate protection") == 1
    assert page.index("Danger now?") < page.index("Begin the assessment")
    case = text(client_of("erlan"), f"/cases/{urgent.pk}/")
    assert 'class="button danger" href="/cases/' in case.split("Danger now?")[0].rsplit("<a ", 1)[1]


def test_nobody_is_sent_to_a_household_where_nobody_may_go_yet():
    row = DutyRow(None, None, "Нурбек", "/children/1/", GO, "", None, go=Link("I am going there now", "/go/"))
    assert 'href="/go/"' in row.html()
    row.warning = "Nobody goes to this household before noon."
    assert 'href="/go/"' not in row.html() and row.warning in row.html()


def test_who_was_told_stands_with_the_telephone_of_the_office_until_the_call_is_taken(
    urgent, erlan, damira, client_of
):
    call = Call.objects.using("owner").get()
    Notice.objects.using("owner").create(call=call, worker_id=erlan.pk, way=NoticeWay.SCREEN, step=0, turn=0)
    with erlan.speaking():
        page = f"/inbox/{Signal.objects.get().pk}/"
    assert "Telephone of the office: number not recorded" in text(client_of("erlan"), page)
    said = {"number": "+996555123456", "hours": Hours.UNKNOWN, "called_on": today()}
    record_telephone(damira.office, by=damira, **said)
    shown = text(client_of("erlan"), page)
    assert 'Telephone of the office: <a href="tel:+996555123456">+996555123456</a>' in shown
    answer_call(call, by=erlan)
    assert "Telephone of the office" not in text(client_of("erlan"), page)
