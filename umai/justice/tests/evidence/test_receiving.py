"""Evidence is received in parts, in any order, once each, and kept when all of it is here."""

import os
import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError
from django.utils import timezone

from tests.refusals import not_refused
from umai.access.doors import open_file_of
from umai.access.requirements import AlreadyReceived, Incomplete
from umai.documents.models import DataKey
from umai.documents.sealed import store
from umai.documents.sealed.jobs import delete_unclaimed_files
from umai.guardianship.tests.conftest import last_entry, register
from umai.justice.evidence.jobs import forget_uploads
from umai.justice.evidence.kinds import EVIDENCE
from umai.justice.evidence.reading import uploads_of
from umai.justice.evidence.receiving import (
    LARGEST_EVIDENCE,
    PART_SIZE,
    OtherPart,
    UnfitEvidence,
    UnfitPart,
    keep_as_evidence,
    receive_part,
    received_parts,
    require_in_one_piece,
)
from umai.justice.evidence.sealed import parts
from umai.justice.models import Evidence, EvidenceKey, EvidencePart, EvidenceUpload
from umai.justice.tests.conftest import incident_of, wall
from umai.justice.tests.evidence.conftest import VIDEO, WHAT, begun, digest, kept, part_of, seen, send
from umai.justice.writing import correct_row, strike_row
from umai.refusal import NotPermitted

LONG = VIDEO + bytes(PART_SIZE) + b"end"  # two parts


class TestEvidence:
    def test_is_kept_with_the_hash_of_the_original_and_on_the_trail(self, incident, aigul):
        evidence = kept(incident, aigul)
        assert (evidence.sha256, evidence.size, evidence.parts) == (digest(VIDEO), len(VIDEO), 1)
        assert (evidence.line, evidence.incident_id) == (evidence.pk, incident.line)
        assert last_entry() == ("justice.record_evidence", "done")
        assert not EvidenceUpload.objects.using("owner").exists()

    def test_is_begun_by_nobody_of_another_body_or_place(self, incident, request):
        def begin(who):
            begun(incident, request.getfixturevalue(who), 10)

        assert not_refused(["bakyt", "farida", "kanykei", "jyldyz"], NotPermitted, begin) == []

    def test_is_kept_by_nobody_who_lost_the_right(self, incident, aigul, farida):
        upload = begun(incident, aigul, len(VIDEO))
        send(upload, VIDEO, aigul)
        with pytest.raises(NotPermitted):
            EVIDENCE.act(incident, by=farida, id=upload.pk, upload=upload, **WHAT)

    def test_of_no_bytes_or_too_many_is_refused_in_words(self, incident, aigul):
        for size, words in ((0, "empty"), (LARGEST_EVIDENCE + 1, "500 megabytes")):
            with pytest.raises(UnfitEvidence, match=words):
                begun(incident, aigul, size)
        assert not EvidenceKey.objects.using("owner").exists()
        assert begun(incident, aigul, LARGEST_EVIDENCE).count == 63

    def test_larger_than_twenty_megabytes_does_not_come_in_one_piece(self):
        require_in_one_piece(20_000_000)
        with pytest.raises(UnfitEvidence, match="JavaScript"):
            require_in_one_piece(20_000_001)

    def test_that_was_kept_is_not_begun_again(self, incident, aigul):
        evidence = kept(incident, aigul)
        with pytest.raises(AlreadyReceived):
            begun(incident, aigul, 10, id=evidence.pk)

    def test_that_is_corrected_keeps_its_original(self, evidence, aigul):
        later = correct_row(evidence, by=aigul, **WHAT | {"kind": "message"})
        assert (later.kind, later.sha256, later.line) == ("message", evidence.sha256, evidence.line)

    def test_cannot_be_another_original_and_is_never_forgotten(self, evidence, aigul, erlan):
        with aigul.speaking(), pytest.raises(IntegrityError, match="stays what it is"):
            evidence.replace_with(sha256="0" * 64)
        strike_row(evidence, by=erlan)
        for model in (EvidencePart, EvidenceKey):
            assert model.objects.using("owner").filter(of_id=evidence.line).exists(), model

    def test_is_not_written_before_every_part_is_here(self, incident, aigul):
        upload = begun(incident, aigul, len(LONG))
        send(upload, LONG, aigul, [2])
        with pytest.raises(Incomplete, match="1 part of the file"):
            keep_as_evidence(upload, incident, by=aigul, **WHAT)
        said = WHAT | {"size": len(LONG), "parts": 2, "media_type": "x", "sha256": "0" * 64, "name": b"x"}
        said |= {"child_id": incident.child_id, "incident": incident, "recipient": "x", "unshown": "media"}
        with aigul.speaking(), pytest.raises(IntegrityError, match="not every part"):
            Evidence(pk=upload.pk, **said).save(force_insert=True)

    def test_that_is_another_file_than_was_sent_is_refused(self, incident, aigul):
        upload = begun(incident, aigul, len(VIDEO))
        send(upload, VIDEO, aigul)
        with pytest.raises(UnfitEvidence, match="another file"):
            keep_as_evidence(upload, incident, by=aigul, whole="0" * 64, **WHAT)
        assert keep_as_evidence(upload, incident, by=aigul, whole=digest(VIDEO), **WHAT).size == len(VIDEO)


class TestAPart:
    @pytest.fixture
    def upload(self, incident, aigul):
        return begun(incident, aigul, len(LONG))

    def test_comes_in_any_order_and_twice(self, upload, incident, aigul):
        send(upload, LONG, aigul, [2, 2])
        assert len(list(store.stored_files())) == 1
        send(upload, LONG, aigul, [1, 2])
        assert set(received_parts(upload, aigul)) == {1, 2}
        assert keep_as_evidence(upload, incident, by=aigul, **WHAT).sha256 == digest(LONG)

    def test_with_other_bytes_overwrites_nothing(self, upload, aigul):
        send(upload, LONG, aigul, [1])
        other = bytes(PART_SIZE)
        with pytest.raises(OtherPart, match="Another file"):
            receive_part(upload, 1, other, digest(other), by=aigul)
        assert received_parts(upload, aigul)[1] == digest(part_of(LONG, 1))

    def test_that_does_not_fit_is_refused_in_words(self, upload, aigul):
        for number in (0, 3, 2**31):
            with pytest.raises(UnfitPart, match="no such part"):
                receive_part(upload, number, b"x", digest(b"x"), by=aigul)
        for data in (part_of(LONG, 2)[:-1], b""):
            with pytest.raises(UnfitPart, match="cut off"):
                receive_part(upload, 2, data, digest(data), by=aigul)
        with pytest.raises(UnfitPart, match="changed on the way"):
            receive_part(upload, 2, part_of(LONG, 2), "0" * 64, by=aigul)

    def test_that_does_not_fit_or_is_sent_by_another_is_refused_by_the_database(
        self, upload, child, aigul, damira
    ):
        rows = [(aigul, number, size) for number, size in ((3, 5), (0, 5), (1, 5), (2, PART_SIZE))]
        for by, number, size in (*rows, (damira, 2, len(part_of(LONG, 2)))):
            said = {"of_id": upload.pk, "number": number, "size": size, "sha256": "0" * 64, "name": "0" * 32}
            with by.speaking(), pytest.raises(IntegrityError, match="no such part"):
                EvidencePart.objects.create(**said)
        assert seen(EvidenceUpload, damira) == []
        wall(aigul.worker, child)
        assert seen(EvidenceUpload, aigul) == []

    def test_sent_twice_at_one_moment_is_one_row(self, upload, aigul):
        """Both looked before either wrote: the second one meets the row of the first."""
        data = part_of(LONG, 2)
        row = receive_part(upload, 2, data, digest(data), by=aigul)
        with aigul.speaking():
            recipient = str(parts.identity_of(upload.pk).to_public())
            again = parts.keep_part(upload.pk, 2, data, digest(data), recipient)
        assert again.pk == row.pk
        assert len(list(store.stored_files())) == 1


class TestWhatWasNeverFinished:
    def older(self, upload, days):
        rows = EvidenceUpload.objects.using("owner").filter(pk=upload.pk)
        rows.update(begun_at=timezone.now() - timedelta(days=days))

    def test_is_listed_to_its_sender_alone(self, incident, aigul, damira):
        upload = begun(incident, aigul, len(LONG))
        send(upload, LONG, aigul, [2])
        (state,) = uploads_of(incident, aigul)
        assert (state.upload.pk, state.missing) == (upload.pk, 1)
        assert uploads_of(incident, damira) == []

    def test_is_forgotten_after_the_days_of_the_law_with_its_bytes(self, incident, aigul, home):
        evidence = kept(incident, aigul)
        upload, young = begun(incident, aigul, len(LONG)), begun(incident, aigul, 10)
        send(upload, LONG, aigul, [2])
        self.older(upload, 15), self.older(young, 13)
        assert forget_uploads(at=timezone.now(), using="owner") == 1
        assert [one.pk for one in EvidenceUpload.objects.using("owner")] == [young.pk]
        left = EvidencePart.objects.using("owner").get()
        assert left.of_id == evidence.pk
        assert not EvidenceKey.objects.using("owner").filter(of_id=upload.pk).exists()
        for path, _name in store.stored_files():
            os.utime(path, (0, 0))
        assert delete_unclaimed_files(using="owner") == 1
        assert [name for _path, name in store.stored_files()] == [left.name]

    def test_is_never_what_was_kept(self, incident, aigul):
        kept(incident, aigul)
        assert forget_uploads(at=timezone.now() + timedelta(days=9999), using="owner") == 0
        assert Evidence.objects.using("owner").count() == 1


def test_bytes_of_an_upload_that_was_undone_are_swept(incident, aigul, damira):
    """The row of a part was rolled back after its bytes were on the disk."""
    store.keep(store.new_name(), b"sealed")
    for path, _name in store.stored_files():
        os.utime(path, (0, 0))
    assert delete_unclaimed_files(using="owner") == 1


def test_the_key_of_a_safe_copy_is_written_by_the_sender_alone(incident, aigul, damira):
    upload = begun(incident, aigul, 10)
    said = {"of_id": upload.pk, "form": "shown", "name": "0" * 32, "version": 1, "wrapped": b"x"}
    with damira.speaking(), pytest.raises(ProgrammingError, match="row-level security"):
        DataKey.objects.bulk_create([DataKey(**said)])


def test_nobody_begins_an_upload_for_somebody_else(incident, aigul, erlan):
    said = {"child_id": incident.child_id, "incident_id": incident.line, "name": b"x", "size": 1}
    with aigul.speaking():
        row = EvidenceUpload(pk=uuid.uuid4(), worker_id=erlan.pk, part_size=1, **said)
        open_file_of(incident, by=aigul)
        row.save(force_insert=True)
    assert EvidenceUpload.objects.using("owner").get(pk=row.pk).worker_id == aigul.pk


def again(number, incident, by):
    said = {"id": number, "incident_id": incident.line, "child_id": incident.child_id, "name": b"x"}
    return EvidenceUpload.objects.create(worker_id=by.pk, size=1, part_size=1, **said)


def test_what_is_kept_cannot_be_begun_again(incident, aigul):
    evidence = kept(incident, aigul)
    with aigul.speaking(), pytest.raises(IntegrityError, match="kept under this id"):
        again(evidence.line, incident, aigul)
    assert seen(EvidenceKey, aigul, of_id=evidence.line) == []


def test_not_even_by_somebody_of_another_file(incident, aigul, jyldyz):
    evidence, other = kept(incident, aigul), incident_of(register(jyldyz), jyldyz)
    with jyldyz.speaking(), pytest.raises(IntegrityError, match="kept under this id"):
        again(evidence.line, other, jyldyz)


def test_what_is_being_sent_keeps_its_key(incident, aigul, erlan):
    upload = begun(incident, aigul, 10)
    with erlan.speaking(), pytest.raises(IntegrityError):
        again(upload.pk, incident, erlan)
    assert EvidencePart.objects.using("owner").count() == 0
