"""Whoever sent a file takes it back before it is answered, and nobody else does."""

import uuid

import pytest
from django.db import DatabaseError

from tests.looking import reading
from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.intake.models import Due, FileTransferAnswer
from umai.intake.tests.conftest import last_entry
from umai.intake.transfer import actions
from umai.refusal import NotPermitted
from umai.register.models import Child

WORDS = "The family came home again yesterday."


@pytest.fixture
def sent(child, case, erlan, kochkor):
    return actions.send_file(child, by=erlan, id=uuid.uuid4(), place=kochkor, words="He has seizures.")


def test_it_is_owed_no_more_and_the_file_can_be_sent_again(sent, child, erlan, damira, cholpon, kochkor):
    row = actions.take_back_file(sent, by=damira, words=WORDS)
    assert last_entry() == ("intake.take_back_file", "done")
    assert (row.taken_back, row.accepted) == (True, False)
    assert not Due.objects.using("owner").filter(owed="transfer").exists()
    with reading(cholpon):
        assert FileTransferAnswer.objects.within_reach_of(cholpon).get().reason == WORDS
        assert not Child.objects.exists()
    again = actions.send_file(child, by=erlan, id=uuid.uuid4(), place=kochkor, words="They went after all.")
    with erlan.speaking():
        assert actions.pending_transfer_of(child) == again


def test_what_was_answered_is_not_taken_back_and_what_was_taken_back_is_not_answered(
    sent, child, erlan, cholpon, kochkor
):
    actions.take_back_file(sent, by=erlan, words=WORDS)
    with pytest.raises(AlreadyAnswered):
        actions.accept_file(sent, by=cholpon)
    again = actions.send_file(child, by=erlan, id=uuid.uuid4(), place=kochkor, words="They went after all.")
    actions.refuse_file(again, by=cholpon, words="They live elsewhere.")
    with pytest.raises(AlreadyAnswered):
        actions.take_back_file(again, by=erlan, words=WORDS)


def test_it_says_why_and_the_department_that_was_asked_takes_nothing_back(sent, erlan, cholpon):
    with pytest.raises(Incomplete):
        actions.take_back_file(sent, by=erlan, words=" ")
    assert not FileTransferAnswer.objects.using("owner").exists()
    with pytest.raises(NotPermitted):
        actions.take_back_file(sent, by=cholpon, words=WORDS)
    assert last_entry() == ("intake.take_back_file", "refused")


def test_the_database_asks_too_who_ends_the_wait(sent, cholpon, erlan):
    ends = {"from_district_id": sent.from_district_id, "to_district_id": sent.to_district_id}
    said = {"child_id": sent.child_id, "transfer": sent, "accepted": False, "reason": "x"} | ends
    for by, taken_back in ((cholpon, True), (erlan, False)):
        with pytest.raises(DatabaseError), by.speaking():
            FileTransferAnswer.objects.create(taken_back=taken_back, **said)


def test_the_page_asks_why_and_says_afterwards_that_it_was_taken_back(sent, client_of):
    client, address = client_of("erlan"), f"/transfers/{sent.pk}/"
    assert f"{address}back/" in client.get(address).text
    assert client.post(f"{address}back/", {"words": ""}).status_code == 422
    page = client.post(f"{address}back/", {"words": WORDS}, follow=True).text
    assert "taken back" in page and WORDS in page and f"{address}back/" not in page
    again = client.post(f"{address}back/", {"words": "Once more <b>."})
    assert again.status_code == 409 and "Once more &lt;b&gt;." in again.text
    assert "File taken back" in client.get(f"/children/{sent.child_id}/timeline/").text
    theirs = client_of("cholpon").get(address).text
    assert WORDS in theirs and f"{address}back/" not in theirs and 'name="answer"' not in theirs
