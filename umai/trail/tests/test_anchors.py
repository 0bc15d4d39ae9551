"""Heads are kept in several places, each on its own, and each says when it last had the newest."""

import threading

import pytest
from django.db import connections

from umai.trail import entries, heads
from umai.trail.anchors import keeping, places
from umai.trail.anchors.guard import kept_at
from umai.trail.anchors.keeping import keep_heads
from umai.trail.anchors.places import PlaceFailed, UnusableAnchors, begin_place, keep_head, read_place
from umai.trail.entries import EntrySubject
from umai.trail.models import KeptPlace
from umai.trail.verification import find_faults


@pytest.fixture
def look(aigul, tmp_path, monkeypatch):
    """Put a look on the trail; heads of this machine go to a folder of the test."""
    monkeypatch.setattr(keeping, "own_file", lambda: tmp_path / "own.heads")

    def put():
        entries.note_look(aigul.token, "register.read", EntrySubject("page", aigul.pk))

    put()
    return put


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "elsewhere"
    path.mkdir()
    begin_place(path)
    return path


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "elsewhere.heads"
    begin_place(path)
    return path


def row_of(place):
    return KeptPlace.objects.using("owner").get(place=str(place))


def newest():
    with connections["owner"].cursor() as cursor:
        return heads.read_heads(cursor, newest=1)[0]


def test_every_place_gets_the_newest_head_and_says_so(look, folder, file):
    assert keep_heads(using="owner", places=[folder, file]) == 2
    assert read_place(folder)[-1].head == read_place(file)[-1].head == newest()
    assert row_of(folder).held_at and row_of(file).size == 1
    assert list(find_faults(anchors=[folder, file])) == []


def test_a_head_that_did_not_move_is_not_written_again(look, folder, file):
    keep_heads(using="owner", places=[folder, file])
    before = row_of(file).held_at
    keep_heads(using="owner", places=[folder, file])
    assert len(read_place(folder)) == len(read_place(file)) == 1
    assert row_of(file).held_at > before


def test_a_file_takes_one_head_after_another(look, file):
    keep_heads(using="owner", places=[file])
    look()
    keep_heads(using="owner", places=[file])
    assert [one.head.size for one in read_place(file)] == [1, 2]


def test_a_place_that_fails_does_not_stop_another(look, folder, tmp_path):
    missing = tmp_path / "not-mounted"
    assert keep_heads(using="owner", places=[missing, folder]) == 1
    assert row_of(folder).held_at and not row_of(folder).failed_at
    assert row_of(missing).failed_at and "mount it" in row_of(missing).failure
    assert row_of(missing).held_at is None


def test_a_place_that_fails_keeps_the_time_at_which_it_last_had_a_head(look, folder):
    keep_heads(using="owner", places=[folder])
    before = row_of(folder).held_at
    (folder / "key.hex").unlink()
    keep_heads(using="owner", places=[folder])
    assert (row_of(folder).held_at, bool(row_of(folder).failed_at)) == (before, True)


def test_a_place_that_hangs_does_not_stop_another(look, folder, tmp_path, monkeypatch):
    release, hanging = threading.Event(), tmp_path / "hanging"

    def keep_or_hang(place, head, keep=places.keep_head):
        if place == hanging:
            release.wait(60)
        keep(place, head)

    monkeypatch.setattr(keeping, "keep_head", keep_or_hang)
    try:
        assert keep_heads(using="owner", places=[hanging, folder], patience=0.5) == 1
        assert row_of(hanging).failure == "it does not answer"
        tries = threading.active_count()
        keep_heads(using="owner", places=[hanging, folder], patience=0.5)
        assert threading.active_count() == tries
    finally:
        release.set()
        keeping.writing.pop(hanging).join()


def test_the_timer_begins_no_place(look, tmp_path):
    """A folder without the key is perhaps the mount point of a disk that is not there."""
    place = tmp_path / "empty"
    place.mkdir()
    keep_heads(using="owner", places=[place])
    assert list(place.iterdir()) == []


def test_a_place_of_another_register_is_refused(look, folder):
    (folder / "key.hex").write_text("00" * 32 + "\n")
    keep_heads(using="owner", places=[folder])
    assert "another key" in row_of(folder).failure


def test_a_head_that_was_cut_off_is_finished(look, folder):
    keep_heads(using="owner", places=[folder])
    (path,) = folder.glob("head-*.txt")
    whole = path.read_text()
    path.write_text(whole[:40])
    keep_heads(using="owner", places=[folder])
    assert path.read_text() == whole


def test_a_head_that_was_cut_off_in_a_file_is_passed_over(look, file):
    keep_heads(using="owner", places=[file])
    file.write_text(file.read_text() + "umai/trail\n17\nqu")
    look()
    keep_heads(using="owner", places=[file])
    assert [one.head.size for one in read_place(file)] == [1, 2]


def test_another_head_of_the_same_size_is_not_written_over(look, folder):
    keep_heads(using="owner", places=[folder])
    (path,) = folder.glob("head-*.txt")
    path.write_text(path.read_text().replace("signed 2", "signed 1"))
    with pytest.raises(PlaceFailed, match="another head"):
        keep_head(folder, newest())


def test_this_machine_keeps_a_file_of_its_own_that_counts_as_no_place(look, tmp_path):
    assert keep_heads(using="owner", places=[]) == 0
    assert read_place(tmp_path / "own.heads")[-1].head == newest()
    assert kept_at(using="owner") is None


def test_the_worker_role_keeps_heads_and_the_web_role_sees_when(look, folder, worker_role):
    keep_heads(using=worker_role, places=[folder])
    assert kept_at() == row_of(folder).held_at


def test_an_empty_trail_has_nothing_to_keep(db, folder):
    assert keep_heads(using="owner", places=[folder]) == 0


@pytest.mark.parametrize("words", ["", "umai/trail\n7\n", "nonsense"])
def test_what_is_no_head_is_unusable(look, folder, words):
    (folder / "head-000000000007.txt").write_text(words)
    with pytest.raises(UnusableAnchors):
        read_place(folder)
