"""Let everybody who works here see what hangs where, and only the own territory write it.

Nothing is ever changed or deleted; the database says who wrote and when. The telephone of an office is
given by the head of its district. Safe forward and back with data in place.
"""

from django.db import migrations

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
WITHIN = """exists (select 1 from places_place p where p.id = {place} and (
    p.district_id = any ((select access_districts())::int[])
    or p.municipality_id = any ((select access_municipalities())::int[])))"""
WRITES = "(select access_role()) in ('social_worker', 'specialist', 'head'{more})"
TABLES = {
    "outreach_printing": f"{WRITES.format(more=", 'oblast_supervisor'")} and {WITHIN.format(place='place_id')}",
    "outreach_poster": f"{WRITES.format(more='')} and {WITHIN.format(place='place_id')}",
    "outreach_gone": f"{WRITES.format(more='')} and "
    + WITHIN.format(place="(select t.place_id from outreach_poster t where t.id = poster_id)"),
    "outreach_telephone": "(select access_role()) = 'head' and "
    + WITHIN.format(place="(select o.place_id from staff_office o where o.id = office_id)"),
}
FUNCTIONS = f"""
create function outreach_recorded() returns trigger {DEFINER} as $$
begin
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
    end if;
    return new;
end $$;
create function outreach_kept() returns trigger language plpgsql as $$
begin raise exception 'what was printed and what hung is never changed or deleted: write another row'; end $$;
"""
FORWARD = FUNCTIONS + "".join(
    f"""
    alter table {table} enable row level security;
    alter table {table} force row level security;
    create policy owner on {table} to current_user using (true) with check (true);
    create policy seen on {table} for select to umai_web using (true);
    create policy added on {table} for insert to umai_web with check ({rule});
    create trigger stamp before insert on {table} for each row execute function outreach_recorded();
    create trigger keep before update or delete on {table} for each row execute function outreach_kept();
    """
    for table, rule in TABLES.items()
)
BACK = (
    "".join(
        f"""drop trigger keep on {table}; drop trigger stamp on {table};
        drop policy added on {table}; drop policy seen on {table}; drop policy owner on {table};
        alter table {table} no force row level security; alter table {table} disable row level security;
        """
        for table in reversed(TABLES)
    )
    + "drop function outreach_kept(); drop function outreach_recorded();"
)


class Migration(migrations.Migration):
    dependencies = [("outreach", "0001_initial"), ("access", "0009_the_clock_and_moves_in_two_parts")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
