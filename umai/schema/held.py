"""What roles may do to the tables, sequences and functions of a database, as it stands."""

HELD = """
with held (what, name, grantee, kind) as (
    select case c.relkind when 'S' then 'sequence' else 'table' end, c.relname::text, a.grantee,
        a.privilege_type
        from pg_class c cross join lateral aclexplode(c.relacl) a
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


def held(cursor, roles) -> set[tuple[str, str, str, str]]:
    """(what, name, role, kind) of everything that these roles, or everybody, may do now."""
    cursor.execute(HELD, [list(roles)])
    return set(cursor.fetchall())


def sequences(cursor) -> dict[str, list[str]]:
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
