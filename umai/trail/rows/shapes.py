"""How a row is hashed: the columns of its table, in SQL that a trigger and the verification both use."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

ROW, ERASABLE = "", "erasable"
ROWS_A_PROOF = 1000  # rows under one proof: as many as one row of the table can hold without strain
# JSON is printed the same whatever a session has set: these are all the settings on which it depends.
PINNED = (
    ("timezone", "'UTC'"),
    ("bytea_output", "'hex'"),
    ("extra_float_digits", "1"),
    ("intervalstyle", "'postgres'"),
)


@dataclass(frozen=True)
class RowKey:
    """The primary key of a table, and how it is written as a UUID."""

    columns: tuple[str, ...]
    is_uuid: bool = True

    @property
    def sql(self) -> str:
        """SQL for the key of the row `n`, as a UUID."""
        if len(self.columns) > 1:
            return f"md5(concat_ws(' ', {', '.join(f'n.{one}' for one in self.columns)}))::uuid"
        (column,) = self.columns
        return f"n.{column}" if self.is_uuid else f"lpad(to_hex(n.{column}), 32, '0')::uuid"

    def printed(self, key) -> str:
        """The key of a row as it stands in its table, as far as it can be told from the UUID."""
        return str(key) if self.is_uuid or len(self.columns) > 1 else str(key.int)


@dataclass(frozen=True)
class Shape:
    """The columns of one table that are hashed, in order."""

    table: str
    part: str
    columns: tuple[str, ...]
    key: RowKey

    @cached_property
    def digest(self) -> str:
        text = f"{self.table}|{self.part}|{','.join(self.columns)}"
        return sha256(text.encode()).hexdigest()[:32]

    def hash_sql(self, salt: str, label: str | None = None) -> str:
        """SQL for the hash of the row `n` with this salt, under the name of this shape or of another."""
        values = ", ".join(f'n."{column}"' for column in self.columns)
        head = f"{self.table}|{label or self.digest}|"
        return (
            f"sha256(uuid_send({salt}) || convert_to('{head}' || json_build_array({values})::text, 'UTF8'))"
        )


def insert_statement(shape: Shape) -> str:
    return f"""\
    insert into trail_rowproof (entry_id, shape, ids, salts, hashes)
        select entry, '{shape.digest}', array_agg(key), array_agg(salt), array_agg(hash) from (
            select _part as part, _key as key, _salt as salt, {shape.hash_sql("_salt")} as hash from (
                select n.*, (row_number() over () - 1) / {ROWS_A_PROOF} as _part, {shape.key.sql} as _key,
                    gen_random_uuid() as _salt from new_rows n) n) h
        group by part order by part;"""


def proving_sql(shapes: list[Shape]) -> str:
    """The function and the trigger that hash the new rows of one table in each of these shapes."""
    table = shapes[0].table
    settings = " ".join(f"set {name} = {value}" for name, value in PINNED)
    statements = "\n".join(insert_statement(shape) for shape in shapes)
    return f"""
-- Hashes every new row of {table} and keeps the hashes for the entry that this transaction writes.
create function trail_proven_{table}() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp {settings}
as $$
declare entry uuid := trail_open_entry();
begin
{statements}
    return null;
end $$;
create trigger proven after insert on {table} referencing new table as new_rows
    for each statement execute function trail_proven_{table}();"""
