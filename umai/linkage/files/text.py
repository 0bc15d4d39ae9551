"""A list as text: its encoding, what separates the columns, and its rows."""

import codecs
import csv
import io
from collections import Counter

from umai.design.fields.signs import as_storable
from umai.linkage.files.formats import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, UnreadableFile

DELIMITERS = ";,\t|"
LOOKED_AT = 200_000  # letters by which the delimiter is found
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Letters of Russian and Kyrgyz names, by which CP1251 is told from other eight-bit encodings.
EXPECTED = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")


def rows_of(data: bytes, say):
    """The rows as lists of texts; `say` is called first, with what the file is. Raises `UnreadableFile`."""
    alphabet = encoding_of(data)
    lines = io.TextIOWrapper(io.BytesIO(data), encoding=alphabet, newline="")
    beginning = lines.read(LOOKED_AT)
    if "\x00" in beginning:
        raise UnreadableFile("not_a_list")
    delimiter, named = delimiter_of(beginning)
    lines.seek(0)
    if named:
        lines.readline()
    say({"kind": "csv", "alphabet": alphabet, "delimiter": delimiter})
    csv.field_size_limit(1_000_000)
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=delimiter, strict=False), 1):
            if number > MOST_ROWS:
                raise UnreadableFile("too_many_rows", most=MOST_ROWS)
            if len(row) > MOST_COLUMNS:
                row = trim_row(row)
            yield [as_storable(cell).strip()[:LONGEST_CELL] for cell in row]
    except (csv.Error, UnicodeError):
        raise UnreadableFile("damaged") from None


def trim_row(row):
    """A row without the empty cells at its end. Raises `UnreadableFile` when it still is too wide."""
    width = max((at for at, cell in enumerate(row, 1) if cell.strip()), default=0)
    if width > MOST_COLUMNS:
        raise UnreadableFile("too_many_columns", columns=width, most=MOST_COLUMNS)
    return row[:width]


def encoding_of(data: bytes) -> str:
    """UTF-8 or UTF-16, each with or without its mark, else CP1251 or CP866. Raises `UnreadableFile`."""
    for mark, alphabet in BOMS:
        if data.startswith(mark):
            return require_encoding(data, alphabet)
    # Of UTF-16 without a mark every other byte is 0 or 4, the pages of Latin and Cyrillic letters.
    sample = data[:4000]
    for alphabet, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(sample) > 3 and sum(byte in (0, 4) for byte in high) > 0.9 * len(high):
            return require_encoding(data, alphabet)
    try:
        return require_encoding(data, "utf-8")
    except UnreadableFile:
        return russian_encoding_of(data)


def require_encoding(data, alphabet):
    decoder = codecs.getincrementaldecoder(alphabet)()
    try:
        for at in range(0, len(data), 1 << 20):
            decoder.decode(data[at : at + (1 << 20)])
        decoder.decode(b"", final=True)
    except UnicodeError:
        raise UnreadableFile("alphabet") from None
    return alphabet


def russian_encoding_of(data):
    """CP1251, or CP866 of old programs, whichever gives more letters of Russian words."""
    sample = data[:LOOKED_AT]
    counts = {}
    for alphabet in ("cp1251", "cp866"):
        text = sample.decode(alphabet, errors="replace")
        foreign = [letter for letter in text if ord(letter) > 127]
        small = sum(letter in EXPECTED and letter.islower() for letter in foreign)
        counts[alphabet] = (sum(letter in EXPECTED for letter in foreign), small, len(foreign))
    best = max(counts, key=lambda alphabet: counts[alphabet][:2])
    good, _small, all_of_them = counts[best]
    if not all_of_them or good < 0.7 * all_of_them:
        raise UnreadableFile("alphabet")
    return best


def delimiter_of(text: str):
    """(what separates the columns, whether a first line such as `sep=;` says so)."""
    first = text.split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], True
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    best, most = ",", (0, 0)
    for delimiter in DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        counts.pop(0, None)
        if counts:
            times, agreeing = max(counts.items(), key=lambda item: (item[1], item[0]))
            if (agreeing, times) > most:
                best, most = delimiter, (agreeing, times)
    return best, False
