"""What was said at doors is made unreadable when its time is over, and not before."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from umai.law.options.grounds import days_to_expunging
from umai.law.terms.clock import today
from umai.rounds.found.jobs import expunge_words
from umai.rounds.found.reading import words_said
from umai.rounds.models import DoorChild, WordsExpunging
from umai.rounds.planning.actions import end_round
from umai.rounds.tests.test_found import NURBEK, door_child

DAYS = days_to_expunging(today())[1]


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
    assert run(DAYS, worker_role) == 0 and now(ended).said == NURBEK.words


def test_words_are_unreadable_the_day_after(ended, worker_role):
    assert run(DAYS + 1, worker_role) == 1
    assert now(ended).sealed_words == b"" and words_said(now(ended)).child == ""
    assert WordsExpunging.objects.using("owner").get().days == DAYS


def test_what_was_chosen_stays(ended, worker_role):
    run(DAYS + 1, worker_role)
    assert (now(ended).age, now(ended).lives_with) == (NURBEK.age, NURBEK.lives_with)


def test_a_second_run_does_nothing(ended, worker_role):
    run(DAYS + 1, worker_role)
    assert run(DAYS + 2, worker_role) == 0


def test_words_of_a_running_round_stay(walk, aigul, worker_role):
    row = door_child(walk, aigul)
    assert run(10 * DAYS, worker_role) == 0 and now(row).said == NURBEK.words


def test_nobody_empties_them_before(ended):
    with pytest.raises(DatabaseError, match="never changed"):
        DoorChild.objects.using("owner").filter(pk=ended.pk).update(sealed_words=b"")
