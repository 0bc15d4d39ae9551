"""Files as they are sent: honest ones, and ones that are not what they say. Real bytes, made here."""

import io
import zipfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

WRITER = "SECRET-WRITER"
PLACE = "SECRET-PLACE"


def picture(kind="JPEG", size=(60, 40), mode="RGB", **more):
    answer = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert(mode).save(answer, kind, **more)
    return answer.getvalue()


def photo(size=(60, 40)):
    """A photo lying on its side, with the place and the camera in it."""
    notes = Image.Exif()
    notes[0x0112] = 6  # to be turned by a quarter
    notes[0x010F] = WRITER
    notes.get_ifd(0x8825)[0x001D] = PLACE
    return picture(size=size, exif=notes, comment=WRITER.encode())


def pdf(change=None, **how):
    """One page with words on it; `change` gets the document before it is saved."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    page.Contents = document.make_stream(b"0 0 m 10 10 l S")
    if change:
        change(document)
    answer = io.BytesIO()
    document.save(answer, **how)
    return answer.getvalue()


def acting(document):
    """All that a PDF may do and tell besides showing its pages."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('SECRET-SCRIPT')"))
    document.Root.OpenAction = script
    document.Root.AA = Dictionary(WC=script)
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script])))
    document.attachments["SECRET-FILE.txt"] = b"SECRET-CONTENT"
    document.docinfo["/Author"] = WRITER
    with document.open_metadata() as notes:
        notes["dc:creator"] = [WRITER]
    page = document.pages[0].obj
    page.AA = Dictionary(O=script)
    page.Annots = Array(
        document.make_indirect(mark)
        for mark in (
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=[0, 0, 9, 9],
                A=Dictionary(S=Name.URI, URI=String("http://SECRET-ADDRESS.example"), Next=script),
            ),
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Text,
                Rect=[0, 0, 9, 9],
                Contents=String("a remark"),
                T=String(WRITER),
            ),
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=[0, 0, 9, 9],
                A=Dictionary(S=Name.Launch, F=String("SECRET-PROGRAM.exe")),
            ),
        )
    )
    embedded = document.make_stream(photo())
    embedded.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=60,
            Height=40,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB,
            Filter=Name.DCTDecode,
        )
    )
    page.Resources = Dictionary(XObject=Dictionary(Im0=embedded))


def packed(parts, *, before=b"", after=b""):
    answer = io.BytesIO()
    with zipfile.ZipFile(answer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return before + answer.getvalue() + after


CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAIN_OF_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAIN_OF_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def types(main, part, more=""):
    return (
        f'<Types xmlns="{CONTENT}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{part}" ContentType="{main}"/>{more}</Types>'
    )


def relations(*rows):
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if outside else "/>")
        for n, (kind, target, outside) in enumerate(rows)
    )
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


def docx_parts(body="<w:p><w:r><w:t>Бала үйдө</w:t></w:r></w:p>", rows=(), main=MAIN_OF_WORD):
    return {
        "[Content_Types].xml": types(
            main,
            "word/document.xml",
            '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.'
            'core-properties+xml"/>',
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{OFFICE}/officeDocument"'
            f' Target="word/document.xml"/><Relationship Id="b" Type="{RELATIONS}/metadata/core-properties"'
            ' Target="docProps/core.xml"/></Relationships>'
        ),
        "docProps/core.xml": f"<p>{WRITER}</p>",
        "word/document.xml": (
            f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'
        ),
        "word/_rels/document.xml.rels": relations(*rows),
    }


def xlsx_parts(cell="<c><v>5</v></c>", rows=(), main=MAIN_OF_SHEET):
    return {
        "[Content_Types].xml": types(main, "xl/workbook.xml"),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", False)),
        "xl/workbook.xml": (
            f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><fileSharing userName="{WRITER}"/><sheets>'
            '<sheet name="1" sheetId="1" r:id="r0"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml", False)),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheetData><row>{cell}</row></sheetData></worksheet>'
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(*rows),
    }


OPEN = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = (
    f'xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0" xmlns:draw="{OPEN}:drawing:1.0"'
    f' xmlns:script="{OPEN}:script:1.0" xmlns:config="{OPEN}:config:1.0" xmlns:meta="{OPEN}:meta:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt_parts(body="<text:p>Бала үйдө</text:p>", listed=""):
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        ),
        "meta.xml": f"<office:document-meta {SPACES}><dc:creator>{WRITER}</dc:creator></office:document-meta>",
        "settings.xml": (
            f'<office:document-settings {SPACES}><config:config-item config:name="PrinterName">{WRITER}'
            "</config:config-item></office:document-settings>"
        ),
        "Thumbnails/thumbnail.png": picture("PNG"),
        "META-INF/manifest.xml": (
            f'<m:manifest xmlns:m="{OPEN}:manifest:1.0"><m:file-entry m:full-path="/"/><m:file-entry'
            ' m:full-path="content.xml"/><m:file-entry m:full-path="Thumbnails/thumbnail.png"/>'
            f"{listed}</m:manifest>"
        ),
    }


def docx(**how):
    return packed(docx_parts(**how))


def xlsx(**how):
    return packed(xlsx_parts(**how))


def odt(**how):
    return packed(odt_parts(**how))
