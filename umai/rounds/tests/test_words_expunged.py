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


def test_words_stay_until_the_last_day(ended, worker_role):
    assert run(days_kept(), worker_role) == 0 and now(ended).said == NURBEK.words


def test_words_are_unreadable_the_day_after(ended, worker_role):
    assert run(days_kept() + 1, worker_role) == 1
    assert now(ended).sealed_words == b"" and words_said(now(ended)).child == ""
    assert WordsExpunging.objects.using("owner").get().days == days_kept()


def test_what_was_chosen_stays(ended, worker_role):
    run(days_kept() + 1, worker_role)
    assert (now(ended).age, now(ended).lives_with) == (NURBEK.age, NURBEK.lives_with)


def test_a_second_run_does_nothing(ended, worker_role):
    run(days_kept() + 1, worker_role)
    assert run(days_kept() + 2, worker_role) == 0


def test_words_of_a_running_round_stay(walk, aigul, worker_role):
    row = door_child(walk, aigul)
    assert run(10 * days_kept(), worker_role) == 0 and now(row).said == NURBEK.words


def test_nobody_empties_them_before(ended):
    with pytest.raises(DatabaseError, match="never changed"):
        DoorChild.objects.using("owner").filter(pk=ended.pk).update(sealed_words=b"")


def test_why_nobody_was_sure_goes_with_the_words(ended, aigul, worker_role):
    says(ended, aigul)
    run(days_kept() + 1, worker_role)
    assert FoundAnswer.objects.using("owner").get().reason == ""
    assert waits(aigul) == []  # nobody can say it any more


def test_a_reason_is_emptied_by_nobody_before(ended, aigul):
    says(ended, aigul)
    with pytest.raises(DatabaseError, match="never changed"):
        FoundAnswer.objects.using("owner").update(reason="")


def test_words_of_a_child_who_was_seen_go_too(village, aigul, worker_role):
    market = market_round(village, aigul)
    see(market, aigul)
    end_round(market, by=aigul, ended_on=today(), reason="Бүттү.")
    run(days_kept() + 1, worker_role)
    row = sightings().get()
    assert (bytes(row.sealed_words), row.work) == (b"", "sells")


def test_words_of_a_child_who_was_seen_are_emptied_by_nobody_before(village, aigul):
    see(market_round(village, aigul), aigul)
    with pytest.raises(DatabaseError, match="never changed"):
        sightings().update(sealed_words=b"")


def test_the_trail_finds_no_fault_in_what_was_emptied(ended, village, aigul, worker_role):
    says(ended, aigul)
    run(days_kept() + 1, worker_role)
    sequence_entries(using="owner")
    assert [one for one in compare_rows() if one.where.startswith("rounds_")] == []
