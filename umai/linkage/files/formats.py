"""What a list's file can be, by its first bytes and its ending, and why one cannot be read."""

CSV, XLSX, XLS, ODS = "csv", "xlsx", "xls", "ods"
ENDINGS = {
    "csv": CSV,
    "txt": CSV,
    "tsv": CSV,
    "xlsx": XLSX,
    "xlsm": XLSX,
    "xltx": XLSX,
    "xls": XLS,
    "ods": ODS,
}
MOST_ROWS = 2_000_000
MOST_COLUMNS = 200
LONGEST_CELL = 2_000  # letters; what is longer is cut, and no list of children has such a cell


class UnreadableFile(Exception):
    """A file that is not taken in: a code, and the numbers that its sentence names."""

    def __init__(self, code, **numbers):
        super().__init__(code)
        self.code = code
        self.numbers = numbers


def kind_of(data: bytes, ending: str) -> str:
    """What the bytes are; the ending only decides whether they are text. Raises `UnreadableFile`."""
    if not data:
        raise UnreadableFile("empty")
    if data.startswith(b"PK\x03\x04"):
        return ODS if b"opendocument.spreadsheet" in data[:200] else XLSX
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return XLS
    if data.startswith(
        (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", b"\x7fELF", b"MZ")
    ):
        raise UnreadableFile("not_a_list")
    if ENDINGS.get(ending.lower()) in (None, CSV):
        return CSV
    raise UnreadableFile("not_what_it_says")
