"""What reporters add to one of several same reports is read, though only the first of them is opened."""

import uuid
from datetime import timedelta

import pytest

from umai.access.requirements import SomethingCame
from umai.identification.inbox import actions, endings
from umai.identification.inbox import page as inbox
from umai.identification.models import Addition
from umai.identification.signal.sealing import seal_added_words
from umai.identification.tests.conftest import reported
from umai.trail.models import Entry


@pytest.fixture
def first(db):
    return reported(ago=timedelta(hours=2))


@pytest.fixture
def same(first):
    """The same words, an hour later."""
    return reported()


def add(signal, words="She is alone with him now."):
    sealed, key = seal_added_words(signal.pk, words)
    made = Addition(signal=signal, sealed_words=sealed, words_key=key, district_id=signal.district_id)
    made.save(using="owner", force_insert=True)


def test_the_line_of_the_inbox_says_so_and_the_page_of_the_first_shows_it(first, same, erlan, client_of):
    add(same)
    (line,) = inbox.page_of(erlan, state="waiting", after=None).lines
    assert line.n == 2 and line.more_words
    assert "She is alone with him now." in client_of("erlan").get(f"/inbox/{first.pk}/").text


def test_nobody_agrees_to_end_it_unread(first, same, erlan, damira):
    actions.screen_signal(first, by=erlan, outcome="concern", alike=True)
    said = {"how": "passed_on", "findings": "Told.", "body": "Police", "alike": True}
    proposal = endings.propose_ending(first, by=erlan, id=uuid.uuid4(), **said)
    add(same)
    with pytest.raises(SomethingCame):
        endings.agree_ending(proposal, by=damira)


def test_words_of_a_gathered_signal_are_never_shown_without_a_look(first, erlan, client_of):
    other = reported(concern="violence")
    actions.gather_signals(first, by=erlan, others=[other.pk])
    for looked, page in enumerate(("", "reply/", "screen/", "end/"), 1):
        client_of("erlan").get(f"/inbox/{first.pk}/{page}")
        looks = Entry.objects.using("owner").filter(act="identification.gathered", shown__contains=[other.pk])
        assert looks.count() == looked, page
