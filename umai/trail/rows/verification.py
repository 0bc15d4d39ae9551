"""Verify the rows: hash every proven row anew, and compare with its proof and with the trail.

All is asked in plain SQL that is made here, from core functions of PostgreSQL and from shapes whose
digest is computed here, because functions of the database may have been replaced. Memory stays flat: each
table is one query, whose answer holds what differs only. A finding names table and key, and no content.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connections, transaction

from umai.trail.finding import TrailFinding
from umai.trail.rows import protection
from umai.trail.rows.proven import key_columns, proven_models
from umai.trail.rows.shapes import ERASABLE, PINNED, RowKey, Shape

ERASING_ACTS = ("rights.agree_erasure",)  # two persons agree to these; nothing else empties a proof
MOST_NAMED = 1_000  # findings of one kind that are named one by one; the others are counted
SORT_MEMORY = "256MB"  # for the joins of proofs and rows; what does not fit goes to the disk

# Every row beside every proof: what stands on one side only, or beside another hash, differs.
COMPARE = """
with proof as (
    select p.entry_id, p.shape, e.at, u.key, u.salt, u.hash
    from public.trail_rowproof p left join public.trail_entry e on e.id = p.entry_id
    cross join lateral unnest(p.ids, p.salts, p.hashes) u(key, salt, hash)
    where p.shape = any (%s) and u.salt <> '00000000-0000-0000-0000-000000000000')
select case when proof.key is null then 'smuggled' when n.row_key is null then 'missing'
        when not coalesce({same}, false) then 'changed' else 'dated' end,
    coalesce(n.row_key, proof.key), proof.entry_id
from proof full join (select {key} as row_key, n.* from public."{table}" n) n on n.row_key = proof.key
where proof.key is null or n.row_key is null or not coalesce({same}, false) or {dated}
"""
# The database stamps the instant of recording, in the transaction whose entry proves the row. Only the owner
# can say another one: in a rehearsal that is the load of an invented past, in a register it is a forgery.
DATED = "n.recorded_at not between proof.at - interval '1 day' and proof.at + interval '1 minute'"
NOT_ERASED = """ and not exists (select from public.trail_erasedrow e
    where e.table_name = '{table}' and e.row_id = n.row_key)"""
# A salt that is gone is explained by a row that names the erasure, and that row by the entry of an act that
# erases. The row itself has a later proof, so that whoever deletes it afterwards is found.
ERASED = """
select s.table_name, u.key, p.entry_id from public.trail_rowproof p
join public.trail_rowshape s on s.digest = p.shape cross join lateral unnest(p.ids, p.salts) u(key, salt)
where u.salt = '00000000-0000-0000-0000-000000000000' and not exists (
    select from public.trail_erasedrow e join public.trail_rowproof w on e.id = any (w.ids)
    join public.trail_entry a on a.id = w.entry_id and a.act = any (%s) and a.outcome = 'done'
    where e.table_name = s.table_name and e.row_id = u.key)
"""
ROOTS = """
with root as (
    select p.entry_id,
        sha256('\\x01' || string_agg(sha256('\\x00' || p.hashes), ''::bytea order by p.id)) as root
    from (select id, entry_id, (select string_agg(h.hash, ''::bytea order by h.n)
              from unnest(hashes) with ordinality h(hash, n)) as hashes
          from public.trail_rowproof) p
    group by p.entry_id)
select coalesce(e.id, root.entry_id), e.id is null, root.entry_id is null, e.act, e.kind, e.record_id
from public.trail_entry e full join root on root.entry_id = e.id
where e.root is distinct from root.root
"""
ROWS_OF_ENTRY = """
select p.shape, u.key from public.trail_rowproof p cross join lateral unnest(p.ids) u(key)
where p.entry_id = %s order by p.id limit 20
"""
# A fact counts when no other fact replaces it and it does not strike one out.
CURRENT = """
select n.id from public."{table}" n where n.current is distinct from
    (n.why <> 'struck' and not exists (select from public."{table}" r where r.replaces_id = n.id))
"""
WORDS = {
    "smuggled": "no entry of the trail proves that it was written",
    "missing": "it was written and is gone",
    "changed": "its content is not what was written",
    "dated": "it says that it was recorded at another time than its entry",
    "erased": "its proof was emptied, and no act to which two persons agreed erased it",
    "current": "whether it counts is not what the rows say",
}


@dataclass(frozen=True)
class ProvenTable:
    """A table with the shapes in which its rows, or the erasable part of them, were ever hashed."""

    name: str
    key: RowKey
    shapes: tuple[Shape, ...]
    erased_by: str = ""  # for an erasable part: SQL that is true when its columns may be empty
    facts: bool = False
    stamped: bool = False


def find_row_faults(*, using="owner") -> Iterator[TrailFinding]:
    """Every row that was changed, deleted or written past the trail, and what was done to the proofs."""
    yield from protection.find_differences(using)
    yield from compare_rows(using=using)


def compare_rows(*, using="owner") -> Iterator[TrailFinding]:
    """The rows, their proofs and the roots, in one snapshot, while people work."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        # Nothing but the core functions is found, whatever stands in other schemas.
        cursor.execute(f"set local search_path = pg_catalog; set local work_mem = '{SORT_MEMORY}'")
        for name, value in PINNED:
            cursor.execute(f"set local {name} = {value}")
        shapes = yield from read_shapes(cursor)
        tables = yield from tables_of(cursor, shapes)
        for table in tables:
            yield from check_rows(using, table)
        for table in tables:
            if table.facts:
                found = stream(using, CURRENT.format(table=table.name))
                yield from name_rows(table, (("current", key, None) for (key,) in found))
        yield from check_erased(using, tables)
        yield from check_roots(using, cursor, {one.digest: one for one in shapes})


def read_shapes(cursor):
    """The shapes that the database knows, each proven by its digest; other ones are findings."""
    keys = {model._meta.db_table: key_columns(model) for model in proven_models()}
    cursor.execute("select digest, table_name, part, columns from public.trail_rowshape order by 2, 3, 1")
    found = []
    for digest, table, part, columns in cursor.fetchall():
        shape = Shape(table, part, tuple(columns), keys.get(table, RowKey(("id",))))
        if shape.digest == digest:
            found.append(shape)
        else:
            yield TrailFinding("changed", f"shape {digest}", "its columns are not those of its digest")
    cursor.execute(
        "select distinct shape from public.trail_rowproof where shape <> all (%s)",
        [[one.digest for one in found]],
    )
    for (digest,) in cursor.fetchall():
        yield TrailFinding("missing", f"shape {digest}", "rows were hashed in a shape that is gone")
    return found


def tables_of(cursor, shapes):
    """The tables to compare; a shape with a column that is gone cannot be compared, and is a finding."""
    cursor.execute(
        "select c.relname, array_agg(a.attname::text)"
        " from pg_attribute a join pg_class c on c.oid = a.attrelid"
        " where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0"
        " and not a.attisdropped group by c.relname"
    )
    columns = {table: set(found) for table, found in cursor.fetchall()}
    tables = []
    for model in proven_models():
        name = model._meta.db_table
        if name not in columns:
            yield TrailFinding("missing", name, "the table is gone, or is no table any more")
            continue
        for declared in model.proven_by.shapes(model):
            usable = []
            for one in shapes:
                if (one.table, one.part) == (name, declared.part) and {*one.columns} <= columns[name]:
                    usable.append(one)
                elif (one.table, one.part) == (name, declared.part):
                    yield TrailFinding("missing", f"{name} {one.digest}", "a column of this shape is gone")
            tables.append(
                ProvenTable(
                    name,
                    declared.key,
                    tuple(usable),
                    empty_sql(model) if declared.part == ERASABLE else "",
                    declared.part != ERASABLE and {"current", "why", "replaces_id"} <= columns[name],
                    declared.part != ERASABLE and "recorded_at" in columns[name],
                )
            )
    return tables


def empty_sql(model) -> str:
    """SQL that is true of the row `n` when a rule emptied what it may empty."""
    one = model.proven_by
    empty = " and ".join(f'coalesce(length(n."{column}"), 0) = 0' for column in one.erasable)
    return f"{empty} and {one.erased_by}"


def check_rows(using, table: ProvenTable) -> Iterator[TrailFinding]:
    """Each row of one table against its proof."""
    # A row may have been written between the migration that added a column and the trigger that knows it:
    # then it stands under the older shape's name with the columns of the newer one, and is the same row.
    cases = " ".join(
        f"when '{label.digest}' then proof.hash in ("
        + ", ".join(one.hash_sql("proof.salt", label.digest) for one in table.shapes)
        + ")"
        for label in table.shapes
    )
    same = f"case proof.shape {cases} end" if cases else "false"
    if table.erased_by:
        same = f"({same} or ({table.erased_by}))"
    dated = "false"
    if table.stamped and not settings.UMAI_REHEARSAL:
        dated = DATED + NOT_ERASED.format(table=table.name)
    question = COMPARE.format(table=table.name, key=table.key.sql, same=same, dated=dated)
    yield from name_rows(table, stream(using, question, [[one.digest for one in table.shapes]]))


def name_rows(table: ProvenTable, found) -> Iterator[TrailFinding]:
    number = 0
    for what, key, entry in found:
        number += 1
        if number <= MOST_NAMED:
            by = f" (by entry {entry})" if entry else ""
            yield TrailFinding(what, f"{table.name} {table.key.printed(key)}", WORDS[what] + by)
    if number > MOST_NAMED:
        yield TrailFinding("more", table.name, f"{number - MOST_NAMED:,} more rows of it differ")


def check_erased(using, tables) -> Iterator[TrailFinding]:
    """Each emptied proof against the erasures on the trail: by agreement, or by somebody's own hand."""
    by_name = {table.name: table for table in tables}
    for name, key, entry in stream(using, ERASED, [list(ERASING_ACTS)]):
        if name in by_name:
            yield from name_rows(by_name[name], [("erased", key, entry)])


def check_roots(using, cursor, shapes) -> Iterator[TrailFinding]:
    """The proofs against the roots in the entries, whose hashes the chains and the tree prove."""
    for entry, no_entry, no_proof, act, kind, record in stream(using, ROOTS):
        cursor.execute(ROWS_OF_ENTRY, [entry])
        rows = ", ".join(
            f"{shapes[shape].table} {shapes[shape].key.printed(key)}"
            for shape, key in cursor.fetchall()
            if shape in shapes
        )
        what = "smuggled" if no_entry else "missing" if no_proof else "changed"
        about = "proofs without an entry" if no_entry else f"{act} of {kind} {record}: the proofs of its rows"
        words = (
            about
            if no_entry
            else f"{about} {'are gone' if no_proof else 'are not those it was written with'}"
        )
        yield TrailFinding(what, f"entry {entry}", f"{words}: {rows}" if rows else words)


def stream(using, question, parameters=None) -> Iterator[tuple]:
    """The answer of a query, read by a cursor of the server, so that memory stays flat."""
    raw = connections[using].connection
    with raw.cursor(name="trail_rows") as cursor:
        cursor.itersize = 2_000
        cursor.execute(question, parameters)
        yield from cursor
