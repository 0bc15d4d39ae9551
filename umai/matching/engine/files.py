"""The files of `umai link` and `umai train`, checked and brought into one table of rows.

Of a file that cannot be used one line says which file, which line and what is wrong.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from umai.refusal import Refusal

COLUMNS = (
    "rec_id",
    "list",
    "surname",
    "given",
    "patronymic",
    "birth_date",
    "sex",
    "pin",
    "oblast",
    "rayon",
    "settlement",
    "mother",
    "phone",
)
LONGEST = 500  # characters in one field; a longer one is a broken quote


class UnusableListFile(Refusal):
    """A file that cannot be linked; one line says what and where."""


@dataclass(frozen=True)
class ListSizes:
    """How many rows each list has, in the order of the files."""

    rows: tuple[int, ...]

    def pairs(self, one: int, other: int) -> int:
        """How many pairs of rows there are between two lists, or within one."""
        return (
            self.rows[one] * (self.rows[one] - 1) // 2 if one == other else self.rows[one] * self.rows[other]
        )


def read_lists(db: duckdb.DuckDBPyConnection, files: list[str]) -> ListSizes:
    """Fill the table `rows` (id, list, and COLUMNS as text, "" for what is absent) from these files.

    The ids are whole numbers in the order of the files and their lines. Raises `UnusableListFile`.
    """
    columns = ", ".join(f"{column} varchar" for column in COLUMNS if column != "list")
    db.execute(f"create or replace table rows (id bigint, list integer, {columns})")
    sizes = []
    for number, file in enumerate(files):
        before = sum(sizes)
        _read_one(db, file, number, before)
        sizes.append(db.execute("select count(*) from rows").fetchall()[0][0] - before)
        if not sizes[-1]:
            raise UnusableListFile(f"{file}: no rows under its header")
    _check(db, files, sizes)
    return ListSizes(tuple(sizes))


def _read_one(db, file, number, before):
    header = _header(file)
    wanted = [
        f"trim(coalesce({column}, ''))" if column in header else "''"
        for column in COLUMNS
        if column != "list"
    ]
    types = ", ".join(f"'{_quoted(column)}': 'varchar'" for column in header)
    source = (
        f"read_csv(?, header=true, auto_detect=false, delim=',', quote='\"', escape='\"',"
        f" columns={{{types}}}, max_line_size={LONGEST * 4 * max(len(header), len(COLUMNS))},"
        " null_padding=false, strict_mode=true)"
    )
    try:
        db.execute(
            f"""insert into rows
            select {before} + row_number() over (), {number}, {", ".join(wanted)} from {source}""",
            [str(file)],
        )
    except duckdb.Error as failure:
        raise UnusableListFile(f"{file}: {_in_one_line(failure)}") from failure


def _header(file) -> list[str]:
    path = Path(file)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header = [name.strip() for name in next(csv.reader(lines), [])]
    except OSError as failure:
        raise UnusableListFile(f"{file}: cannot be read ({failure.strerror})") from failure
    except UnicodeDecodeError as failure:
        raise UnusableListFile(f"{file}: not UTF-8") from failure
    except csv.Error as failure:
        raise UnusableListFile(f"{file} line 1: {failure}") from failure
    if not any(header):
        raise UnusableListFile(f"{file}: empty; the first line names the columns")
    if "rec_id" not in header:
        raise UnusableListFile(f"{file} line 1: no column rec_id")
    twice = {name for name in header if header.count(name) > 1}
    if twice:
        raise UnusableListFile(f"{file} line 1: column {sorted(twice)[0]!r} stands there twice")
    return header


def read_answers(db, file: str) -> None:
    """Fill `known` (id, person) with the rows whose person is known. Raises `UnusableListFile`."""
    if "person_id" not in _header(file):
        raise UnusableListFile(f"{file} line 1: no column person_id")
    try:
        db.execute(
            """create or replace table known as select id, any_value(person_id) as person
            from read_csv(?, header=true, all_varchar=true) join rows using (rec_id)
            where person_id <> '' group by id""",
            [str(file)],
        )
    except duckdb.Error as failure:
        raise UnusableListFile(f"{file}: {_in_one_line(failure)}") from failure


def _quoted(text):
    return text.replace("'", "''")


def _in_one_line(failure) -> str:
    """The engine's message on a broken file in one line, without any content of the file."""
    words = str(failure)
    line = re.search(r"on Line: (\d+)", words)
    where = f"line {line[1]}: " if line else ""
    if "unicode" in words.lower() or "utf-8" in words.lower() or "encoded" in words.lower():
        return f"{where}not UTF-8"
    if "Maximum line size" in words:
        return f"{where}longer than any line of a list; a quotation mark is not closed"
    if re.search("unterminated quote|quote should be followed", words, re.IGNORECASE):
        return f"{where}a quotation mark is not closed, or stands inside a field"
    return f"{where}not as many fields as columns"


def _check(db, files, sizes):
    """Refuse rows that cannot be used: rec_id empty or repeated, a date or a sex in another form."""
    checks = (
        ("rec_id = ''", "rec_id is empty"),
        ("rec_id in (select rec_id from rows group by 1 having count(*) > 1)", "rec_id stands there twice"),
        (
            r"birth_date <> '' and not regexp_full_match(birth_date, '\d{4}(-\d{2}(-\d{2})?)?')",
            "birth_date is not YYYY-MM-DD, YYYY-MM or YYYY",
        ),
        ("sex <> '' and lower(sex) not in ('m', 'f')", "sex is not m or f"),
    )
    for condition, what in checks:
        found = db.execute(f"select min(id) from rows where {condition}").fetchall()[0][0]
        if found:
            number = db.execute("select list from rows where id = ?", [found]).fetchall()[0][0]
            raise UnusableListFile(f"{files[number]} row {found - sum(sizes[:number])} of its data: {what}")
