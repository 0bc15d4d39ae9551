"""Let nobody push a file into another district past the program: the department there takes it itself.

`access_move_file` moves within the district that holds the file, or within the speaker's reach. Safe
forward and back: only a function is made.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
MOVE = """
create or replace function access_move_file(child uuid, to_district int, to_municipality int, to_office uuid)
    returns void language plpgsql {definer} as $$
declare old_district int; old_municipality int;
begin
    select district_id, municipality_id into old_district, old_municipality
        from register_child where id = child for update;
    if not found or access_worker() is null
        or child = any (access_walled())
        or not (old_district = any (access_districts()) or old_municipality = any (access_municipalities())
                or child = any (access_granted())) then
        raise insufficient_privilege using message = 'this file is not within the speaker''s reach';
    end if;{within}
    perform access_move_rows(child, to_district, to_municipality, to_office);
end $$;
"""
WITHIN = """
    if to_district is distinct from old_district
        and not coalesce(to_district = any (access_districts()), false) then
        raise insufficient_privilege using message = 'the department of another district takes a file itself';
    end if;"""


class Migration(migrations.Migration):
    dependencies = [("access", "0009_the_clock_and_moves_in_two_parts")]
    operations = [
        migrations.RunSQL(
            MOVE.format(definer=DEFINER, within=WITHIN), reverse_sql=MOVE.format(definer=DEFINER, within="")
        )
    ]
