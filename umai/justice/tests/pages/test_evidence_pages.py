"""The pages of evidence: sent in one piece or in parts, shown as a safe copy, opened by two, handed over."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from umai.documents.tests import samples
from umai.documents.tests.text_of_pdf import text_of
from umai.justice.evidence import opening_views
from umai.justice.evidence.opening import download_original
from umai.justice.evidence.receiving import PART_SIZE
from umai.justice.models import (
    Evidence,
    EvidenceDownload,
    EvidenceHandover,
    EvidenceOpening,
    EvidenceOpeningAnswer,
    EvidencePart,
    EvidenceUpload,
)
from umai.justice.tests.evidence.conftest import (
    VIDEO,
    WORDS,
    abuse,
    asked,
    begun,
    digest,
    evidence,
    home,
    kept,
    opened,
    part_of,
    send,
    taken_out,
)
from umai.justice.writing import correct_row, strike_row
from umai.law.terms.clock import today

__all__ = ["abuse", "evidence", "home"]
LONG = VIDEO + bytes(PART_SIZE) + b"end"  # two parts


def url(name, *args):
    return reverse(f"justice:{name}", args=args)


def page(client, name, *args):
    return client.get(url(name, *args))


def put(client, upload, number, data, **headers):
    headers = {"X-Part-Sha256": digest(data), "accept": "application/json"} | headers
    address = url("evidence_part", upload.pk, number)
    return client.put(address, data, content_type="application/octet-stream", headers=headers)


class TestSending:
    def test_in_one_piece_leads_to_what_it_is_and_then_to_the_evidence(self, incident, client_of):
        client, address = client_of("aigul"), url("record_evidence", incident.line)
        assert client.get(address).status_code == 200
        file = SimpleUploadedFile("a.jpg", samples.photo())
        answer = client.post(address, {"id": str(uuid.uuid4()), "upload": file})
        upload = EvidenceUpload.objects.using("owner").get()
        assert answer.headers["Location"] == upload.get_absolute_url()
        assert "Say what it is" in client.get(upload.get_absolute_url()).content.decode()
        answer = client.post(upload.get_absolute_url(), {"kind": "photo", "words": WORDS})
        assert answer.status_code == 302, answer.context["form"].errors
        assert answer.headers["Location"] == url("evidence", upload.pk)
        assert Evidence.objects.using("owner").get().shown_type == "image/jpeg"

    def test_of_no_file_or_of_one_that_does_not_fit_is_told_in_words(self, incident, client_of):
        client, address = client_of("aigul"), url("record_evidence", incident.line)
        empty, large = (SimpleUploadedFile("a.bin", data) for data in (b"", b"x" * 20_000_001))
        for file, words in (
            ({}, "Choose the file."),
            ({"upload": empty}, "The file is empty"),
            ({"upload": large}, "needs JavaScript"),
        ):
            answer = client.post(address, {"id": str(uuid.uuid4())} | file)
            assert answer.status_code == 422 and words in answer.content.decode(), words
        assert not EvidenceUpload.objects.using("owner").exists()

    def test_in_parts_begins_with_name_and_size(self, incident, client_of):
        client, said = client_of("aigul"), {"id": str(uuid.uuid4()), "name": "a.mp4", "size": str(len(LONG))}
        address = url("record_evidence", incident.line)
        answer = client.post(address, said, headers={"accept": "application/json"})
        assert answer.json() == {"id": said["id"], "url": url("evidence_upload", said["id"])}
        assert client.post(address, said, headers={"accept": "application/json"}).json()["id"] == said["id"]
        upload = EvidenceUpload.objects.using("owner").get()
        assert [put(client, upload, n, part_of(LONG, n)).status_code for n in (2, 1, 1)] == [200] * 3
        kept_now = {"kind": "video", "whole": digest(LONG)}
        assert client.post(upload.get_absolute_url(), kept_now).status_code == 302
        assert Evidence.objects.using("owner").get().sha256 == digest(LONG)

    def test_goes_on_where_it_stopped_for_who_began_it(self, incident, aigul, client_of):
        upload, client, damira = begun(incident, aigul, len(LONG)), client_of("aigul"), client_of("damira")
        send(upload, LONG, aigul, [2])
        shown = page(client, "evidence_upload", upload.pk).content.decode()
        assert "1 part is missing" in shown and digest(part_of(LONG, 2)) in shown
        assert f"/evidence/{upload.pk}/parts/0/" in shown
        shown = page(client, "incident", incident.line).content.decode()
        assert "Begun by you and not finished" in shown and "1 part is missing" in shown
        answer = client.post(upload.get_absolute_url(), {"kind": "video"})
        assert answer.status_code == 409
        assert "1 part of the file is not here yet" in answer.content.decode()
        assert page(damira, "evidence_upload", upload.pk).status_code == 404
        assert "not finished" not in page(damira, "incident", incident.line).content.decode()
        send(upload, LONG, aigul, [1])
        assert "All of it is here" in page(client, "incident", incident.line).content.decode()

    def test_a_second_time_with_other_words_keeps_them_on_the_page(self, incident, aigul, client_of):
        upload, client = begun(incident, aigul, len(VIDEO)), client_of("aigul")
        send(upload, VIDEO, aigul)
        said, other = {"kind": "video", "words": WORDS}, {"kind": "video", "words": "Башкача."}
        first, again = (client.post(upload.get_absolute_url(), said) for _time in range(2))
        assert first.headers["Location"] == again.headers["Location"]
        answer = client.post(upload.get_absolute_url(), other)
        assert answer.status_code == 409 and "Башкача." in answer.content.decode()
        evidence = Evidence.objects.using("owner").get()
        assert evidence.words == WORDS
        answer = page(client, "evidence_upload", evidence.line)
        assert answer.headers["Location"] == evidence.get_absolute_url()


class TestAPart:
    @pytest.fixture
    def upload(self, incident, aigul):
        return begun(incident, aigul, len(LONG))

    def test_that_is_not_the_one_of_this_place_is_refused_in_words(self, upload, aigul, client_of):
        client = client_of("aigul")
        answer = put(client, upload, 1, bytes(PART_SIZE + 1))
        assert answer.status_code == 413 and "8 megabytes" in answer.json()["refusal"]
        for said in ("", "x" * 64, "0" * 64):
            answer = put(client, upload, 2, part_of(LONG, 2), **{"X-Part-Sha256": said})
            assert answer.status_code == 422 and "not kept" in answer.json()["refusal"], said
        for number in (0, 3, 10**12):
            assert put(client, upload, number, b"x").status_code == 422, number
        send(upload, LONG, aigul, [1])
        answer = put(client, upload, 1, bytes(PART_SIZE))
        assert answer.status_code == 409 and "Another file" in answer.json()["refusal"]
        assert page(client, "evidence_part", upload.pk, 1).status_code == 405

    def test_is_taken_from_who_began_it_alone(self, upload, client_of):
        others = {"erlan": 404, "damira": 404, "cholpon": 404, "jyldyz": 404, "farida": 403, "bakyt": 403}
        found = {who: put(client_of(who), upload, 2, part_of(LONG, 2)).status_code for who in others}
        assert found == others
        assert not EvidencePart.objects.using("owner").exists()
        assert put(client_of("aigul"), upload, 2, part_of(LONG, 2)).status_code == 200
        assert EvidencePart.objects.using("owner").get().number == 2


class TestShowing:
    def test_a_photo_as_its_safe_copy(self, incident, aigul, client_of):
        evidence = kept(incident, aigul, samples.photo(), name="a.jpg")
        client = client_of("erlan")
        shown = page(client, "evidence", evidence.line).content.decode()
        assert "Show the picture" in shown and evidence.sha256 in shown and "a.jpg" not in shown
        copy = page(client, "safe_copy", evidence.line)
        assert copy.headers["Content-Type"] == "image/jpeg" and b"SECRET" not in copy.content
        assert "sandbox" in copy.headers["Content-Security-Policy"]

    def test_a_paper_to_be_saved_a_program_with_a_warning_and_a_video_in_words(
        self, incident, evidence, aigul, client_of
    ):
        client = client_of("erlan")
        paper = kept(incident, aigul, samples.pdf(), name="a.pdf")
        shown = page(client, "evidence", paper.line).content.decode()
        assert "Save the safe copy" in shown and "Show the picture" not in shown
        program = kept(incident, aigul, b"MZ\x90", name="photo.jpg")
        shown = page(client, "evidence", program.line).content.decode()
        assert "program for windows" in shown.lower()
        assert "Do not open it on a computer of the office" in shown
        shown = page(client, "evidence", evidence.line).content.decode()
        assert "Of video and sound no safe copy can be made." in shown
        assert page(client, "safe_copy", evidence.line).status_code == 404
        shown = page(client, "incident", evidence.incident_id).content.decode()
        assert "without a safe copy" in shown

    def test_sealed_evidence_to_few(self, abuse, damira, client_of):
        evidence = kept(abuse, damira, samples.photo(), name="a.jpg")
        assert "sealed" in page(client_of("damira"), "evidence", evidence.line).content.decode()
        for name in ("evidence", "safe_copy", "ask_original"):
            assert page(client_of("erlan"), name, evidence.line).status_code == 404

    def test_what_was_corrected_at_its_first_address_until_it_is_struck_out(
        self, evidence, aigul, erlan, client_of
    ):
        client = client_of("erlan")
        said = {"kind": "sound", "taken_on": None, "taken_by": "", "found": "", "words": WORDS}
        later = correct_row(evidence, by=aigul, **said)
        answer = page(client, "evidence", later.pk)
        assert (answer.status_code, answer.headers["Location"]) == (302, later.get_absolute_url())
        assert "Sound recording" in page(client, "evidence", evidence.line).content.decode()
        strike_row(later, by=erlan)
        assert page(client, "evidence", evidence.line).status_code == 404
        shown = page(client, "incident", evidence.incident_id).content.decode()
        assert "Nothing is kept as evidence." in shown and "Keep something as evidence" in shown
        shown = page(client_of("farida"), "incident", evidence.incident_id).content.decode()
        assert "Keep something as evidence" not in shown


class TestTheOriginal:
    def test_is_asked_for_agreed_to_and_taken_out(self, evidence, client_of):
        erlan, damira = client_of("erlan"), client_of("damira")
        assert page(erlan, "ask_original", evidence.line).status_code == 200
        erlan.post(url("ask_original", evidence.line), {"reason": WORDS})
        shown = page(damira, "evidence", evidence.line).content.decode()
        assert WORDS in shown and "It waits for another person." in shown and "/answer/" in shown
        opening = evidence_opening()
        assert page(damira, "answer_original", opening.pk).status_code == 200
        assert damira.post(url("answer_original", opening.pk), {"agrees": "yes"}).status_code == 302
        assert page(erlan, "download_original", opening.pk).status_code == 200
        answer = erlan.post(url("download_original", opening.pk))
        download = EvidenceDownload.objects.using("owner").get()
        assert answer.headers["Location"] == url("downloaded", download.pk)
        shown = page(erlan, "downloaded", download.pk).content.decode()
        assert "видео.mp4" in shown and "/content/" in shown
        content = page(erlan, "original_content", download.pk)
        assert b"".join(content.streaming_content) == VIDEO
        assert content.headers["Content-Type"] == "application/octet-stream"
        shown = page(erlan, "evidence", evidence.line).content.decode()
        assert "Taken out" in shown and "Ask for the original" not in shown

    def test_is_not_agreed_to_with_the_reason(self, evidence, erlan, client_of):
        opening = asked(evidence, erlan)
        damira = client_of("damira")
        answer = damira.post(url("answer_original", opening.pk), {"agrees": "no", "reason": ""})
        assert answer.status_code == 409
        assert not EvidenceOpeningAnswer.objects.using("owner").exists()
        damira.post(url("answer_original", opening.pk), {"agrees": "no", "reason": "Көчүрмөсү жетет."})
        assert "Көчүрмөсү жетет." in page(client_of("erlan"), "evidence", evidence.line).content.decode()

    def test_that_is_large_is_fetched_in_parts(self, evidence, erlan, damira, client_of, monkeypatch):
        monkeypatch.setattr(opening_views, "LARGEST_FILE", 10)
        download = taken_out(evidence, erlan, damira)
        client = client_of("erlan")
        shown = page(client, "downloaded", download.pk).content.decode()
        assert f"/evidence/downloads/{download.pk}/parts/0/" in shown
        assert page(client, "original_part", download.pk, 1).content == VIDEO
        assert page(client, "original_part", download.pk, 2).status_code == 404
        assert page(client, "original_content", download.pk).status_code == 404

    def test_that_is_missing_on_the_disk_or_has_no_key_says_so(
        self, evidence, erlan, damira, client_of, home
    ):
        download, client = taken_out(evidence, erlan, damira), client_of("erlan")
        for path in (home / "files").rglob("*"):
            if path.is_file():
                path.write_bytes(b"x")
        assert page(client, "original_part", download.pk, 1).status_code == 500
        (home / "secrets" / "evidence-1").rename(home / "secrets" / "evidence-2")
        assert page(client, "downloaded", download.pk).status_code == 500

    def test_that_somebody_took_out_is_shown_to_nobody_else(self, evidence, erlan, damira, client_of):
        request = opened(evidence, erlan, damira)
        other = client_of("damira")
        assert page(other, "download_original", request.pk).status_code == 403
        download = download_original(request, by=erlan)
        for name in ("downloaded", "original_content"):
            assert page(other, name, download.pk).status_code == 403, name
        assert page(client_of("cholpon"), "downloaded", download.pk).status_code == 404

    def test_is_handed_over_and_the_sheet_has_its_hash(self, evidence, erlan, damira, client_of):
        client, day = client_of("erlan"), today()
        assert "/handover/new/" not in page(client, "evidence", evidence.line).content.decode()
        opened(evidence, erlan, damira)
        assert page(client, "record_handover", evidence.line).status_code == 200
        said = {"id": str(uuid.uuid4()), "to_whom": "Капитан Асанов", "on_paper": "№ 12"}
        said |= {"happened_on_day": day.day, "happened_on_month": day.month, "happened_on_year": day.year}
        assert client.post(url("record_handover", evidence.line), said).status_code == 302
        row = EvidenceHandover.objects.using("owner").get()
        assert "Print the sheet" in page(client, "evidence", evidence.line).content.decode()
        for language in ("ky", "ru"):
            answer = client.post(url("print_handover", row.pk), {"language": language})
            words = " ".join(text_of(answer.content))
            assert evidence.sha256[:16] in words and "Асанов" in words
        assert client.post(url("print_handover", row.pk), {"language": "xx"}).status_code == 404


def evidence_opening():
    return EvidenceOpening.objects.using("owner").get()
