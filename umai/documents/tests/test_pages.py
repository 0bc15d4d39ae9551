"""The pages of documents, as a browser without JavaScript sees them."""

import io
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest

from umai.documents import actions, uploads
from umai.documents.inspection import LARGEST_FILE
from umai.documents.models import Document
from umai.documents.tests import samples
from umai.documents.tests.conftest import PHOTO, said
from umai.documents.tests.test_dishonest_files import EXE, HEIC, HTML
from umai.trail.models import Entry


def address(child):
    return f"/children/{child.pk}/documents/add/"


def typed(data=PHOTO, name="photo.jpg", **changes):
    usual = {
        "id": uuid.uuid4(),
        "upload": SimpleUploadedFile(name, data),
        "kind": "certificate",
        "title": "Reply <b>of</b> the school",
        "happened_on_day": "5",
        "happened_on_month": "3",
        "happened_on_year": "2026",
        "sealed": "no",
    }
    return usual | changes


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_file_is_added_and_listed(child, client_of):
    client = client_of("aigul")
    assert client.get(address(child)).status_code == 200
    answer = client.post(address(child), typed(), follow=True)
    assert answer.status_code == 200
    assert "Reply &lt;b&gt;of&lt;/b&gt; the school" in answer.content.decode()
    assert "5 March 2026" in text(answer) or "March 5, 2026" in text(answer)


def test_the_form_lets_a_telephone_take_a_photo(child, client_of):
    page = client_of("aigul").get(address(child)).content.decode()
    field = re.search(r'<input[^>]*type="file"[^>]*>', page)[0]
    assert "image/jpeg" in field and "capture" not in field  # with `capture` no kept photo can be chosen
    assert 'enctype="multipart/form-data"' in page


def test_a_file_that_is_refused_is_refused_in_words_and_nothing_typed_is_lost(child, client_of):
    client = client_of("aigul")
    for name, data, sentence in (
        ("a.jpg", EXE, "Only photos (JPEG, PNG), PDF"),
        ("a.jpg", HTML, "Only photos (JPEG, PNG), PDF"),
        ("IMG_1.HEIC", HEIC, "Settings, Camera, Formats, Most Compatible"),
        ("a.pdf", PHOTO, "The name of the file says one kind"),
        ("a.jpg", PHOTO[:500], "damaged or cut off"),
        ("a.jpg", b"", "The file is empty"),
    ):
        answer = client.post(address(child), typed(data, name))
        assert answer.status_code == 422, sentence
        page = answer.content.decode()
        assert sentence in page and "must be chosen again" in page
        assert "Reply &lt;b&gt;of&lt;/b&gt; the school" in page and 'value="2026"' in page, sentence
        assert re.search(r'value="certificate"[^>]*checked', page), sentence


def test_a_file_that_is_too_large_is_refused_in_words(child, client_of):
    answer = client_of("aigul").post(address(child), typed(PHOTO + b"\0" * LARGEST_FILE))
    assert answer.status_code == 422
    assert "larger than 20 megabytes" in text(answer)
    assert "Reply &lt;b&gt;of&lt;/b&gt; the school" in answer.content.decode()


def test_bad_input_is_answered_beside_the_field(child, client_of):
    client = client_of("aigul")
    for wrong in (
        {"title": ""},
        {"title": "ы" * 151},
        {"title": "a\x00b"},
        {"kind": ""},
        {"kind": "poem"},
        {"sealed": ""},
        {"happened_on_year": "2999"},
        {"happened_on_day": "31", "happened_on_month": "2"},
        {"upload": ""},
    ):
        answer = client.post(address(child), typed() | wrong)
        assert answer.status_code == 422, wrong
        assert "govuk-error-message" in answer.content.decode(), wrong
    assert not Document.ever.using("owner").exists()


def test_who_may_not_seal_is_told_whom_to_give_it_to(child, client_of):
    answer = client_of("aigul").post(address(child), typed(kind="medical"))
    assert answer.status_code == 403
    assert "give the paper to one of them" in text(answer)


def test_a_small_file_is_no_handful_of_bits(file, client_of):
    assert file.shown_size < 1024
    assert "1,0 КБ" in client_of("aigul", "ky").get(f"/documents/{file.pk}/").content.decode().replace(
        "\xa0", " "
    )


def test_the_page_of_a_photo_shows_it(file, client_of):
    page = client_of("aigul").get(f"/documents/{file.pk}/")
    assert page.status_code == 200
    assert f'src="/documents/{file.pk}/content/"' in page.content.decode()


def test_the_page_of_a_file_that_is_no_picture_shows_none(child, client_of, aigul):
    row = actions.attach_document(
        child, by=aigul, **said(upload=actions.SentFile("a.pdf", samples.pdf()), title="Reply of the school")
    )
    page = client_of("aigul").get(f"/documents/{row.pk}/").content.decode()
    assert "Save this document" in page and f'src="/documents/{row.pk}/content/"' not in page


def test_the_bytes_are_never_a_page(file, client_of):
    answer = client_of("aigul").get(f"/documents/{file.pk}/content/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == f'attachment; filename="{file.pk}.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"\xff\xd8") and b"SECRET" not in answer.content


def test_a_look_at_the_bytes_is_on_the_trail(file, client_of, aigul):
    client_of("aigul").get(f"/documents/{file.pk}/content/")
    entry = Entry.objects.using("owner").get(act="documents.read")
    assert (entry.record_id, entry.child_id, entry.worker_id) == (file.pk, file.child_id, aigul.pk)
    assert entry.outcome == "looked"


@pytest.mark.parametrize("who", ["azamat", "cholpon", "jyldyz"])
@pytest.mark.parametrize("page", ["", "content/", "strike/"])
def test_out_of_reach_is_answered_as_if_there_were_nothing(file, client_of, who, page):
    client = client_of(who)
    hidden = client.get(f"/documents/{file.pk}/{page}")
    nothing = client.get(f"/documents/{uuid.uuid4()}/{page}")
    assert hidden.status_code == nothing.status_code == 404
    assert hidden.content == nothing.content


@pytest.mark.parametrize("who", ["gulnara", "timur", "nuriya", "bakyt", "kanykei"])
@pytest.mark.parametrize("page", ["", "content/"])
def test_a_role_without_the_duty_sees_nothing(file, client_of, who, page):
    assert client_of(who).get(f"/documents/{file.pk}/{page}").status_code == 403


@pytest.mark.parametrize("who", ["aigul", "erlan", "farida"])
@pytest.mark.parametrize("page", ["", "content/"])
def test_a_sealed_file_is_hidden_from_those_without_the_seal(sealed_file, client_of, who, page):
    assert client_of(who).get(f"/documents/{sealed_file.pk}/{page}").status_code == 404


def test_a_sealed_file_is_shown_to_the_head(sealed_file, client_of):
    client = client_of("damira")
    assert "sealed" in text(client.get(f"/documents/{sealed_file.pk}/"))
    assert client.get(f"/documents/{sealed_file.pk}/content/").status_code == 200


def test_the_list_says_nothing_of_sealed_files_to_others(file, sealed_file, child, client_of):
    tab = f"/children/{child.pk}/documents/"
    assert sealed_file.title in text(client_of("damira").get(tab))
    page = text(client_of("aigul").get(tab))
    assert file.title in page and sealed_file.title not in page


def test_a_struck_file_is_gone_from_the_list_and_stays_in_the_timeline(file, child, client_of):
    client = client_of("erlan")
    strike = f"/documents/{file.pk}/strike/"
    assert client.get(strike).status_code == 200
    assert client.post(strike, {"reason": ""}).status_code == 422
    after = client.post(strike, {"reason": "It is of another child."}, follow=True)
    assert file.title not in text(after)
    timeline = text(client.get(f"/children/{child.pk}/timeline/"))
    assert "Document struck: Birth certificate" in timeline and "It is of another child." in timeline
    assert client.get(f"/documents/{file.pk}/content/").status_code == 404


@pytest.mark.parametrize(
    "about",
    ["register.child", "nonsense", "staff.worker:{0}", "register.child:{0}", ":", "register.languages:x"],
)
def test_a_record_that_is_not_there_is_no_place_to_put_a_file(child, client_of, about):
    there = address(child) + "?about=" + about.format(uuid.uuid4())
    assert client_of("aigul").get(there).status_code == 404


def test_a_record_of_another_child_is_no_place_either(child, client_of, aigul):
    from umai.register.child.actions import add_child

    other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Айбек"})
    assert client_of("aigul").get(f"{address(child)}?about=register.child:{other.pk}").status_code == 404


def test_the_look_of_a_stored_kind_is_known_to_the_server(child, client_of, aigul):
    """Every kind is handed out under its own name and ending."""
    for make, ending in (
        (samples.pdf, "pdf"),
        (samples.docx, "docx"),
        (samples.xlsx, "xlsx"),
        (samples.odt, "odt"),
    ):
        row = actions.attach_document(child, by=aigul, **said(upload=actions.SentFile(f"a.{ending}", make())))
        answer = client_of("aigul").get(f"/documents/{row.pk}/content/")
        assert answer["Content-Disposition"].endswith(f'.{ending}"')
        assert answer["Content-Type"] == row.media_type


class TestUploads:
    """What is taken in before any page is asked."""

    def handled(self, chunks, length=0):
        handler = uploads.MemoryUploadHandler(HttpRequest())
        handler.handle_raw_input(None, {}, length, b"")
        handler.new_file("upload", "a.jpg", "image/jpeg", None)
        for chunk in chunks:
            assert handler.receive_data_chunk(chunk, 0) is None
        return handler.file_complete(sum(map(len, chunks)))

    def test_a_file_is_kept_in_memory(self):
        file = self.handled([b"abc", b"def"])
        assert file.read() == b"abcdef" and file.size == 6
        assert isinstance(file.file, io.BytesIO)

    def test_of_a_file_that_is_too_large_only_the_size_is_kept(self):
        file = self.handled([b"\0" * 1_000_000] * 21)
        assert file.size == 21_000_000 and file.read() == b""

    def test_what_nobody_sends_by_mistake_is_not_read_at_all(self):
        with pytest.raises(uploads.RequestDataTooBig):
            self.handled([], length=10 * LARGEST_FILE + 1)

    def test_no_other_handler_is_at_work(self):
        from django.conf import settings

        assert settings.FILE_UPLOAD_HANDLERS == ["umai.documents.uploads.MemoryUploadHandler"]
