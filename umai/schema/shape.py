"""The whole shape of a database in lines that can be compared: tables, protection, privileges.

Two databases of one shape print the same lines, whatever their history. The order of columns is left
out, because nothing depends on it.
"""

from umai.schema import catalogue

TABLES = """
select concat_ws(' ', 'table', c.relname, case c.relpersistence when 'u' then 'unlogged' end,
    c.reloptions::text)
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
"""
COLUMNS = """
select concat_ws(' ', 'column', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then 'not null' end, nullif(a.attidentity::text, ''),
    nullif(a.attgenerated::text, ''), 'default ' || pg_get_expr(d.adbin, d.adrelid))
from pg_attribute a join pg_class c on c.oid = a.attrelid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and a.attnum > 0 and not a.attisdropped
"""
MEANINGS = """
select concat_ws(' ', 'meaning', c.relname || coalesce('.' || a.attname, ''), d.description)
from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
where c.relnamespace = 'public'::regnamespace
"""
CONSTRAINTS = """
select concat_ws(' ', 'constraint', c.relname, n.conname, pg_get_constraintdef(n.oid))
from pg_constraint n join pg_class c on c.oid = n.conrelid
where c.relnamespace = 'public'::regnamespace and n.contype not in ('n', 't')
"""
INDEXES = """
select concat_ws(' ', 'index', pg_get_indexdef(indexrelid)) from pg_index join pg_class c on c.oid = indrelid
where c.relnamespace = 'public'::regnamespace
"""
SEQUENCES = """
select concat_ws(' ', 'sequence', sequencename, data_type, increment_by, start_value) from pg_sequences
where schemaname = 'public'
"""
EXTENSIONS = "select 'extension ' || extname from pg_extension"
QUESTIONS = (TABLES, COLUMNS, MEANINGS, CONSTRAINTS, INDEXES, SEQUENCES, EXTENSIONS)


def shape_lines(cursor) -> list[str]:
    """A line for each object, sorted; a function's body is one line, with its white space folded."""
    cursor.execute("set local search_path = public")
    lines = []
    for question in QUESTIONS:
        cursor.execute(question)
        lines += [line for (line,) in cursor.fetchall()]
    cursor.execute("select rolname from pg_roles where rolname <> current_user")
    others = [role for (role,) in cursor.fetchall()]
    lines += [f"privilege {' '.join(one)}" for one in catalogue.read_privileges(cursor, others)]
    for thing in catalogue.read_objects(cursor).values():
        named = " ".join(filter(None, thing.key))
        lines.append(f"{named}: {thing.printed}")
        if thing.owner:
            lines.append(f"owner of {named}: {thing.owner}")
        if thing.comment:
            lines.append(f"comment on {named}: {thing.comment}")
    return sorted(" ".join(line.split()) for line in lines)
