"""What was said at doors is made unreadable when its time is over, and not before."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from umai.law.options.grounds import days_to_expunging
from umai.law.terms.clock import today
from umai.rounds.found.jobs import expunge_words
from umai.rounds.found.reading import words_said
from umai.rounds.models import DoorChild, FoundAnswer, WordsExpunging
from umai.rounds.planning.actions import end_round
from umai.rounds.tests.sightings import market_round, see, sightings
from umai.rounds.tests.test_found import NURBEK, door_child, says, waits
from umai.trail.jobs import sequence_entries
from umai.trail.rows.verification import compare_rows


def days_kept():
    return days_to_expunging(today())[1]


@pytest.fixture
def ended(walk, aigul):
    """A child of a door of a round that ended today."""
    row = door_child(walk, aigul)
    end_round(walk, by=aigul, ended_on=today(), reason="Жаан.")
    return row


def run(days, worker_role):
    return expunge_words(on=today() + timedelta(days=days), using=worker_role)


def now(row):
    return DoorChild.objects.using("owner").get(pk=row.pk)


def test_words_stay_until_the_last_day_and_are_unreadable_the_day_after(ended, aigul, worker_role):
    says(ended, aigul)
    assert run(days_kept(), worker_role) == 0 and now(ended).said == NURBEK.words
    assert run(days_kept() + 1, worker_role) == 1
    assert now(ended).sealed_words == b"" and words_said(now(ended)).child == ""
    assert WordsExpunging.objects.using("owner").get().days == days_kept()
    assert (now(ended).age, now(ended).lives_with) == (NURBEK.age, NURBEK.lives_with)
    assert FoundAnswer.objects.using("owner").get().reason == ""  # why nobody was sure
    assert waits(aigul) == []  # nobody can say it any more
    assert run(days_kept() + 2, worker_role) == 0
    sequence_entries(using="owner")
    assert [one for one in compare_rows() if one.where.startswith("rounds_")] == []


def test_words_of_a_running_round_stay(walk, aigul, worker_role):
    row = door_child(walk, aigul)
    assert run(10 * days_kept(), worker_role) == 0 and now(row).said == NURBEK.words


def test_nobody_empties_them_before(ended, village, aigul):
    says(ended, aigul)
    see(market_round(village, aigul), aigul)
    for rows, empty in (
        (DoorChild.objects.using("owner"), {"sealed_words": b""}),
        (FoundAnswer.objects.using("owner"), {"reason": ""}),
        (sightings(), {"sealed_words": b""}),
    ):
        with pytest.raises(DatabaseError, match="never changed"):
            rows.update(**empty)
            pytest.fail(f"{rows.model.__name__} was emptied")


def test_words_of_a_child_who_was_seen_go_too(village, aigul, worker_role):
    market = market_round(village, aigul)
    see(market, aigul)
    end_round(market, by=aigul, ended_on=today(), reason="Бүттү.")
    run(days_kept() + 1, worker_role)
    row = sightings().get()
    assert (bytes(row.sealed_words), row.work) == (b"", "sells")
