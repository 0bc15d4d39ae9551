"""The children whom nobody has seen yet, on My day, in the inbox and where a case was opened."""

import uuid

import pytest

from umai.casefile import urgent as casefile_urgent
from umai.identification.inbox import actions as signals
from umai.identification.tests.conftest import reported
from umai.intake.from_signal.actions import open_from_signal
from umai.notices.calls.actions import answer_call
from umai.notices.models import Call
from umai.protection.emergency.actions import begin_protection
from umai.register.merges import Doubt
from umai.register.merging.actions import merge_records
from umai.trail.models import Entry
from umai.urgency.models import Urgency
from umai.visits.tests.conftest import ago, make_child, record

HEADING = "Urgent: nobody has seen the child yet."
UNKNOWN = "A signal that names no child yet: Nookat"


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
        task = page.split(HEADING)[1].split("</section>")[0]
        assert f'href="/cases/{urgent.pk}/"' in task and "Асанов Нурбек" in task, who
        assert "<h2" not in page.split("</h1>")[1].split(HEADING)[0].replace('<h2 id="group-urgent">', "")
    entry = Entry.objects.using("owner").filter(act="casefile.urgent").order_by("-at").first()
    assert (entry.outcome, len(entry.shown)) == ("looked", 1)


def test_it_is_gone_once_the_child_was_seen(urgent, aigul, client_of):
    Urgency.objects.using("owner").update(called_at=ago(hours=2))
    record(urgent, aigul)
    assert HEADING not in text(client_of("aigul"), "/")


def test_a_child_of_two_records_is_named_as_the_leading_record_says(urgent, aigul, damira, client_of):
    with aigul.speaking():
        child = urgent.child
    leading = make_child(aigul, given="Нурбекбай", birth_date=None)
    merge_records(leading, by=damira, other=child, reason="known", despite=list(Doubt.values))
    task = text(client_of("aigul"), "/").split(HEADING)[1].split("</section>")[0]
    assert "Асанов Нурбекбай" in task


def test_a_child_about_whom_two_called_is_one_child(urgent, aigul, client_of):
    said = {"danger": "violence", "known_at": ago(hours=1), "words": "Beaten."}
    begin_protection(urgent, by=aigul, id=uuid.uuid4(), **said)
    task = text(client_of("aigul"), "/").split(HEADING)[1].split("</section>")[0]
    assert task.count("Асанов Нурбек") == 1


def test_all_are_counted_where_not_all_are_shown(urgent, erlan, client_of, monkeypatch):
    monkeypatch.setattr(casefile_urgent, "SHOWN", 2)
    for _ in range(3):
        reported(danger_now=True)
    task = text(client_of("erlan"), "/").split(HEADING)[1].split("</section>")[0]
    assert '<span class="moj-notification-badge">4</span>' in task
    assert task.index("Асанов Нурбек") < task.index(UNKNOWN) and task.count(UNKNOWN) == 1


def test_a_signal_without_a_child_is_there_for_whoever_answers_signals(client_of, erlan):
    signal = reported(danger_now=True)
    page = text(client_of("erlan"), "/")
    assert UNKNOWN in page and f'href="/inbox/{signal.pk}/"' in page and "Nobody has taken the call." in page
    assert HEADING not in text(client_of("aigul"), "/")
    assert HEADING not in text(client_of("cholpon"), "/")
    answer_call(Call.objects.using("owner").get(about=signal.pk), by=erlan)
    assert "Call taken by Мамытов Эрлан" in text(client_of("erlan"), "/")


def test_the_inbox_says_how_long_nobody_has_taken_a_call(client_of, erlan):
    signal = reported(danger_now=True)
    assert "call not taken, 0 minutes" in text(client_of("damira"), "/inbox/")
    answer_call(Call.objects.using("owner").get(about=signal.pk), by=erlan)
    assert "call not taken" not in text(client_of("damira"), "/inbox/")


def test_where_an_urgent_case_was_opened_protection_comes_first(urgent, client_of):
    page = text(client_of("erlan"), f"/cases/{urgent.pk}/opened/")
    assert page.count("Danger now? Immediate protection") == 1
    assert page.index("Danger now?") < page.index("Begin the assessment")
    case = text(client_of("erlan"), f"/cases/{urgent.pk}/")
    assert 'class="button" href="/cases/' in case.split("Danger now?")[0].rsplit("<a ", 1)[1]
