"""What staff see of evidence: a safe copy where one can be made, and words where none can."""

import io
import zipfile

from umai.documents.models import DataKey
from umai.documents.reading import shown_bytes
from umai.documents.tests import samples
from umai.justice.evidence.reading import why_not_shown
from umai.justice.evidence.receiving import PART_SIZE
from umai.justice.evidence.sealed import found, looking
from umai.justice.models import Evidence
from umai.justice.tests.evidence.conftest import WHAT, kept, seen
from umai.justice.writing import correct_row

PROGRAM = b"MZ\x90\x00" + b"\x00" * 60 + b"This program cannot be run in DOS mode."


def bomb():
    """A document that becomes a thousand times larger than it is."""
    answer = io.BytesIO()
    with zipfile.ZipFile(answer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", bytes(150_000_000))
    return answer.getvalue()


def archive():
    answer = io.BytesIO()
    with zipfile.ZipFile(answer, "w") as packed:
        packed.writestr("сүрөт.jpg", samples.photo())
    return answer.getvalue()


class TestASafeCopy:
    def test_of_a_photo_has_no_place_and_no_camera(self, incident, aigul):
        evidence = kept(incident, aigul, samples.photo(), name="a.jpg")
        shown = shown_bytes(evidence.line, by=aigul)
        assert (evidence.shown_type, evidence.shown_size) == ("image/jpeg", len(shown))
        assert b"SECRET" not in shown

    def test_of_a_pdf_runs_nothing(self, incident, aigul):
        evidence = kept(incident, aigul, samples.pdf(samples.acting), name="a.pdf")
        shown = shown_bytes(evidence.line, by=aigul)
        assert shown.startswith(b"%PDF-") and b"JavaScript" not in shown

    def test_is_made_by_what_is_in_the_file_and_not_by_its_name(self, incident, aigul):
        assert kept(incident, aigul, samples.photo(), name="a.exe").shown_type == "image/jpeg"

    def test_stays_with_a_correction(self, incident, aigul):
        evidence = kept(incident, aigul, samples.photo(), name="a.jpg")
        later = correct_row(evidence, by=aigul, **WHAT)
        assert shown_bytes(later.line, by=aigul)

    def test_of_a_sealed_incident_is_seen_by_few(self, abuse, damira, erlan):
        evidence = kept(abuse, damira, samples.photo(), name="a.jpg")
        assert Evidence.objects.using("owner").get().sealed
        assert len(seen(Evidence, damira)) == 1
        assert seen(Evidence, erlan) == []
        assert seen(DataKey, erlan, of_id=evidence.pk) == []


NOT_SHOWN = [
    (PROGRAM, "photo.jpg", "application/vnd.microsoft.portable-executable", "program", "never run"),
    (b"#!/bin/sh\nrm -rf /", "a.txt", "application/x-executable", "program", "never run"),
    (b"<html><script>", "a.jpg", "text/html", "program", "never run"),
    (b"#!AMR\n\x00", "a.amr", "audio/amr", "media", "video and sound"),
    (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a.wav", "audio/wav", "media", "video and sound"),
    (b"\x00\x00\x00\x18ftypheic", "a.heic", "image/heic", "unknown", "this kind"),
    (b"Rar!\x1a\x07\x00", "a.rar", "application/vnd.rar", "packed", "archive"),
    (b"\x01\x02\x03", "a", found.UNKNOWN, "unknown", "this kind"),
    ("Салам".encode(), "a.txt", "text/plain", "unknown", "this kind"),
    (samples.photo()[:200], "a.jpg", "image/jpeg", "damaged", "damaged"),
]


class TestNoSafeCopy:
    def test_is_said_in_words_and_the_original_is_kept(self, incident, aigul):
        for data, name, media_type, unshown, words in NOT_SHOWN:
            evidence = kept(incident, aigul, data, name=name)
            stands = (evidence.media_type, evidence.unshown, evidence.shown_size)
            assert stands == (media_type, unshown, None), name
            said = " ".join(why_not_shown(evidence))
            assert words in said and "kept sealed" in said, name
            assert ("computer of the office" in said) == (unshown == "program"), name

    def test_of_a_zip_bomb_an_archive_or_a_picture_that_is_too_large(self, incident, aigul, monkeypatch):
        assert kept(incident, aigul, bomb(), name="a.docx").unshown == "bomb"
        assert kept(incident, aigul, archive(), name="a.zip").unshown == "packed"
        monkeypatch.setattr(looking, "LARGEST_FILE", 100)
        assert kept(incident, aigul, samples.photo(), name="a.jpg").unshown == "too_large"


def test_every_kind_of_file_has_words_and_a_reason():
    for media_type in (*(one[1] for one in found.BEGINNINGS), "video/mp4", "x/y"):
        assert str(found.in_words(media_type)), media_type
        assert looking.why_not_shown(media_type) in looking.NOT_SHOWN, media_type


def test_what_a_file_is_follows_from_its_first_bytes():
    beginnings = {
        b"\x00\x00\x00\x18ftypM4A ": "audio/mp4",
        b"\xff\xfb\x90": "audio/mpeg",
        b"RIFF\x00\x00\x00\x00xxxx": found.UNKNOWN,
        "é".encode()[:1]: found.UNKNOWN,
        "aé".encode()[:2]: "text/plain",
        b"": found.UNKNOWN,
    }
    assert {head: found.media_type_of(head) for head in beginnings} == beginnings


def test_a_part_is_no_larger_than_eight_megabytes():
    assert PART_SIZE == 8_000_000
