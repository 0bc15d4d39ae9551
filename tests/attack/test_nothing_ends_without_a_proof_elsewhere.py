"""Who owns this machine cuts off the heads' way out and then lets children be closed and joined."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import translation

from umai.access.doors import act
from umai.access.policy.table import ENDING_ACTS, READING_ACTS, ROLES_OF_ACT
from umai.trail.anchors.guard import HOURS_KEPT, HeadsNotKept, require_kept_heads
from umai.trail.models import Entry, KeptPlace

ACTS = sorted(set(ROLES_OF_ACT) - READING_ACTS)


@pytest.fixture
def real():
    with override_settings(UMAI_REHEARSAL=False):
        yield


@pytest.fixture
def kept(db, superuser):
    """Say that a place had the newest head so long ago."""

    def keep(ago):
        KeptPlace.objects.using("owner").create(place="/elsewhere", size=1)
        superuser.execute("update trail_keptplace set held_at = now() - %s::interval", [ago])

    return keep


@pytest.fixture
def do(aigul, monkeypatch):
    """Do an act of this name, whoever may do it; answers whether it was done."""
    monkeypatch.setattr("umai.access.doors.require_right", lambda by, name, record: None)

    def through_the_door(name):
        @act(name)
        def do_it(record, *, by):
            return record

        try:
            return do_it(aigul.office, by=aigul) == aigul.office
        except HeadsNotKept:
            return False

    return through_the_door


def test_a_real_register_ends_nothing_while_no_head_is_kept_elsewhere_and_a_rehearsal_does(do):
    """And it does everything else: what begins or protects never waits for a proof."""
    assert set(ACTS) >= ENDING_ACTS
    assert {name for name in ENDING_ACTS if not do(name)} == set()
    with override_settings(UMAI_REHEARSAL=False):
        assert {name for name in ACTS if not do(name)} == ENDING_ACTS


def test_a_refusal_to_end_something_stands_on_the_trail(real, do):
    do("register.merge")
    entry = Entry.objects.using("owner").get()
    assert (entry.act, entry.outcome) == ("register.merge", "refused")


@pytest.mark.parametrize(("minutes", "done"), [(-1, True), (1, False)])
def test_a_head_counts_as_kept_for_some_hours(real, do, kept, minutes, done):
    kept(timedelta(hours=HOURS_KEPT, minutes=minutes))
    assert do("review.agree_closing") is done


def test_a_place_that_never_took_a_head_does_not_count(real, do, db):
    KeptPlace.objects.using("owner").create(place="/elsewhere", failure="mount it")
    assert not do("review.agree_closing")


def test_the_export_of_labels_is_refused_too(real, db, tmp_path):
    from umai.linkage.review import labels_command

    class Asked:
        out = tmp_path / "pairs.csv"

    with pytest.raises(HeadsNotKept):
        labels_command.run(Asked)
    assert not Asked.out.exists()


def test_the_sentence_says_that_protection_goes_on(real, db):
    with translation.override("en"), pytest.raises(HeadsNotKept, match=r"protects a child works as always"):
        require_kept_heads()
