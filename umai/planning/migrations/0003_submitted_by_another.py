"""Have the database ask, too, that another person submits a plan than handed it in, or why not.

Safe forward and back with data in place: only rows written from now on are asked.
"""

from django.db import migrations

FORWARD = """
create function planning_by_two() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if session_user <> current_user and new.kind = 'submitted' and btrim(new.words) = '' and exists (
            select 1 from planning_edition e
            where e.id = new.edition_id and e.recorded_by_id = access_worker()) then
        raise check_violation using message = 'who handed in says why nobody else submits',
            constraint = 'planning_by_two';
    end if;
    return new;
end $$;
revoke all on function planning_by_two() from public;
create trigger by_two before insert on planning_step for each row execute function planning_by_two();
"""
BACK = """
drop trigger by_two on planning_step;
drop function planning_by_two();
"""


class Migration(migrations.Migration):
    dependencies = [("planning", "0002_protected_and_owed")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
