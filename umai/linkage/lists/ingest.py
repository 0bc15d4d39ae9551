"""Taking a list in: its rows understood one by one, copied into the database, all of them or none."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from django.db import connections, transaction

from umai.law import lists as law
from umai.law.terms.clock import today
from umai.linkage.files.refusals import unreadable_list
from umai.linkage.lists.models import ListEdition, ListSource, Order, Upload
from umai.linkage.lists.preview import ListTable, open_table, require_columns
from umai.linkage.parsing.columns import ColumnMeaning
from umai.linkage.parsing.places import read_territory
from umai.linkage.parsing.reasons import SET_ASIDE
from umai.linkage.parsing.row import RowParser, key_numbers_of
from umai.linkage.rows import Verdict
from umai.machine.cluster.functions import fetch_rows
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
class ListFile:
    """A list's file, its source, where its rows are expected, and the days for which it holds."""

    data: bytes = field(repr=False)
    ending: str
    source: ListSource
    area: Place
    from_on: date
    to_on: date
    columns: list | None = None  # [what stands above, meaning] as a person gave them; None: guessed
    whole: bool = True  # all rows or none

    @classmethod
    def of_upload(cls, upload: Upload, data: bytes, columns=None, *, whole=True) -> "ListFile":
        """A sent file, with its bytes."""
        about = upload.ending, upload.source, upload.area, upload.from_on, upload.to_on
        return cls(data, *about, columns, whole)


@dataclass
class RowCounts:
    """How many rows were accepted, warned of and refused, and why; counted while they are read."""

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

    @property
    def set_aside(self):
        """Lines that are no child's; each has one reason."""
        return sum(self.reasons[reason] for reason in SET_ASIDE)

    def notes(self):
        children = self.rows - self.set_aside
        found = [["latin", {"n": self.latin}]] if self.latin > MOSTLY_LATIN * children else []
        if self.set_aside:
            found.append(["set_aside", {"n": self.set_aside}])
        if self.reasons["date_as_number"]:
            found.append(["dates_as_numbers", {"n": self.reasons["date_as_number"]}])
        return found


class AlreadyIngested(Exception):
    """This file was taken in before, with the same meaning of its columns; `edition` is that edition."""

    def __init__(self, edition):
        super().__init__("taken in before")
        self.edition = edition


def ingest_list(
    file: ListFile, *, using, order: Order | None = None, tell=lambda rows: None
) -> tuple[ListEdition, RowCounts]:
    """Take a file in as an edition of its source; answers it, and what was counted.

    `using` is the connection of the worker or of the owner. `tell(rows)` is called now and then. Raises
    `AlreadyIngested`, and `UnreadableList` where nothing is taken in.
    """
    with open_table(file.data, file.ending, file.columns) as table, transaction.atomic(using=using):
        require_usable_table(file, table)
        edition = prepare_edition(file, table, order, using)
        counted = RowCounts()
        rows = count_rows(parsed_rows_of(file, table, using), counted, tell)
        copy_rows(rows, edition, using)
        refuse_whole(file, counted)
        write_edition(edition, counted, [*table.notes(), *counted.notes()], using)
        # The planner knows nothing of new rows. Last, because the lock is held until the transaction ends.
        fetch_rows("select linkage_analyze()", using=using)
    return edition, counted


def inspect_list(file: ListFile, *, using, tell=lambda rows: None) -> tuple[ListTable, RowCounts]:
    """Read the whole file and take nothing in: the table, and what was counted. Raises `UnreadableList`."""
    with open_table(file.data, file.ending, file.columns) as table:
        require_usable_table(file, table)
        counted = RowCounts()
        for _row in count_rows(parsed_rows_of(file, table, using), counted, tell):
            pass
    return table, counted


def require_usable_table(file, table):
    """Raise `UnreadableList` where a list cannot be taken in by these columns.

    Where no line names the columns their meanings are guessed, and a person has to confirm them. Surnames
    alone, of one word each, are not enough of a name.
    """
    if file.columns is None and table.beginning.is_missing:
        raise unreadable_list("no_header")
    meanings = require_columns(table.columns)
    if ColumnMeaning.SURNAME in meanings and not {ColumnMeaning.GIVEN, ColumnMeaning.FULL_NAME} & {*meanings}:
        at = meanings.index(ColumnMeaning.SURNAME)
        cells = [row[at] for row in table.sample if at < len(row) and row[at]]
        if sum(len(cell.split()) == 1 for cell in cells) > len(cells) / 2:
            raise unreadable_list("no_name_column")


def parsed_rows_of(file, table, using):
    parser = parser_of(file, table.columns, using)
    return (parser.parse_row(number, row) for number, row in table.rows)


def parser_of(file, columns, using):
    return RowParser(
        columns,
        area=file.area,
        to_on=file.to_on,
        of_migrants=file.source.of_migrants,
        territory=read_territory(using),
    )


def count_rows(rows, counted, tell):
    """The rows again, each counted before it is passed on."""
    for row in rows:
        counted.count(row)
        if counted.rows % OFTEN == 0:
            tell(counted.rows)
        yield row


def prepare_edition(file, table, order, using) -> ListEdition:
    """The edition, not written yet. Raises `AlreadyIngested`. Nobody else takes in this source meanwhile."""
    list_and_area = f"{file.source.pk}{file.area.pk}"
    fetch_rows("select pg_advisory_xact_lock(hashtextextended(%s, 5))", [list_and_area], using=using)
    columns = list(zip(table.header, table.columns, strict=True))
    of_file = sha256(file.data).hexdigest()
    digest = sha256(json.dumps([of_file, columns], ensure_ascii=False).encode()).hexdigest()
    before = ListEdition.objects.using(using).filter(source=file.source, area=file.area)
    if known := before.filter(digest=digest).first():
        raise AlreadyIngested(known)
    return ListEdition(
        source=file.source,
        area=file.area,
        order=order,
        follows=before.order_by("-recorded_at").first(),
        ground=file.source.ground,
        whom=file.source.whom,
        from_on=file.from_on,
        to_on=file.to_on,
        sha256=of_file,
        digest=digest,
        size=len(file.data),
        ending=file.ending,
        header=table.header,
        columns=columns,
        recorded_by_id=order.recorded_by_id if order else None,
    )


def copy_rows(rows, edition, using):
    """Copy the rows into the table from which the database takes them over."""
    batch = str(edition.pk)
    with (
        connections[using].cursor() as cursor,
        cursor.copy(f"copy linkage_incoming ({', '.join(COLUMNS)}) from stdin") as copy,
    ):
        for row in rows:
            copy.write_row(as_copy_line(row, batch))


def as_copy_line(row, batch):
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
        *key_numbers_of(row.key),
        KEYS_VERSION,
        row.whose,
        row.content,
    )


def refuse_whole(file, counted):
    """Raise `UnreadableList` for a list of another area, or a refused row where all rows are wanted."""
    if law.is_of_another_area(counted.elsewhere, counted.placed, on=today()):
        raise unreadable_list("wrong_area", elsewhere=counted.elsewhere, placed=counted.placed)
    children = counted.rows - counted.set_aside
    if not children:
        raise unreadable_list("no_rows")
    refused = counted.verdicts[Verdict.REFUSED] - counted.set_aside
    if refused == children or (file.whole and refused):
        raise unreadable_list("refused_rows", refused=refused, rows=children)


def write_edition(edition, counted, notes, using):
    """Write the edition, and have the database make its rows of those copied."""
    edition.rows, edition.notes = counted.rows, notes
    for verdict in Verdict:
        setattr(edition, verdict.value, counted.verdicts[verdict])
    edition.save(using=using, force_insert=True)
    fetch_rows("select linkage_keep(%s)", [edition.pk], using=using)
    edition.refresh_from_db(using=using)
