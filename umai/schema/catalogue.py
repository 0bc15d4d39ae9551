"""What a database keeps, as PostgreSQL itself prints it: the only form in which two texts can be compared."""

import hashlib
from dataclasses import dataclass

# The queue's own functions and triggers come with its migrations, and are its business.
QUEUE = "procrastinate"

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
QUESTIONS = {
    "function": FUNCTIONS,
    "trigger": TRIGGERS,
    "policy": POLICIES,
    "row security": ROW_SECURITY,
}


@dataclass(frozen=True)
class Standing:
    """One thing that a database keeps. `owner` and `signature` are of functions only."""

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


def standing(cursor, schema: str = "public") -> dict[tuple, Standing]:
    """Every function, trigger, policy and switch of row security of a schema, the queue's own left out.

    Printed alike from any schema, if that one is first in the connection's search path.
    """
    found = {}
    for kind, question in QUESTIONS.items():
        cursor.execute(question, {"schema": schema, "queue": QUEUE})
        for name, table, printed, *rest in cursor.fetchall():
            thing = Standing(kind, name, table, printed.replace(f" {schema}.", " "), *rest)
            found[thing.key] = thing
    return found


def digest(found: dict[tuple, Standing]) -> str:
    """Changes when anything of these would be printed otherwise, said otherwise or owned by another."""
    return hashlib.sha256(repr(sorted(map(repr, found.values()))).encode()).hexdigest()
