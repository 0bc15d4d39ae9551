"""What `umai backup` and `umai restore` refuse, each in one line; and what is recorded."""

import os
from dataclasses import replace

import pytest

from umai import cli
from umai.machine.backup import make, restore
from umai.machine.backup.archive import manifest, recipients
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.prepare import prepare_database
from umai.machine.doctor.state import record
from umai.machine.installation import CHECKOUT, Installation


def say(_line):
    pass


def full_disk(_path):
    """In place of a new file: one that takes nothing, as a disk that is full."""
    return os.fdopen(os.open("/dev/full", os.O_WRONLY), "wb")


@pytest.fixture
def marked(register, admin):
    """The register with its mark and the roles of its processes."""
    import psycopg

    from umai.machine.cluster.mark import write_mark

    register.home.mkdir(exist_ok=True)
    with psycopg.connect(register.url, autocommit=True) as owner:
        write_mark(owner, replace(register, rehearsal=False))
    return register


@pytest.fixture
def folders(tmp_path):
    for name in ("data", "apart"):
        (tmp_path / name).mkdir()
    return tmp_path / "data", tmp_path / "apart"


def test_a_backup_is_one_folder_opened_by_its_key_and_its_keys_are_another(marked, keys, folders):
    made = make.back_up(marked, *folders, say)

    assert {path.name for path in made.iterdir()} == {manifest.MANIFEST, *manifest.KINDS["data"]}
    (apart,) = folders[1].iterdir()
    assert {path.name for path in apart.iterdir()} == {manifest.MANIFEST, manifest.KEYS}
    assert [one.name for one in folders[0].iterdir()] == [made.name]
    known = record.read_record(marked.home)
    assert known["backup"]["folder"] == str(made) and known["backup"]["rows"] == 553
    assert known["keys"]["folder"] == str(apart)
    assert (record.record_file(marked.home)).stat().st_mode & 0o777 == 0o644

    of_data, of_keys = (
        recipients.read_identity(keys[name][1]) for name in (recipients.DATA, recipients.KEYS)
    )
    for identity in (of_data, recipients.drill_identity(marked.home)):  # here also by that of the drill
        assert manifest.open_contents(made, [identity]).owner == "plain"
    with pytest.raises(CannotStart, match="does not open"):
        manifest.open_contents(made, [of_keys])


def test_a_disk_that_fills_leaves_nothing_half_done(marked, keys, folders, monkeypatch):
    from umai.machine.backup.archive import sealed

    monkeypatch.setattr(sealed, "open_new", full_disk)

    with pytest.raises(CannotStart, match="is full; nothing was kept"):
        make.back_up(marked, *folders, say)
    assert [*folders[0].iterdir(), *folders[1].iterdir()] == []


def test_what_a_killed_backup_left_is_removed_by_the_next(marked, keys, folders):
    from umai.machine.cluster.mark import digest_of_home

    half = folders[0] / f".umai-{digest_of_home(marked.home)[:12]}.half"
    half.mkdir()
    (half / "database.age").write_text("half")

    made = make.back_up(marked, folders[0], None, say)

    assert [path.name for path in folders[0].iterdir()] == [made.name]


def test_two_backups_of_a_home_do_not_run_at_once(marked, keys, folders):
    with make.one_at_a_time(marked.home), pytest.raises(CannotStart, match="going on"):
        make.back_up(marked, folders[0], None, say)


def test_keys_never_lie_beside_what_they_open_nor_are_they_one(marked, keys, folders):
    for apart in (".", "data/keys", "data"):
        with pytest.raises(CannotStart, match="another place"):
            make.back_up(marked, folders[0], folders[0].parent / apart, say)
    with pytest.raises(CannotStart, match="is no folder"):
        make.back_up(marked, folders[0] / "gone", None, say)
    recipients.public_file(marked.home, recipients.KEYS).write_text(keys[recipients.DATA][0])
    with pytest.raises(CannotStart, match="make another one for the keys"):
        make.back_up(marked, *folders, say)


def test_a_database_without_a_mark_is_not_backed_up(register, keys, folders):
    with pytest.raises(CannotStart, match="no mark"):
        make.back_up(register, folders[0], None, say)


@pytest.fixture
def whole(marked, keys, folders):
    """A backup with its keys, opened."""
    from umai.machine.backup.archive.opened import Backup, Keys

    make.back_up(marked, *folders, say)
    opened = Backup.open(folders[0], [recipients.read_identity(keys[recipients.DATA][1])], say)
    identity = recipients.read_identity(keys[recipients.KEYS][1])
    return opened, Keys(folders[1], [identity], opened, say)


def kept(home):
    return sorted(home.rglob("*")) if home.exists() else []


def test_what_cannot_be_restored_is_refused_and_leaves_the_home_as_it_is(whole, marked, tmp_path):
    """One backup is asked all, since making it takes longer than a refusal."""
    backup, keys = whole

    def require_refusal(words, place, *, keys=keys):
        stood = kept(place.home)
        with pytest.raises(CannotStart, match=words):
            restore.restore(place, backup, keys, say)
        assert kept(place.home) == stood

    for number, name in enumerate(("files/ab/one", "secrets/home", "trail.heads", "keys/backup.pub")):
        full = tmp_path / f"full-{number}"
        (full / name).parent.mkdir(parents=True)
        (full / name).write_text("of somebody else")
        require_refusal("not empty", replace(marked, home=full))

    other = replace(marked, home=tmp_path / "other")
    require_refusal("--keys", other, keys=None)
    require_refusal("not empty", other)  # the database is full
    require_refusal("real register", replace(other, rehearsal=True))
    require_refusal("belong to the role plain", Installation(home=other.home, rehearsal_was_asked=True))
    with restore.alone(marked.home):
        require_refusal("going on", marked)  # two at once


def test_the_keys_of_another_register_are_refused(whole, folders):
    import json

    from umai.machine.backup.archive.opened import Keys

    (apart,) = folders[1].iterdir()
    said = json.loads((apart / manifest.MANIFEST).read_text())
    (apart / manifest.MANIFEST).write_text(json.dumps(said | {"home_digest": "1" * 64}))

    with pytest.raises(CannotStart, match="another register"):
        Keys(apart, whole[1].identities, whole[0], say)


def test_a_backup_of_another_version_is_refused_and_takes_its_database_back(whole, marked, emptied, tmp_path):
    """The tables of this register are of no version of Umai."""
    import psycopg

    from umai.machine.backup.archive.dump import refuse_full_database

    there = replace(marked, home=tmp_path / "other", url=marked.url.replace("theirs", "second"))

    with pytest.raises(CannotStart, match=r"Umai 0\.1\.0.*restore it with that one") as refused:
        restore.restore(there, *whole, say)

    assert "\n" not in str(refused.value) and kept(there.home) == []
    with psycopg.connect(there.url) as owner:
        refuse_full_database(owner, "second")


def test_a_restore_that_was_killed_is_opened_by_nobody_and_taken_back_by_the_next(marked):
    import psycopg

    from umai.machine.backup.archive.dump import refuse_full_database
    from umai.machine.cluster.mark import refuse_wrong_database

    half = marked.home / "restoring"
    half.mkdir()
    (half / "began").touch()
    for opened in (refuse_wrong_database, prepare_database):
        with pytest.raises(CannotStart, match="not finished"):
            opened(marked)

    restore.clean_unfinished(marked, say)

    assert not half.exists()
    with psycopg.connect(marked.url) as owner:
        refuse_full_database(owner, "theirs")


def test_a_restore_that_was_killed_while_its_parts_were_moved_up_is_finished(tmp_path):
    half = tmp_path / "home" / "restoring"
    for name in ("secrets/home", "files/ab/one", "whole"):
        (half / name).parent.mkdir(parents=True, exist_ok=True)
        (half / name).write_text(name)
    (tmp_path / "home" / "files").mkdir()
    (tmp_path / "home" / "keys").mkdir()

    restore.clean_unfinished(Installation(home=tmp_path / "home"), say)

    assert sorted(one.name for one in (tmp_path / "home").iterdir()) == ["files", "keys", "secrets"]
    assert (tmp_path / "home" / "files" / "ab" / "one").read_text() == "files/ab/one"


def test_the_private_half_never_stays_on_this_machine(tmp_path):
    for where in (tmp_path / "home" / "data.key", CHECKOUT / "data.key"):
        with pytest.raises(CannotStart, match="stick"):
            recipients.make_pair(tmp_path / "home", recipients.DATA, where)
    (tmp_path / "data.key").write_text("there")
    with pytest.raises(CannotStart, match="already"):
        recipients.make_pair(tmp_path / "home", recipients.DATA, tmp_path / "data.key")
    with pytest.raises(CannotStart, match="no folder"):
        recipients.make_pair(tmp_path / "home", recipients.DATA, tmp_path / "gone" / "data.key")
    assert not (tmp_path / "home").exists()


def test_what_is_no_key_is_told(tmp_path):
    for text in (b"", b"AGE-SECRET-KEY-1NONE", b"\xff\xfe"):
        (tmp_path / "one").write_bytes(text)
        with pytest.raises(CannotStart, match="no private key"):
            recipients.read_identity(tmp_path / "one")
    with pytest.raises(CannotStart, match="cannot be read"):
        recipients.read_identity(tmp_path / "gone")
    recipients.public_file(tmp_path, recipients.DATA).parent.mkdir()
    recipients.public_file(tmp_path, recipients.DATA).write_text("age1none")
    with pytest.raises(CannotStart, match="no public key"):
        recipients.recipient(tmp_path, recipients.DATA)


def test_a_failure_is_recorded_until_the_next_success_of_its_kind(tmp_path):
    assert record.read_record(tmp_path) == {}
    record.note_failure(tmp_path, "backup", "The disk is full.")
    record.note(tmp_path, drill={"passed": True})
    assert set(record.read_record(tmp_path)) == {"failure", "drill"}
    record.note(tmp_path, backup={"rows": 1})
    assert set(record.read_record(tmp_path)) == {"backup", "drill"}
    record.record_file(tmp_path).write_text("[]")
    assert record.read_record(tmp_path) == {}


BAD_WORDS = {
    ("backup",): "Name the folder",
    ("backup", "/nowhere"): "no database",
    ("restore", "/nowhere", "--identity", "/nowhere/key"): "cannot be read",
    ("restore", "/nowhere", "--identity", "/nowhere/key", "--keys", "/nowhere"): "--keys-identity",
}


def test_what_cannot_be_used_is_one_line_and_code_2(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("UMAI_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("UMAI_CREDENTIALS")
    for words, told in BAD_WORDS.items():
        assert cli.main([*words]) == 2, words
        said = capsys.readouterr().err
        assert said.count("\n") == 1 and told in said, words


def test_the_drill_of_a_home_without_a_backup_is_told_and_recorded(marked, keys, folders):
    from umai.machine.backup.drill import drill

    prepare_database(marked)
    with pytest.raises(CannotStart, match="No backup"):
        drill(marked, folders[0], say)
    known = record.read_record(marked.home)
    assert known["failure"]["what"] == "drill" and known["drill"]["passed"] is False
