"""Show a call to the department or oblast that answers it and to whoever is told; let one of them take it.

Calls and notices are written by the database (a trigger of what is urgent) and by the background
worker; no page writes them. Rows hold ids and no words of any person. Safe forward and back.
"""

from django.db import migrations

FORWARD = """
create function notices_told() returns uuid[] language plpgsql stable parallel safe
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin return array(select distinct call_id from notices_notice where worker_id = access_worker()); end $$;
revoke all on function notices_told() from public;

alter table notices_call enable row level security;
alter table notices_answer enable row level security;
alter table notices_notice enable row level security;
create policy seen on notices_call for select to umai_web using (
    id = any ((select notices_told())::uuid[])
    or (district_id = any ((select access_districts())::int[])
        and (keeper = 'district' or (select access_role()) = 'oblast_supervisor')));
create policy works on notices_call to umai_worker using (true) with check (true);
create policy seen on notices_notice for select to umai_web using (
    worker_id = (select access_worker()) or exists (select 1 from notices_call c where c.id = call_id));
create policy works on notices_notice to umai_worker using (true) with check (true);
create policy seen on notices_answer for select to umai_web
    using (exists (select 1 from notices_call c where c.id = call_id));
create policy given on notices_answer for insert to umai_web with check (
    worker_id = (select access_worker()) and exists (select 1 from notices_call c where c.id = call_id));
create policy works on notices_answer for select to umai_worker using (true);
"""
BACK = """
drop policy works on notices_answer; drop policy given on notices_answer; drop policy seen on notices_answer;
drop policy works on notices_notice; drop policy seen on notices_notice;
drop policy works on notices_call; drop policy seen on notices_call;
alter table notices_notice disable row level security;
alter table notices_answer disable row level security;
alter table notices_call disable row level security;
drop function notices_told();
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial"), ("access", "0006_stamps_of_the_public")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
