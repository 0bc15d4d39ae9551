"""An urgent signal and its call."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.tampering import without_triggers
from umai.identification.inbox import actions
from umai.identification.tests.conftest import reported, wall
from umai.notices.calls.actions import answer_call
from umai.notices.calls.reading import open_calls
from umai.notices.models import Call, CallAnswer
from umai.urgency.models import Urgency


@pytest.fixture
def urgent(db):
    return reported(danger_now=True)


@pytest.fixture
def found(urgent, child, damira):
    """Damira screened it and found its child."""
    actions.screen_signal(urgent, by=damira, outcome="urgent")
    actions.match_child(urgent, by=damira, child=child)
    return urgent


def test_an_urgent_signal_makes_one_call_and_another_none(urgent, signal):
    assert Call.objects.using("owner").get().about == urgent.pk


def test_whoever_is_walled_from_the_child_neither_sees_nor_takes_the_call_and_a_colleague_does(
    found, child, damira, erlan
):
    calls, _more = open_calls(damira)
    assert len(calls) == 1
    wall(damira, child)
    assert open_calls(damira) == ([], 0)
    call = Call.objects.using("owner").get()
    with pytest.raises(DatabaseError), damira.speaking(), transaction.atomic():
        CallAnswer.objects.create(call=call, worker_id=damira.pk)
    with erlan.speaking():
        CallAnswer.objects.create(call=call, worker_id=erlan.pk)
    assert CallAnswer.objects.using("owner").get().worker_id == erlan.pk


def text(client, path):
    return " ".join(client.get(path).content.decode().split())


def test_its_page_says_once_that_it_is_urgent_and_then_that_the_child_must_be_seen(urgent, client_of, erlan):
    client, address = client_of("erlan"), f"/inbox/{urgent.pk}/"
    red = '<strong class="govuk-tag govuk-tag--red">urgent'
    page = text(client, address).split("</h1>")[1]
    assert page.count("Nobody has taken this call") == 1 and "nobody has seen the child" not in page
    assert page.index("I take this call") < page.index("Protect the child now")
    assert page.split("I take this call")[0].count('class="govuk-tag') == 1
    answer_call(Call.objects.using("owner").get(), by=erlan)
    page = text(client, address)
    assert page.count("Urgent: nobody has seen the child yet.") == 1 and red not in page
    Urgency.objects.using("owner").update(ended_at=timezone.now() - timedelta(days=30), ended_how="decided")
    assert red in text(client, address)


def opened_minutes_ago(superuser):
    with without_triggers(superuser):
        superuser.execute("update notices_call set opened_at = now() - interval '5 minutes'")


def test_the_banner_is_hidden_on_the_page_of_the_only_call(urgent, client_of, superuser):
    opened_minutes_ago(superuser)
    banner = text(client_of("erlan"), f"/inbox/{urgent.pk}/").split('id="alarm"')[1].split(">")[0]
    assert "data-own" in banner and banner.endswith(" hidden")
    assert " hidden" not in text(client_of("erlan"), "/inbox/").split('id="alarm"')[1].split(">")[0]
    reported(danger_now=True)
    opened_minutes_ago(superuser)
    banner = text(client_of("erlan"), f"/inbox/{urgent.pk}/").split('id="alarm"')[1].split(">")[0]
    assert "data-own" in banner and " hidden" not in banner


def row_of(client):
    return text(client, "/inbox/").split("<tbody>")[1].split("</tr>")[0]


def test_the_inbox_says_what_to_do_now_and_no_later_day_for_the_first_step(urgent, client_of, erlan):
    assert "Now: take the call and go to the child" in row_of(client_of("damira"))
    assert "hours left" not in row_of(client_of("damira"))
    answer_call(Call.objects.using("owner").get(), by=erlan)
    row = row_of(client_of("damira"))
    assert "Now: see the child" in row and "Call taken by Мамытов Эрлан." in row
    assert "You took the call." in row_of(client_of("erlan"))
    Urgency.objects.using("owner").update(taken_by=None)
    assert "The call was taken." in row_of(client_of("erlan"))


def test_the_inbox_says_in_the_first_column_why_it_is_urgent(urgent, client_of, erlan):
    actions.screen_signal(urgent, by=erlan, outcome="urgent")
    first, others = row_of(client_of("erlan")).split("</th>")
    assert '<span class="inbox-also inbox-reason">urgent: ' in first and "urgent: " not in others
    assert "done, ahead of its term" in others
