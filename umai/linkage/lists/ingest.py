"""Taking a list in: its rows understood one by one, copied into the database, all of them or none."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from django.db import connections, transaction

from umai.law import lists as law
from umai.law.terms.clock import today
from umai.linkage.files.unreadable import unreadable
from umai.linkage.functions import ask
from umai.linkage.lists.models import Edition, Order, Source
from umai.linkage.lists.preview import checked, table_of
from umai.linkage.parsing.columns import Field
from umai.linkage.parsing.places import Territory
from umai.linkage.parsing.row import Parser, numbers
from umai.linkage.rows import Verdict
from umai.names.keys import KEYS_VERSION
from umai.names.spelling import script
from umai.places.models import Place

OFTEN = 2000  # rows after which progress is told
MOSTLY_LATIN = 0.5  # of the names, from which on a list is said to be in Latin letters
COLUMNS = (
    "batch",
    "number",
    "raw",
    "verdict",
    "reasons",
    "district_id",
    "municipality_id",
    "oblast_id",
    "settlement_id",
    "surname",
    "given",
    "patronymic",
    "sex",
    "birth_date",
    "birth_precision",
    "pin",
    "mother",
    "phone",
    "listed_as",
    "of_migrant",
    "absent",
    "given_key",
    "surname_key",
    "father_key",
    "keys_version",
    "whose",
    "content",
)


@dataclass(frozen=True)
class File:
    """A list's file and what is said of it: whose list, where its rows are expected, of which time."""

    data: bytes = field(repr=False)
    ending: str
    source: Source
    area: Place
    from_on: date
    to_on: date
    columns: list | None = None  # [what stands above, meaning] as a person said; None: guessed
    whole: bool = True  # all rows or none


@dataclass
class Counted:
    """How many rows were which, and why; counted while they are read."""

    rows: int = 0
    verdicts: Counter = field(default_factory=Counter)
    reasons: Counter = field(default_factory=Counter)
    placed: int = 0
    elsewhere: int = 0
    latin: int = 0

    def count(self, row):
        self.rows += 1
        self.verdicts[row.verdict] += 1
        self.reasons.update(row.reasons)
        self.placed += row.elsewhere is not None
        self.elsewhere += bool(row.elsewhere)
        self.latin += script(row.parts.given) == "latin"

    def notes(self):
        found = [["latin", {"n": self.latin}]] if self.latin > MOSTLY_LATIN * self.rows else []
        if self.reasons["date_as_number"]:
            found.append(["dates_as_numbers", {"n": self.reasons["date_as_number"]}])
        return found


class Known(Exception):
    """This file was taken in before, with the same meaning of its columns; `edition` is that edition."""

    def __init__(self, edition):
        super().__init__("taken in before")
        self.edition = edition


def take(file: File, *, using, order: Order | None = None, tell=lambda rows: None) -> tuple[Edition, Counted]:
    """Take a file in as an edition of its source; answers it, and what was counted.

    `using` is the connection of the worker or of the owner. `tell(rows)` is called now and then. Raises
    `Known`, and `UnreadableList` where nothing is taken in.
    """
    with table_of(file.data, file.ending, file.columns) as table, transaction.atomic(using=using):
        settled(file, table)
        edition = begun(file, table, order, using)
        counted = Counted()
        rows = noted(understood(file, table, using), counted, tell)
        copied(rows, edition, using)
        refuse_whole(file, counted)
        write(edition, counted, [*table.notes(), *counted.notes()], using)
        # Last, as its lock is held until all is kept: the planner knows nothing of rows copied just now.
        ask(using, "select linkage_analyze()", [])
    return edition, counted


def look(file: File, *, using, tell=lambda rows: None) -> tuple[object, Counted]:
    """Read the whole file and take nothing in: the table, and what was counted. Raises `UnreadableList`."""
    with table_of(file.data, file.ending, file.columns) as table:
        settled(file, table)
        counted = Counted()
        for _row in noted(understood(file, table, using), counted, tell):
            pass
    return table, counted


def settled(file, table):
    """Raise `UnreadableList` where the columns are not such that a list can be taken in by them.

    Without a line that names them they are guesses by what they hold, and a person has to say them. A column
    of surnames alone, of one word each, is no column of names.
    """
    if file.columns is None and table.beginning.is_missing:
        raise unreadable("no_header")
    said = checked(table.columns)
    if Field.SURNAME in said and not {Field.GIVEN, Field.FULL_NAME} & set(said):
        cells = [cell for row in table.sample if (cell := "".join(row[said.index(Field.SURNAME) :][:1]))]
        if sum(len(cell.split()) == 1 for cell in cells) > len(cells) / 2:
            raise unreadable("no_name_column")


def understood(file, table, using):
    parser = parser_of(file, table.columns, using)
    return (parser.understood(number, row) for number, row in table.rows)


def parser_of(file, columns, using):
    return Parser(
        columns,
        area=file.area,
        to_on=file.to_on,
        of_migrants=file.source.of_migrants,
        territory=Territory(using),
    )


def noted(rows, counted, tell):
    """The rows, counted on their way."""
    for row in rows:
        counted.count(row)
        if counted.rows % OFTEN == 0:
            tell(counted.rows)
        yield row


def begun(file, table, order, using) -> Edition:
    """The edition, not written yet. Raises `Known`. Nobody else takes in this source meanwhile."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 5))", [f"{file.source.pk}{file.area.pk}"]
        )
    columns = list(zip(table.header, table.columns, strict=True))
    said = sha256(file.data).hexdigest()
    digest = sha256(json.dumps([said, columns], ensure_ascii=False).encode()).hexdigest()
    before = Edition.objects.using(using).filter(source=file.source, area=file.area)
    if known := before.filter(digest=digest).first():
        raise Known(known)
    return Edition(
        source=file.source,
        area=file.area,
        order=order,
        follows=before.order_by("-recorded_at").first(),
        ground=file.source.ground,
        whom=file.source.whom,
        from_on=file.from_on,
        to_on=file.to_on,
        sha256=said,
        digest=digest,
        size=len(file.data),
        ending=file.ending,
        header=table.header,
        columns=columns,
        recorded_by_id=order.recorded_by_id if order else None,
    )


def copied(rows, edition, using):
    """Copy the rows into the table of passage."""
    batch = str(edition.pk)
    with (
        connections[using].cursor() as cursor,
        cursor.copy(f"copy linkage_incoming ({', '.join(COLUMNS)}) from stdin") as copy,
    ):
        for row in rows:
            copy.write_row(line_of(row, batch))


def line_of(row, batch):
    where, parts = row.where, row.parts
    return (
        batch,
        row.number,
        json.dumps(row.raw, ensure_ascii=False).replace("\\u0000", ""),
        row.verdict.value,
        "{" + ",".join(map(str, row.reasons)) + "}",
        where.district,
        where.municipality,
        where.oblast,
        where.settlement,
        parts.surname,
        parts.given,
        parts.patronymic,
        row.sex,
        row.birth.day,
        str(row.birth.precision),
        row.pin,
        row.mother,
        row.phone,
        row.listed_as,
        row.of_migrant,
        row.absent,
        *numbers(row.key),
        KEYS_VERSION,
        row.whose,
        row.content,
    )


def refuse_whole(file, counted):
    """Raise `UnreadableList` where the list is another area's, or a row refused and all were asked for."""
    if law.is_another_areas(counted.elsewhere, counted.placed, on=today()):
        raise unreadable("wrong_area", elsewhere=counted.elsewhere, placed=counted.placed)
    refused = counted.verdicts[Verdict.REFUSED]
    if refused == counted.rows or (file.whole and refused):
        raise unreadable("refused_rows", refused=refused, rows=counted.rows)


def write(edition, counted, notes, using):
    """Write the edition and let the database make rows of what came."""
    edition.rows, edition.notes = counted.rows, notes
    for verdict in Verdict:
        setattr(edition, verdict.value, counted.verdicts[verdict])
    edition.save(using=using, force_insert=True)
    with connections[using].cursor() as cursor:
        cursor.execute("select linkage_keep(%s)", [edition.pk])
    edition.refresh_from_db(using=using)
