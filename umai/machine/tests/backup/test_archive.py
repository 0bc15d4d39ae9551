"""What lies in a folder of a backup: sealed streams, the manifest, the files of a home."""

import io
import json
import os
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from umai.machine.backup.archive import files, manifest, opened, recipients, sealed
from umai.machine.backup.archive.manifest import Contents, Manifest
from umai.machine.cluster.binaries import CannotStart

KEY, OTHER = x25519.Identity.generate(), x25519.Identity.generate()


def say(_line):
    pass


def full_disk(_path):
    """In place of a new file: one that takes nothing, as a disk that is full."""
    return os.fdopen(os.open("/dev/full", os.O_WRONLY), "wb")


@given(data=st.binary(max_size=200_000))
def test_what_is_sealed_opens_by_its_key_alone(data, tmp_path_factory):
    path = tmp_path_factory.mktemp("sealed") / "one"
    known = sealed.seal(io.BytesIO(data), path, [KEY.to_public()])
    opened_again = io.BytesIO()
    sealed.unseal(path, opened_again, [KEY])

    assert opened_again.getvalue() == data
    assert known == {"bytes": path.stat().st_size, "sha256": sealed.digest_of(path)}
    with pytest.raises(CannotStart, match="key does not open"):
        sealed.unseal(path, io.BytesIO(), [OTHER])


def test_a_damaged_file_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "one"
    sealed.seal(io.BytesIO(b"x" * 300_000), path, [KEY.to_public()])
    data = path.read_bytes()
    turned = bytes([*data[:200_000], data[200_000] ^ 1, *data[200_001:]])
    for damaged in (data[:150_000], turned, b"no age"):  # cut, a bit turned, another file
        path.write_bytes(damaged)
        with pytest.raises(CannotStart, match="damaged") as refused:
            sealed.unseal(path, io.BytesIO(), [KEY])
        assert str(path) in str(refused.value)


def test_a_full_disk_is_told_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(sealed, "open_new", full_disk)

    with pytest.raises(CannotStart, match="is full"), sealed.disk_told("The backup", tmp_path):
        sealed.seal(io.BytesIO(b"x" * 300_000), tmp_path / "one", [KEY.to_public()])


def test_what_interrupts_a_stream_is_raised_as_it_was(tmp_path):
    class Interrupted(io.BytesIO):
        def read(self, _size=-1):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sealed.seal(Interrupted(), tmp_path / "one", [KEY.to_public()])


@pytest.fixture
def backup(tmp_path):
    """A folder as a backup leaves it; its database and files are a few bytes."""
    folder = tmp_path / "backups" / "umai-20261201T091500Z"
    folder.mkdir(parents=True)
    known = {
        name: sealed.seal(io.BytesIO(name.encode()), folder / name, [KEY.to_public()])
        for name in (manifest.DATABASE, manifest.FILES)
    }
    contents = Contents({"child": 5}, {"migrations": [], "set_digest": ""}, "plain", 18, 0)
    known[manifest.CONTENTS] = manifest.seal_contents(folder, contents, [KEY.to_public()])
    said = Manifest("data", "2026-12-01T09:15:00+00:00", True, "0" * 64, "0.1.0", "ba6d1103", known)
    manifest.write_manifest(folder, said)
    return folder


def test_a_whole_backup_is_opened_by_its_own_folder_and_by_the_folder_of_all(backup):
    for folder in (backup, backup.parent):
        found = opened.Backup.open(folder, [KEY], say)
        assert (found.folder, found.contents.counts) == (backup, {"child": 5})


def test_the_newest_counts_and_a_half_one_does_not(backup):
    newer = backup.with_name("umai-20261202T091500Z")
    newer.mkdir()
    said = json.loads((backup / manifest.MANIFEST).read_text())
    (newer / manifest.MANIFEST).write_text(json.dumps(said | {"at": "2026-12-02T09:15:00+00:00"}))
    half = backup.with_name(".umai-0000.half")
    half.mkdir()
    (half / manifest.MANIFEST).write_text(json.dumps(said | {"at": "2026-12-03T09:15:00+00:00"}))

    assert manifest.newest_in(backup.parent, "data") == newer


def test_a_wrong_key_is_told(backup):
    with pytest.raises(CannotStart, match="--identity"):
        opened.Backup.open(backup, [OTHER], say)


def damage(path):
    path.write_bytes(path.read_bytes()[:-1] + b"!")


BAD = {
    "damaged": lambda folder: damage(folder / manifest.DATABASE),
    "is missing": lambda folder: (folder / manifest.FILES).unlink(),
    "is no manifest": lambda folder: (folder / manifest.MANIFEST).write_text("{"),
    "format 2.*knows format 1": lambda folder: (folder / manifest.MANIFEST).write_text('{"format": 2}'),
    "holds no backup": lambda folder: (folder / manifest.MANIFEST).unlink(),
}


@pytest.mark.parametrize("words", BAD)
def test_what_is_wrong_with_a_backup_is_told_in_one_line(backup, words):
    BAD[words](backup)

    with pytest.raises(CannotStart, match=words) as refused:
        opened.Backup.open(backup, [KEY], say)
    assert "\n" not in str(refused.value)


def test_a_backup_of_keys_is_no_backup_of_data(backup):
    said = json.loads((backup / manifest.MANIFEST).read_text())
    (backup / manifest.MANIFEST).write_text(json.dumps(said | {"kind": "keys"}))

    with pytest.raises(CannotStart, match="backup of keys and not of data"):
        opened.Backup.open(backup, [KEY], say)


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    for name in ("files/ab/one", "editions/2025", "law/days.toml", "secrets/roles.json", "keys/backup.pub"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(f"of {name}")
    for name in ("files/ab/two.half", f"secrets/{recipients.DRILL}", "static.stamp", "trail.heads"):
        (home / name).write_text("x")
    return home


def unpacked(home, names, where, **more):
    path = where.with_suffix(".age")
    known = files.seal_files(home, names, path, [KEY.to_public()], **more)
    stream = io.BytesIO()
    sealed.unseal(path, stream, [KEY])
    stream.seek(0)
    where.mkdir()
    assert files.unpack(stream, where, (*names, *files.HEADS)) == known["files"]
    return sorted(str(one.relative_to(where)) for one in where.rglob("*") if one.is_file())


def test_the_files_of_a_home_come_back_and_its_keys_are_not_among_them(home, tmp_path):
    heads = files.read_heads(home)
    (home / "trail.heads").write_text("written after the database was read")

    names = unpacked(home, files.DATA, tmp_path / "data", heads=heads)

    assert names == ["editions/2025", "files/ab/one", "law/days.toml", "trail.heads"]
    assert (tmp_path / "data" / "trail.heads").read_text() == "x"
    assert (tmp_path / "data" / "files/ab/one").read_text() == "of files/ab/one"


def test_what_opens_the_newest_backup_here_is_in_no_backup(home, tmp_path):
    assert unpacked(home, files.KEYS, tmp_path / "keys") == ["keys/backup.pub", "secrets/roles.json"]


def test_a_file_that_is_there_stays_and_what_lacks_is_brought(home, tmp_path):
    path = tmp_path / "files.age"
    files.seal_files(home, files.DATA, path, [KEY.to_public()])
    (home / "files/ab/one").unlink()
    (home / "editions/2025").write_text("newer")
    stream = io.BytesIO()
    sealed.unseal(path, stream, [KEY])
    stream.seek(0)

    files.unpack(stream, home, files.DATA, keep=True)

    assert (home / "files/ab/one").read_text() == "of files/ab/one"
    assert (home / "editions/2025").read_text() == "newer"


def test_an_archive_that_reaches_out_of_its_folders_or_is_damaged_is_refused(tmp_path):
    for name in ("../out", "files/../../out", "/out", "secrets/roles.json", "static/x"):
        stream = io.BytesIO()
        with tarfile.open(fileobj=stream, mode="w") as archive:
            archive.addfile(tarfile.TarInfo(name))
        stream.seek(0)
        with pytest.raises(CannotStart, match="belongs to no backup"):
            files.unpack(stream, tmp_path, files.DATA)
    with pytest.raises(CannotStart, match="damaged"):
        files.unpack(io.BytesIO(b"no archive" * 200), tmp_path, files.DATA)
