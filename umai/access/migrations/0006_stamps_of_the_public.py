"""Let the report form, whose reporter nobody knows, write through the functions of the owner.

The stamp refuses a row that nobody speaks for; only the public role, which may write to no table
and only call what the owner made for it, leaves such a row. Safe forward and back.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
STAMP = """
create or replace function access_stamp() returns trigger language plpgsql {definer} as $$
declare held record;
begin
    if session_user = current_user then return new; end if;
    new.recorded_at := clock_timestamp();
    new.recorded_by_id := access_worker();
    new.recorded_office_id := access_office();
    if new.recorded_by_id is null{unless} then
        raise insufficient_privilege using message = 'nobody is speaking';
    end if;
    if tg_nargs > 0 and new.child_id is not null then
        execute format('select district_id, municipality_id, office_id from %I where id = $1', tg_argv[0])
            into held using new.child_id;
        new.district_id := held.district_id;
        new.municipality_id := held.municipality_id;
        new.office_id := held.office_id;
    end if;
    return new;
end $$;
"""
FORWARD = STAMP.format(definer=DEFINER, unless=" and session_user <> 'umai_public'")
BACK = STAMP.format(definer=DEFINER, unless="")


class Migration(migrations.Migration):
    dependencies = [("access", "0005_posts_given_by_those_who_may")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
