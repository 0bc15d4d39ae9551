"""Have the database ask for two at a closing, and for a case behind a signal that ended in one.

The program asks both; so does the database, of whoever speaks to it past the program with somebody's
session. The owner, who takes lists in, is not held. Safe forward and back with data in place.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
FORWARD = f"""
create function intake_two() returns trigger language plpgsql {DEFINER} as $$
begin
    if session_user <> current_user and (access_role() is distinct from 'head' or not exists (
        select from intake_closingproposal p
        where p.id = new.proposal_id and p.case_id = new.case_id and p.recorded_by_id <> access_worker()))
    then
        raise insufficient_privilege using message = 'another person has to agree to what was proposed';
    end if;
    return new;
end $$;
create function intake_origin_known() returns trigger language plpgsql {DEFINER} as $$
begin
    if session_user <> current_user and not exists (
        select from intake_origin o where o.signal_id = new.signal_id) then
        raise insufficient_privilege using message = 'no case began or goes on with this signal';
    end if;
    return new;
end $$;
revoke all on function intake_two(), intake_origin_known() from public;
create trigger two before insert on intake_closure for each row execute function intake_two();
create trigger with_case before insert on identification_ending for each row
    when (new.how in ('case', 'in_case')) execute function intake_origin_known();
"""
BACK = """
drop trigger with_case on identification_ending;
drop trigger two on intake_closure;
drop function intake_origin_known(), intake_two();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0011_closed_by_day"),
        ("identification", "0012_not_even_by_the_way"),
    ]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
