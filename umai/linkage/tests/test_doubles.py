"""Children who were written down twice wait for a person, and no rule joins them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from umai.access.models import Wall
from umai.access.sessions import Speaker
from umai.linkage.candidates.duplicates import find_duplicates
from umai.linkage.models import RecordPair
from umai.linkage.review import actions
from umai.linkage.tests.pairs import child_of
from umai.register.models import Merge

BORN = "2015-03-27"


@pytest.fixture
def twice(aigul, azamat):
    """One child at two offices of the district, and a brother."""
    child_of(aigul, "Улан", birth_date="2012-05-01")
    return child_of(aigul, birth_date=BORN, pin="22703201500123"), child_of(azamat, birth_date=BORN)


def test_two_records_of_one_child_wait_for_the_department(twice, worker_role, erlan):
    assert find_duplicates(at=timezone.now(), using=worker_role) == 1
    pair = RecordPair.objects.using("owner").get()
    assert {pair.child_id, pair.other_child_id} == {child.pk for child in twice} and pair.row is None
    assert actions.next_due_pair(erlan).pair == pair.pk and pair.band == "clerical"
    assert not Merge.objects.using("owner").exists()


def test_the_same_is_found_once(twice, worker_role):
    find_duplicates(at=timezone.now(), using=worker_role)
    assert find_duplicates(at=timezone.now(), using=worker_role) == 0


@pytest.mark.parametrize("which", [0, 1])
def test_behind_a_wall_from_either_record_they_wait_for_nobody(twice, which, worker_role, erlan):
    find_duplicates(at=timezone.now(), using=worker_role)
    Wall.objects.using("owner").create(
        worker_id=erlan.pk, child_id=twice[which].pk, from_at="2020-01-01T00:00Z"
    )
    walled = Speaker(erlan.token)
    assert actions.next_due_pair(walled) is None
    assert walled.ask("select pair from linkage_due()") == []


def test_a_child_of_long_ago_is_not_compared_anew(twice, worker_role):
    assert find_duplicates(at=timezone.now() + timedelta(days=30), using=worker_role) == 0


def test_a_slip_in_the_given_name_and_in_the_date_is_found_as_in_a_list(aigul, azamat, worker_role):
    child_of(aigul, birth_date=BORN)
    child_of(azamat, "Мурбек", birth_date="2015-03-28")
    assert find_duplicates(at=timezone.now(), using=worker_role) == 1
