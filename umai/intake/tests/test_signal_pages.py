"""From a signal to a case, as a browser gets it."""

import re
import uuid
from datetime import timedelta

import pytest

from umai.identification.inbox import actions as signals
from umai.identification.models import SignalEnding
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported
from umai.intake.cases.actions import open_case
from umai.intake.models import Case, Clock, Origin
from umai.intake.tests.conftest import closed, particulars
from umai.law.terms.clock import hour_of

SECRET = "Only the neighbour opposite can see this window."


@pytest.fixture
def signal(child, erlan):
    one = reported(ReportWords(SECRET), ago=timedelta(days=2), channel="citizen")
    signals.screen_signal(one, by=erlan, outcome="concern")
    signals.match_child(one, by=erlan, child=child)
    return one


def typed(**changes):
    return {
        "id": str(uuid.uuid4()),
        "concern": "neglect",
        "channel": "citizen",
        "words": "The children seem to be alone.",
    } | changes


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def rows(model, by):
    with by.speaking():
        return list(model.objects.all())


def test_the_report_is_read_beside_the_form_and_not_copied_into_it(signal, client_of, erlan):
    page = client_of("erlan").get(f"/inbox/{signal.pk}/case/").content.decode()
    assert SECRET in page
    assert SECRET not in re.search(r"<textarea.*?</textarea>", page, re.DOTALL)[0]
    assert 'value="neglect"' in page and "received_on" not in page
    assert "kept from the district" not in text_of(client_of("erlan").get(f"/inbox/{signal.pk}/case/"))
    for who, status in (("aigul", 403), ("bakyt", 403), ("cholpon", 404)):
        assert client_of(who).get(f"/inbox/{signal.pk}/case/").status_code == status, who
    page = client_of("erlan").post(f"/inbox/{signal.pk}/case/", typed(words="", discovered_on_day="3"))
    assert page.status_code == 422 and 'value="3"' in page.content.decode()
    assert rows(Case, erlan) == []


def test_the_case_opens_and_says_until_when_and_sent_twice_it_leads_there(signal, erlan, client_of):
    client, said = client_of("erlan"), typed()
    answer = client.post(f"/inbox/{signal.pk}/case/", said)
    (case,) = rows(Case, erlan)
    assert answer.headers["Location"] == f"/cases/{case.pk}/opened/"
    assert rows(Clock, erlan)[0].received_at == hour_of(signal.received_at)
    assert case.words == "The children seem to be alone."
    assert client.get(answer.headers["Location"]).status_code == 200
    again = client.post(f"/inbox/{signal.pk}/case/", said)
    assert again.headers["Location"] == f"/cases/{case.pk}/" and len(rows(Case, erlan)) == 1


def test_an_open_case_takes_it_in(signal, case, erlan, client_of):
    client = client_of("erlan")
    assert "This child has an open case" in text_of(client.get(f"/inbox/{signal.pk}/case/"))
    assert client.post(f"/inbox/{signal.pk}/case/", {"wording": ""}).status_code == 422
    told = {"wording": "It was noticed again that they are alone.", "withheld": "Only I saw it."}
    answer = client.post(f"/inbox/{signal.pk}/case/", told)
    assert answer.headers["Location"] == f"/cases/{case.pk}/"
    assert [row.how for row in rows(SignalEnding, erlan)] == ["in_case"]
    assert len(rows(Origin, erlan)) == 1


def test_what_goes_on_with_it_is_read_beside_either_form(signal, child, aigul, erlan, client_of):
    later = reported(ReportWords("The uncle shouts."), ago=timedelta(0))
    signals.gather_signals(signal, by=erlan, others=[later.pk])
    client = client_of("erlan")
    page = text_of(client.get(f"/inbox/{signal.pk}/case/"))
    assert "2 signals begin this case" in page and "The uncle shouts." in page
    open_case(child, by=aigul, **particulars())
    page = text_of(client.get(f"/inbox/{signal.pk}/case/"))
    assert "Go on in the open case" in page and "The uncle shouts." in page


def test_of_a_kept_one_it_is_said_before_it_goes_on_in_an_open_case(case, child, farida, client_of):
    one = reported(ReportWords(SECRET), feared_works_here=True)
    signals.screen_signal(one, by=farida, outcome="concern")
    signals.match_child(one, by=farida, child=child)
    assert "A case is not" in text_of(client_of("farida").get(f"/inbox/{one.pk}/case/"))


def test_after_a_closed_case_the_new_one_follows(signal, proposal, case, erlan, damira, client_of):
    closed(proposal, damira)
    client = client_of("erlan")
    assert "This child had a case before" in text_of(client.get(f"/inbox/{signal.pk}/case/"))
    client.post(f"/inbox/{signal.pk}/case/", typed())
    assert {row.follows_id for row in rows(Case, erlan)} == {None, case.pk}


def test_what_ended_or_has_no_child_is_not_opened(signal, erlan, damira, client_of, db):
    from umai.identification.inbox import endings

    proposed = endings.propose_ending(
        signal, by=erlan, id=uuid.uuid4(), how="passed_on", findings="Police.", body="Police"
    )
    endings.agree_ending(proposed, by=damira)
    answer = client_of("erlan").get(f"/inbox/{signal.pk}/case/")
    assert answer.headers["Location"] == f"/inbox/{signal.pk}/"
    one = reported()
    answer = client_of("erlan").get(f"/inbox/{one.pk}/case/")
    assert answer.headers["Location"] == f"/inbox/{one.pk}/child/"


def test_the_oblast_is_told_that_the_department_reads_the_case(child, farida, client_of):
    one = reported(ReportWords(SECRET), feared_works_here=True)
    signals.screen_signal(one, by=farida, outcome="concern")
    signals.match_child(one, by=farida, child=child)
    assert "A case is not" in text_of(client_of("farida").get(f"/inbox/{one.pk}/case/"))
