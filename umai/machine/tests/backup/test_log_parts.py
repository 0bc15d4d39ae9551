"""The sealed log: its names, what is opened of it, what lacks, and to which moment it leads."""

import os
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from umai.machine.backup.archive.manifest import Manifest, write_manifest
from umai.machine.backup.physical import keep, moment, trim
from umai.machine.backup.physical.kept_files import KeptFiles, bring_kept
from umai.machine.backup.physical.segments import Part, SealedLog, following, next_segment, open_segment
from umai.machine.cluster.binaries import CannotStart

MB = 2**20
FIRST = "000000010000000000000003"
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
KEY = x25519.Identity.generate()


@given(st.integers(0, 2**33), st.sampled_from([1, 16, 1024]))
def test_the_segment_after_a_segment_has_the_next_number(number, size):
    per = 2**32 // (size * MB)
    name = f"00000002{number // per:08X}{number % per:08X}"
    after = next_segment(name, size * MB)
    counted = [int(one[8:16], 16) * per + int(one[16:], 16) for one in (name, after)]
    assert counted[1] == counted[0] + 1 and len(after) == 24 and after[:8] == "00000002"


@pytest.fixture
def log(tmp_path):
    one = SealedLog.of(tmp_path, 7)
    one.folder.mkdir()
    return one


def names(log, *endings):
    for ending in endings:
        (log.folder / f"{FIRST[:-1]}{ending}.age").touch()


@pytest.mark.parametrize(
    ("there", "run", "lacks"),
    [
        (["3", "4", "5"], "345", ""),
        (["3", "4.00000000-00000010"], "34", ""),
        (["4", "5"], "", "3"),
        (["3", "5"], "3", "4"),
        (["3", "4.00000000-00000010", "5"], "34", "4"),
        (["3", "4.00000010-00000020"], "3", "4"),
        (["3", "4.00000000-00000010", "4.00000020-00000030"], "34", "4"),
        ([], "", ""),
    ],
)
def test_a_segment_that_lacks_is_named(log, there, run, lacks):
    names(log, *there)
    found, missing = log.run_from(FIRST, 16 * MB)
    assert "".join(parts[0].segment[-1] for parts in found) == run
    assert missing == (f"{FIRST[:-1]}{lacks}" if lacks else "")


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), max_size=8))
def test_parts_that_are_taken_follow_each_other_from_the_first_byte(spans):
    reached = 0
    for part in following([Part(None, FIRST, start, start + length) for start, length in spans]):
        assert part.start <= reached < part.end
        reached = part.end
    assert all(start > reached or start + length <= reached for start, length in spans)


def test_what_is_sealed_in_parts_is_opened_as_one_segment(log):
    data = bytes(range(1, 200))
    log.keep(FIRST, data[:50], [KEY.to_public()], start=0, whole=False)
    log.keep(FIRST, data[50:], [KEY.to_public()], start=50, whole=False)
    assert log.sealed_until(FIRST) == 199
    assert open_segment(log.parts()[FIRST], 256, [KEY]) == data.ljust(256, b"\0")
    log.keep(FIRST, data.ljust(256, b"\0"), [KEY.to_public()], whole=True)
    assert [path.name for path in log.folder.iterdir()] == [f"{FIRST}.age"]
    assert open_segment(log.parts()[FIRST], 256, [KEY]) == data.ljust(256, b"\0")


def test_a_damaged_part_and_a_wrong_key_are_told(log):
    log.keep(FIRST, b"words", [KEY.to_public()], whole=False)
    with pytest.raises(CannotStart, match="key does not open"):
        open_segment(log.parts()[FIRST], 256, [x25519.Identity.generate()])
    (path,) = log.folder.iterdir()
    path.rename(log.folder / f"{FIRST}.00000000-00000006.age")
    with pytest.raises(CannotStart, match="as long as its name says"):
        open_segment(log.parts()[FIRST], 256, [KEY])


def test_the_spool_is_sealed_and_only_what_is_new_of_the_last_segment(log, tmp_path):
    spool = tmp_path / "spool"
    spool.mkdir()
    (spool / FIRST).write_bytes(b"whole".ljust(64, b"\0"))
    writing = spool / f"{FIRST[:-1]}4.partial"
    for written in (b"one", b"one two", b"one two"):
        writing.write_bytes(written.ljust(64, b"\0"))
        keep.seal_fetched(spool, log, [KEY.to_public()])
    assert [path.name for path in spool.iterdir()] == [writing.name]
    assert sorted(path.name for path in log.folder.iterdir()) == [
        f"{FIRST}.age",
        f"{FIRST[:-1]}4.00000000-00000003.age",
        f"{FIRST[:-1]}4.00000003-00000007.age",
    ]
    assert open_segment(log.parts()[f"{FIRST[:-1]}4"], 64, [KEY]) == b"one two".ljust(64, b"\0")


def test_a_moment_is_one_of_bishkek_unless_it_says_another():
    assert moment.read_moment("2026-12-01 15:00") == NOW
    assert moment.read_moment("2026-12-01T09:00+00:00") == NOW
    assert moment.read_moment("end") is None
    with pytest.raises(CannotStart, match="is no moment"):
        moment.read_moment("yesterday")


def base(folder, at, first=FIRST):
    path = folder / f"umai-base-{at:%Y%m%dT%H%M%S}"
    path.mkdir()
    said = {"system": "7", "timeline": 1, "first": first, "segment_bytes": 16 * MB}
    write_manifest(path, Manifest("base", at.isoformat(), True, "", "1", "", {}, base=said))
    return path


def test_the_newest_base_before_the_moment_is_taken(log, tmp_path):
    names(log, "3", "4")
    with pytest.raises(CannotStart, match="holds no base"):
        moment.find_way(tmp_path, NOW)
    older, newer = base(tmp_path, NOW), base(tmp_path, NOW + timedelta(hours=2), f"{FIRST[:-1]}4")
    with pytest.raises(CannotStart, match="There is no log"):
        moment.find_way(tmp_path, NOW)
    log.note_until(1, NOW + timedelta(hours=3))
    found = [moment.find_way(tmp_path, NOW + timedelta(hours=hours)) for hours in (0, 1, 2, 3)]
    assert [way.folder for way in found] == [older, older, newer, newer]
    assert [len(way.segments) for way in found] == [2, 2, 1, 1]
    newest = moment.find_way(tmp_path, None)
    assert (newest.folder, newest.moment) == (newer, NOW + timedelta(hours=3))
    with pytest.raises(CannotStart, match="The oldest base is of 2026-12-01 15:00:00"):
        moment.find_way(tmp_path, NOW - timedelta(seconds=1))
    with pytest.raises(CannotStart, match="The log reaches until 2026-12-01 18:00:00"):
        moment.find_way(tmp_path, NOW + timedelta(hours=3, seconds=1))
    (log.folder / f"{FIRST}.age").unlink()
    with pytest.raises(CannotStart, match=f"lacks the segment {FIRST}"):
        moment.find_way(tmp_path, NOW)


def test_a_damaged_note_of_the_log_is_told(log):
    log.note_until(1, NOW)
    (path,) = log.folder.iterdir()
    path.write_text("{}")
    with pytest.raises(CannotStart, match="is damaged"):
        log.until(1)


def test_log_before_the_oldest_base_is_dropped_and_no_other(log, tmp_path):
    names(log, "2", "3", "4.00000000-00000010")
    with pytest.raises(CannotStart, match="holds no base"):
        trim.drop_old_log(tmp_path)
    base(tmp_path, NOW)
    base(tmp_path, NOW + timedelta(days=7), f"{FIRST[:-1]}4")
    assert trim.drop_old_log(tmp_path)[0] == 1
    assert sorted(log.parts()) == [FIRST, f"{FIRST[:-1]}4"]


def test_files_stored_after_the_base_are_kept_once_and_come_back(tmp_path):
    home, folder = tmp_path / "home", tmp_path / "kept"
    stored = home / "files" / "ab" / "abcd"
    stored.parent.mkdir(parents=True)
    stored.write_bytes(b"sealed bytes")
    kept = KeptFiles(home, folder, datetime.now(UTC) - timedelta(hours=1))
    kept.keep([KEY.to_public()])
    (sealed,) = folder.rglob("*.age")
    made = sealed.stat().st_ino
    KeptFiles(home, folder, datetime.now(UTC) - timedelta(hours=1)).keep([KEY.to_public()])
    assert sealed.stat().st_ino == made
    assert KeptFiles(home, tmp_path / "none", datetime.now(UTC) + timedelta(hours=1)).keep([]) is None
    assert not (tmp_path / "none").exists()
    other = tmp_path / "other"
    other.mkdir()
    assert bring_kept(folder, other, [KEY], keep=False) == 1
    assert (other / "files" / "ab" / "abcd").read_bytes() == b"sealed bytes"
    assert bring_kept(folder, other, [KEY], keep=True) == 0


def test_a_file_that_comes_later_is_found_and_one_that_is_being_written_is_not(tmp_path):
    home = tmp_path / "home"
    (home / "files" / "ab").mkdir(parents=True)
    kept = KeptFiles(home, tmp_path / "kept", datetime.now(UTC) - timedelta(hours=1))
    for name, found in (("one", 1), ("two", 2), ("three.half", 2), ("three", 3)):
        (home / "files" / "ab" / name).write_bytes(b"sealed")
        kept.keep([KEY.to_public()])
        assert len(list((tmp_path / "kept").rglob("*.age"))) == found
    os.utime(home / "files" / "ab", (0, 0))  # a folder in which nothing came for long
    kept.keep([KEY.to_public()])
    (home / "files" / "ab" / "one").write_bytes(b"no file is ever written anew under its name")
    assert list(kept.changed_in(home / "files" / "ab")) == []


def test_a_server_that_threw_log_away_gets_a_new_place(tmp_path):
    done, said = [], []
    spool = tmp_path / "spool"
    spool.mkdir()
    server = SimpleNamespace(
        slot=lambda: SimpleNamespace(lost=True),
        drop_slot=lambda: done.append("drop"),
        make_slot=lambda: done.append("make"),
        now=lambda: (NOW, "0/0"),
    )
    assert keep.hold_place(tmp_path, server, spool, said.append) == NOW.isoformat()
    assert done == ["drop", "make"] and not spool.exists() and "new base" in said[0]
