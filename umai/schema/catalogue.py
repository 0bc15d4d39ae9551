"""The objects of a database as PostgreSQL prints them, and the privileges of roles.

Only as printed can two texts be compared.
"""

import hashlib
from dataclasses import dataclass

# The queue's own functions and triggers come with its migrations, and are left out.
QUEUE = "procrastinate"
# Our views are called so; any other is somebody else's, and is left alone.
OUR_VIEWS = "_words$"

FUNCTIONS = r"""
select p.proname, '', pg_get_functiondef(p.oid), coalesce(obj_description(p.oid, 'pg_proc'), ''),
    pg_get_userbyid(p.proowner), pg_get_function_arguments(p.oid) || ' -> ' || pg_get_function_result(p.oid)
from pg_proc p where p.pronamespace = %(schema)s::regnamespace and p.proname !~ ('^' || %(queue)s)
    and not exists (select from pg_depend d
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
"""
TRIGGERS = """
select t.tgname, c.relname, pg_get_triggerdef(t.oid),
    coalesce(obj_description(t.oid, 'pg_trigger'), ''), '', ''
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
where c.relnamespace = %(schema)s::regnamespace and not t.tgisinternal and p.proname !~ ('^' || %(queue)s)
"""
POLICIES = """
select p.polname, c.relname, concat_ws(' ',
        case when p.polpermissive then 'permissive' else 'restrictive' end, p.polcmd,
        'to', (select coalesce(string_agg(pg_get_userbyid(r), ', ' order by pg_get_userbyid(r)), 'public')
               from unnest(p.polroles) r where r <> 0),
        'using', pg_get_expr(p.polqual, p.polrelid), 'with check', pg_get_expr(p.polwithcheck, p.polrelid)),
    coalesce(obj_description(p.oid, 'pg_policy'), ''), '', ''
from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = %(schema)s::regnamespace
"""
ROW_SECURITY = """
select '', relname, case when relforcerowsecurity then 'forced' else 'enabled' end, '', '', ''
from pg_class where relnamespace = %(schema)s::regnamespace and relrowsecurity
"""
VIEWS = """
select c.relname, '', concat_ws(' ', c.reloptions::text, pg_get_viewdef(c.oid)),
    coalesce(obj_description(c.oid, 'pg_class'), ''), pg_get_userbyid(c.relowner), ''
from pg_class c where c.relnamespace = %(schema)s::regnamespace and c.relkind = 'v' and c.relname ~ %(views)s
"""
QUESTIONS = {
    "function": FUNCTIONS,
    "view": VIEWS,
    "trigger": TRIGGERS,
    "policy": POLICIES,
    "row security": ROW_SECURITY,
}


@dataclass(frozen=True)
class DatabaseObject:
    """One object of a database. `owner` is of functions and views, `signature` of functions."""

    kind: str
    name: str
    table: str
    printed: str
    comment: str
    owner: str
    signature: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.kind, self.table, self.name


def read_objects(cursor, schema: str = "public") -> dict[tuple, DatabaseObject]:
    """Every function, view, trigger, policy and setting of row security of a schema, without the queue's.

    Objects are printed alike from any schema that is first in the connection's search path.
    """
    found = {}
    for kind, question in QUESTIONS.items():
        cursor.execute(question, {"schema": schema, "queue": QUEUE, "views": OUR_VIEWS})
        for name, table, printed, *rest in cursor.fetchall():
            thing = DatabaseObject(kind, name, table, printed.replace(f" {schema}.", " "), *rest)
            found[thing.key] = thing
    return found


def digest(found: dict[tuple, DatabaseObject]) -> str:
    """A digest that changes with the print, the comment or the owner of any of these."""
    return hashlib.sha256(repr(sorted(map(repr, found.values()))).encode()).hexdigest()


PRIVILEGES = """
with held (what, name, grantee, kind) as (
    select case c.relkind when 'S' then 'sequence' else 'table' end, c.relname::text, a.grantee,
        a.privilege_type
        from pg_class c cross join lateral aclexplode(c.relacl) a
        where c.relnamespace = 'public'::regnamespace
    union all
    select 'column', c.relname || '.' || f.attname, a.grantee, a.privilege_type
        from pg_attribute f join pg_class c on c.oid = f.attrelid cross join lateral aclexplode(f.attacl) a
        where c.relnamespace = 'public'::regnamespace
    union all
    select 'function', p.proname::text, a.grantee, a.privilege_type
        from pg_proc p cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where p.pronamespace = 'public'::regnamespace and p.proname !~ '^procrastinate'
            and not exists (select from pg_depend d
            where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    select 'schema', n.nspname::text, a.grantee, a.privilege_type
        from pg_namespace n cross join lateral aclexplode(n.nspacl) a where n.nspname = 'public'
    union all
    select 'database', d.datname::text, a.grantee, a.privilege_type
        from pg_database d cross join lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        where d.datname = current_database() and a.privilege_type = 'TEMPORARY')
select what, name, coalesce(r.rolname, 'public'), kind from held left join pg_roles r on r.oid = grantee
where grantee = 0 or r.rolname = any (%s)
"""


def read_privileges(cursor, roles) -> set[tuple[str, str, str, str]]:
    """(what, name, role, kind) of every privilege of these roles, or of everybody."""
    cursor.execute(PRIVILEGES, [list(roles)])
    return set(cursor.fetchall())


def read_sequences(cursor) -> dict[str, list[str]]:
    """Table to the sequences that number its rows."""
    cursor.execute(
        """select t.relname, s.relname from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
           join pg_class t on t.oid = d.refobjid and t.relnamespace = 'public'::regnamespace
           where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
               and d.deptype in ('a', 'i')"""
    )
    found: dict[str, list[str]] = {}
    for table, sequence in cursor.fetchall():
        found.setdefault(table, []).append(sequence)
    return found
