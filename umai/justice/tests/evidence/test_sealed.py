"""Where the bytes of evidence are: never in the clear, never all at once in memory, and gone with their key."""

import argparse
import json
import os
import tempfile
from pathlib import Path

import pytest
from django.db import connections
from pyrage import decrypt, x25519

from umai.documents.reading import shown_bytes
from umai.documents.sealed import store
from umai.documents.sealed.jobs import delete_unclaimed_files
from umai.documents.tests import samples
from umai.justice.evidence.receiving import keep_as_evidence, receive_part
from umai.justice.evidence.sealed import command, envelope, maintenance
from umai.justice.evidence.sealed.envelope import EvidenceDoesNotOpen
from umai.justice.evidence.sealed.parts import identity_of, open_parts, parts_of
from umai.justice.models import Evidence, EvidenceKey, EvidencePart
from umai.justice.tests.evidence.conftest import VIDEO, WHAT, begun, digest, kept, send
from umai.machine.doctor import originals
from umai.machine.keys import evidence_key
from umai.machine.keys.handing import keys_for

PLAIN = b"\x00\x00\x00\x18ftypmp42" + b"IN-THE-CLEAR" * 500
NAME = "IN-THE-CLEAR.mp4"


def everything_in_the_database():
    """Every value of every table of this room and of stored files, as bytes in a row."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
            " and (relname like 'justice%' or relname like 'documents%' or relname like 'trail%')"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'select t.* from "{table}" t')
            for row in cursor.fetchall():
                yield b"".join(
                    bytes(v) if isinstance(v, memoryview | bytes) else str(v).encode() for v in row
                )


def files_of(folder: Path):
    return [path for path in folder.rglob("*") if path.is_file()]


class Peak:
    """How far the memory of this process rose above its beginning, in bytes."""

    def __enter__(self):
        Path("/proc/self/clear_refs").write_text("5")  # the highest mark begins anew
        self.start = self.read("VmRSS")
        return self

    def __exit__(self, *failure):
        self.bytes = self.read("VmHWM") - self.start

    def read(self, what):
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(what))


def stream(upload, by, numbers):
    """Send these parts, each made when it is sent."""
    for number in numbers:
        size = upload.size_of(number)
        send_one(upload, number, (b"\x00\x00\x00\x18ftypmp42" + bytes([number % 251]) * size)[:size], by)


def send_one(upload, number, data, by):
    receive_part(upload, number, data, digest(data), by=by)


class TestTheClear:
    @pytest.fixture
    def temporary(self, tmp_path, monkeypatch):
        """The folder of temporary files, of this process and of those that it starts."""
        folder = tmp_path / "tmp"
        folder.mkdir()
        monkeypatch.setenv("TMPDIR", str(folder))
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        return folder

    def test_stands_in_no_file_and_no_row(self, incident, aigul, home, tmp_path, temporary):
        kept(incident, aigul, PLAIN, name=NAME)
        upload = begun(incident, aigul, len(PLAIN), name=NAME)
        send(upload, PLAIN, aigul)
        assert len(files_of(home)) > 2
        assert all(b"IN-THE-CLEAR" not in path.read_bytes() for path in files_of(tmp_path))
        assert all(b"IN-THE-CLEAR" not in row for row in everything_in_the_database())

    def test_of_a_safe_copy_stands_nowhere_either(self, incident, aigul, home, tmp_path, temporary):
        evidence = kept(incident, aigul, samples.photo(), name=NAME)
        shown = shown_bytes(evidence.line, by=aigul)
        assert len(list(store.stored_files())) == 2  # the original and its safe copy
        for data in (samples.photo(), shown):
            inner = data[20:120]
            assert len(inner) == 100
            assert all(inner not in path.read_bytes() for path in files_of(tmp_path))
            assert all(inner not in row for row in everything_in_the_database())

    def test_leaves_nothing_in_the_folder_of_temporary_files(self, incident, aigul, temporary):
        evidence = kept(incident, aigul, samples.pdf(samples.acting), name="a.pdf")
        assert evidence.shown_type == "application/pdf"
        assert files_of(temporary) == []


class TestTheKey:
    def test_of_one_record_opens_it_with_any_age_program_and_no_other(self, incident, aigul):
        one, other = kept(incident, aigul), kept(incident, aigul, VIDEO + b"2")
        identity = identity_of(one.pk, using="owner")
        text = str(identity)
        assert text.startswith("AGE-SECRET-KEY-1")
        (part,) = parts_of(one.pk, using="owner")
        assert decrypt(store.fetch(part.name), [x25519.Identity.from_str(text)]) == VIDEO
        (part,) = parts_of(other.pk, using="owner")
        with pytest.raises(EvidenceDoesNotOpen):
            envelope.unseal(store.fetch(part.name), identity)

    def test_of_another_record_does_not_take_its_place(self, incident, aigul):
        one, other = kept(incident, aigul), kept(incident, aigul)
        key = EvidenceKey.objects.using("owner").get(of_id=one.pk)
        with pytest.raises(EvidenceDoesNotOpen, match="another record"):
            envelope.unwrap(key.wrapped, of=other.pk, version=key.version)

    def test_of_the_installation_is_handed_to_the_pages_alone(self, home):
        assert "evidence-1" in json.loads(keys_for("web", home)["UMAI_KEYS"])
        assert "evidence-1" not in json.loads(keys_for("report", home)["UMAI_KEYS"])
        assert (home / "secrets" / "evidence-1").stat().st_mode & 0o077 == 0
        assert evidence_key.versions(home) == [1]

    def test_that_is_not_there_opens_nothing(self, home):
        evidence_key.make(home, 2)
        with pytest.raises(EvidenceDoesNotOpen):
            envelope.outer_key(1)


class TestMemory:
    def test_holds_no_more_than_a_few_parts_with_one_lost_and_sent_again(self, incident, aigul):
        upload = begun(incident, aigul, 64_000_000)
        assert upload.count == 8
        stream(upload, aigul, [1])  # what one part takes is there once for the whole process
        with Peak() as peak:
            stream(upload, aigul, [2, 8, 4, 5, 7, 6])
            assert EvidencePart.objects.using("owner").count() == 7
            stream(upload, aigul, [4, 3])
            evidence = keep_as_evidence(upload, incident, by=aigul, **WHAT)
            for data in open_parts(parts_of(evidence.pk), identity_of(evidence.pk, using="owner")):
                assert data
        assert peak.bytes < 40_000_000
        assert evidence.size == 64_000_000

    @pytest.mark.long
    def test_three_hundred_megabytes_of_video(self, incident, aigul):
        upload = begun(incident, aigul, 300_000_000)
        with Peak() as peak:
            stream(upload, aigul, range(upload.count, 0, -1))
            evidence = keep_as_evidence(upload, incident, by=aigul, **WHAT)
        assert peak.bytes < 40_000_000
        assert (evidence.parts, evidence.unshown, evidence.media_type) == (38, "media", "video/mp4")


class TestMaintenance:
    def test_finds_what_is_missing_and_what_was_changed(self, incident, aigul):
        rows = [kept(incident, aigul, VIDEO + bytes([n])) for n in range(4)]
        assert maintenance.check_originals() == (4, 0, 0, 0)
        names = [EvidencePart.objects.using("owner").get(of_id=row.pk).name for row in rows]
        store.path_of(names[0]).unlink()
        store.path_of(names[1]).write_bytes(b"x")
        EvidenceKey.objects.using("owner").filter(of_id=rows[2].pk).delete()
        assert maintenance.check_originals() == (4, 1, 1, 1)

    def test_finds_an_original_in_another_s_place(self, incident, aigul):
        """Both were sealed by us; the hash that the trail proves says that this is the other one."""
        rows = [kept(incident, aigul, VIDEO + bytes([n])) for n in range(2)]
        of = EvidencePart.objects.using("owner")
        keys = EvidenceKey.objects.using("owner")
        first, second = (of.get(of_id=row.pk) for row in rows)
        identity = identity_of(rows[1].pk, using="owner")
        wrapped = envelope.wrap(identity, of=rows[0].pk, version=1)
        keys.filter(of_id=rows[0].pk).update(wrapped=wrapped)
        of.filter(pk=second.pk).delete()
        of.filter(pk=first.pk).update(name=second.name, sha256=second.sha256)
        assert maintenance.check_originals() == (2, 0, 2, 0)

    def test_turns_the_key_of_the_installation(self, evidence, incident, aigul, home):
        before = [path.read_bytes() for path, _name in store.stored_files()]
        assert maintenance.rotate_key() == (2, 1, 0)
        assert evidence_key.versions(home) == [2]
        assert maintenance.check_originals() == (1, 0, 0, 0)
        assert [path.read_bytes() for path, _name in store.stored_files()] == before
        row = kept(incident, aigul)
        assert EvidenceKey.objects.using("owner").get(of_id=row.pk).version == 2

    def test_destroys_no_key_where_one_does_not_open(self, evidence, home):
        EvidenceKey.objects.using("owner").update(wrapped=b"x")
        assert maintenance.rotate_key() == (1, 0, 1)
        assert evidence_key.versions(home) == [1]

    def test_is_said_by_the_command(self, evidence, capsys):
        for as_json, says in ((True, '"originals": 1'), (False, "originals: 1")):
            assert command.run(told("check", as_json)) == 0
            assert says in capsys.readouterr().out
        store.path_of(EvidencePart.objects.using("owner").get().name).unlink()
        assert command.run(told("check", False)) == 1
        assert command.run(told("rotate-key", False)) == 0
        EvidenceKey.objects.using("owner").update(wrapped=b"x")
        assert command.run(told("rotate-key", True)) == 1

    def test_is_told_by_the_doctor(self, evidence, home):
        with connections["owner"].cursor() as cursor:
            assert originals.check_originals(cursor).state == "good"
            evidence_key.destroy(home, 1)
            evidence_key.make(home, 2)
            assert "1 the key is missing" in originals.check_originals(cursor).says


def told(what, as_json):
    return argparse.Namespace(what=what, json=as_json)


def test_the_sweep_takes_the_bytes_whose_key_was_erased(evidence):
    EvidenceKey.objects.using("owner").all().delete()
    for path, _name in store.stored_files():
        os.utime(path, (0, 0))
    assert delete_unclaimed_files(using="owner") == 1
    assert Evidence.objects.using("owner").count() == 1
