"""Have the database ask, too, that who visits plans no visit for later, unless one was made since.

Only rows that a worker writes from now on are asked: the department may plan for later, with the reason,
and the clock plans by the law. Safe forward and back with data in place.
"""

from django.db import migrations

FORWARD = """
create function visits_not_later() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
declare stood visits_window;
begin
    if session_user in (current_user, 'umai_worker') or access_role() is distinct from 'social_worker' then
        return new;
    end if;
    select * into stood from visits_window where id = new.replaces_id;
    if new.latest_on > stood.latest_on and not exists (
            select from visits_visit v
            where v.case_id = new.case_id and v.made and v.recorded_at >= stood.recorded_at) then
        raise insufficient_privilege using message = 'the department plans a visit for later';
    end if;
    return new;
end $$;
revoke all on function visits_not_later() from public;
create trigger not_later before insert on visits_window for each row
    when (new.replaces_id is not null) execute function visits_not_later();
"""
BACK = """
drop trigger not_later on visits_window;
drop function visits_not_later();
"""


class Migration(migrations.Migration):
    dependencies = [("visits", "0010_missed_by_the_clock_alone")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
