"""What is shown of an honest file is the same file without what it tells on the side."""

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from umai.documents.clean.xml import read
from umai.documents.inspection import inspect_file
from umai.documents.tests import samples


def opened(data):
    return Image.open(io.BytesIO(data))


def inside(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("name", "make", "media_type"),
    [
        ("a.jpg", samples.photo, "image/jpeg"),
        ("A.JPEG", samples.photo, "image/jpeg"),
        ("a.png", lambda: samples.picture("PNG"), "image/png"),
        ("a.pdf", samples.pdf, "application/pdf"),
        ("a.docx", samples.docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", samples.xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.odt", samples.odt, "application/vnd.oasis.opendocument.text"),
    ],
)
def test_an_honest_file_is_taken_in(name, make, media_type):
    looked = inspect_file(make(), name)
    assert looked.media_type == media_type and looked.shown


def test_a_photo_is_turned_as_it_was_held():
    assert opened(samples.photo(size=(60, 40))).size == (60, 40)
    assert opened(inspect_file(samples.photo(size=(60, 40)), "a.jpg").shown).size == (40, 60)


def test_a_photo_tells_no_place_no_camera_and_no_comment():
    sent = samples.photo()
    assert samples.WRITER.encode() in sent and samples.PLACE.encode() in sent
    shown = inspect_file(sent, "a.jpg").shown
    assert b"SECRET" not in shown and b"Exif" not in shown
    assert not opened(shown).getexif()


def test_a_picture_of_letters_tells_nothing_either():
    notes = __import__("PIL.PngImagePlugin", fromlist=["PngInfo"]).PngInfo()
    notes.add_text("Author", samples.WRITER)
    sent = samples.picture("PNG", pnginfo=notes)
    assert b"SECRET" in sent and b"SECRET" not in inspect_file(sent, "a.png").shown


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_common_kind_of_png_is_drawn(mode):
    sent = io.BytesIO()
    Image.new(mode, (50, 70)).save(sent, "PNG")
    assert opened(inspect_file(sent.getvalue(), "a.png").shown).size == (50, 70)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_common_kind_of_jpeg_is_drawn(mode):
    assert opened(inspect_file(samples.picture(mode=mode), "a.jpg").shown).mode in ("L", "RGB")


def test_a_second_picture_behind_a_photo_is_no_reason_to_refuse_it():
    """Telephones put such there; it is not in what is shown."""
    first = Image.new("RGB", (60, 40))
    sent = io.BytesIO()
    first.save(sent, "MPO", save_all=True, append_images=[Image.new("RGB", (30, 20))])
    shown = inspect_file(sent.getvalue(), "a.jpg").shown
    assert opened(shown).format == "JPEG" and opened(shown).size == (60, 40)


def test_forty_megapixels_are_shown_at_a_size_that_a_telephone_can_load():
    looked = inspect_file(samples.picture(size=(8000, 5000), quality=30), "a.jpg")
    assert max(opened(looked.shown).size) == 3000


def test_a_pdf_neither_acts_nor_tells_nor_carries():
    sent = samples.pdf(samples.acting)
    shown = inspect_file(sent, "a.pdf").shown
    with pikepdf.open(io.BytesIO(shown)) as document:
        plain = io.BytesIO()
        document.save(
            plain, static_id=True, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable
        )
        assert len(document.pages) == 1 and not document.attachments
        assert document.pages[0].Contents.read_bytes() == b"0 0 m 10 10 l S"
        assert "/Metadata" not in document.Root and "/Info" not in document.trailer
    text = plain.getvalue()
    for secret in (b"SECRET", b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/OpenAction", b"/AA", b"Exif"):
        assert secret not in text, secret
    assert b"a remark" in text


def test_a_pdf_that_only_its_owner_restricted_opens_for_everybody():
    sent = samples.pdf(encryption=pikepdf.Encryption(owner="o", user=""))
    with pikepdf.open(io.BytesIO(inspect_file(sent, "a.pdf").shown)) as document:
        assert not document.is_encrypted


def test_a_docx_keeps_its_words_and_loses_its_writer():
    body = (
        f'<w:p><w:ins w:author="{samples.WRITER}" w:id="1"><w:r><w:t>Бала үйдө</w:t></w:r></w:ins>'
        '<w:hyperlink r:id="r0"><w:r><w:t>шилтеме</w:t></w:r></w:hyperlink></w:p>'
    )
    sent = samples.docx(body=body, rows=[("hyperlink", "https://SECRET.example/", True)])
    parts = inside(inspect_file(sent, "a.docx").shown)
    text = parts["word/document.xml"].decode()
    assert "Бала үйдө" in text and "шилтеме" in text
    assert not any(b"SECRET" in data for data in parts.values())
    assert not any(name.startswith("docProps") for name in parts)


@pytest.mark.parametrize("make", [samples.docx, samples.xlsx])
def test_what_is_left_of_an_office_file_hangs_together(make):
    parts = inside(inspect_file(make(), f"a.{make.__name__}").shown)
    named = {
        one.get("PartName").lstrip("/") for one in read(parts["[Content_Types].xml"]) if one.get("PartName")
    }
    assert named <= set(parts)
    targets = {one.get("Target") for one in read(parts["_rels/.rels"])}
    assert targets and targets <= set(parts)


def test_a_photo_in_a_docx_tells_no_place():
    parts = samples.docx_parts(rows=[("image", "media/image1.jpeg", False)])
    parts["word/media/image1.jpeg"] = samples.photo()
    shown = inside(inspect_file(samples.packed(parts), "a.docx").shown)
    assert opened(shown["word/media/image1.jpeg"]).size == (40, 60)
    assert b"SECRET" not in shown["word/media/image1.jpeg"]


def test_an_address_in_a_sheet_is_gone_and_the_cell_stays():
    cell = '<c r="A1"><v>5</v></c></row></sheetData><hyperlinks><hyperlink ref="A1" r:id="r0"/></hyperlinks><sheetData><row>'
    sent = samples.xlsx(cell=cell, rows=[("hyperlink", "https://SECRET.example/", True)])
    parts = inside(inspect_file(sent, "a.xlsx").shown)
    assert b"<v>5</v>" in parts["xl/worksheets/sheet1.xml"]
    assert b"hyperlink" not in parts["xl/worksheets/sheet1.xml"]
    assert not any(b"SECRET" in data for data in parts.values())


def test_an_odt_keeps_its_words_and_loses_writer_printer_and_thumbnail():
    body = f'<text:p>Бала үйдө <text:a xlink:href="https://SECRET.example">шилтеме</text:a><office:annotation><dc:creator>{samples.WRITER}</dc:creator></office:annotation></text:p>'
    parts = inside(inspect_file(samples.odt(body=body), "a.odt").shown)
    assert next(iter(parts)) == "mimetype"
    assert "Бала үйдө" in parts["content.xml"].decode() and "шилтеме" in parts["content.xml"].decode()
    assert not any(b"SECRET" in data for data in parts.values())
    assert "Thumbnails/thumbnail.png" not in parts and b"Thumbnails" not in parts["META-INF/manifest.xml"]
