"""Lists as they really come, made for the tests: every person in them is invented."""

import io
import struct
import zipfile
from xml.sax.saxutils import escape

import xlsxwriter

HEADER = ["№", "Ф.И.О.", "Дата рождения", "Пол", "ПИН"]
CHILDREN = [
    ["1", "Асанов Бакыт Маратович", "27.03.2015", "м", "22703201500123"],
    ["2", "Марат уулу Нурбек", "2014", "эркек", ""],
    ["3", "Токтогулова Айгүл", "15 мая 2013 г.", "кыз", ""],
]
OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
TABLE = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
TEXT = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def csv(rows=None, *, delimiter=";", alphabet="utf-8", header=HEADER):
    lines = [header, *(CHILDREN if rows is None else rows)] if header else rows or CHILDREN
    return "".join(delimiter.join(map(str, line)) + "\r\n" for line in lines).encode(alphabet)


def xlsx(lines=None, *, more=None):
    """A workbook of these lines; `more(book, sheet)` adds what the test is about."""
    answer = io.BytesIO()
    book = xlsxwriter.Workbook(answer, {"in_memory": True})
    sheet = book.add_worksheet("Список")
    for at, line in enumerate([HEADER, *CHILDREN] if lines is None else lines):
        sheet.write_row(at, 0, line)
    if more:
        more(book, sheet)
    book.close()
    return answer.getvalue()


def ods(lines=None):
    """The least that is an ODS."""
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in line
        )
        + "</table:table-row>"
        for line in ([HEADER, *CHILDREN] if lines is None else lines)
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {OFFICE} {TABLE} {TEXT} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Список">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"></manifest:manifest>'
    )
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def archive(parts):
    answer = io.BytesIO()
    with zipfile.ZipFile(answer, "w") as file:
        for name, data in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(name, data, compress_type=packed)
    return answer.getvalue()


def xls(lines=None):
    """The least that is a workbook of Excel 97: one stream in a compound file, cells as labels."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for at, line in enumerate([HEADER, *CHILDREN] if lines is None else lines):
        for column, cell in enumerate(line):
            text = cell.encode("utf-16-le")
            sheet += _record(0x0204, struct.pack("<HHHHB", at, column, 0, len(cell), 1) + text)
    sheet += _record(0x000A, b"")
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    begin += _record(0x0042, struct.pack("<H", 1200))
    length = len(begin) + 17  # where the sheet begins, behind the next two records
    begin += _record(0x0085, struct.pack("<IBBBB", length, 0, 0, 1, 0) + b"A") + _record(0x000A, b"")
    return _compound((begin + sheet).ljust(4096, b"\0"))


def _record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def _compound(stream):
    """A compound file (sectors of 512 bytes) with one stream called Workbook."""
    stream = stream.ljust(-(-len(stream) // 512) * 512, b"\0")
    number = len(stream) // 512
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain = [table, end, *range(3, number + 2), end]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0)
    head = head.ljust(512, b"\xff")
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    assert len(chain) <= 128 and free
    entries = _entry("Root Entry", 5, end, 0, child=1) + _entry("Workbook", 2, 2, len(stream))
    return head + fat + entries.ljust(512, b"\0") + stream


def _entry(name, kind, start, size, child=0xFFFFFFFF):
    text = name.encode("utf-16-le") + b"\0\0"
    nobody = 0xFFFFFFFF
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, nobody, nobody, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
