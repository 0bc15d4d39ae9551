"""Let a child return to the same household only as another person proposed it.

The program asks for the second person; so does the database, of whoever speaks to it past the
program. The owner, who takes lists in, is not held. Safe forward and back with data in place.
"""

from django.db import migrations

FORWARD = """
create function protection_two() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if session_user <> current_user and not exists (
        select from protection_proposal p
        where p.id = new.proposal_id and p.protection_id = new.protection_id
            and (p.how <> 'returned' or (p.recorded_by_id <> access_worker()
                and access_role() in ('specialist', 'head'))))
    then
        raise insufficient_privilege using message = 'another person has to agree to what was proposed';
    end if;
    return new;
end $$;
revoke all on function protection_two() from public;
create trigger two before insert on protection_ending for each row execute function protection_two();
"""
BACK = "drop trigger two on protection_ending; drop function protection_two();"


class Migration(migrations.Migration):
    dependencies = [("protection", "0005_alarm_protected")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
