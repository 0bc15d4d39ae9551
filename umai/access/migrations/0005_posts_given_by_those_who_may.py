"""Let the database itself say who may write posts and offices: from a post follows what is reached.

An administrator writes any post, a head those of the district that a head may give
(`umai.offices.posts`), nobody their own; no page changes an office. The owner, who takes lists in,
is not held. Safe forward and back with data in place.
"""

from django.db import migrations

FORWARD = """
create function access_gives_post(office uuid, post text, holder uuid) returns boolean
    language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return holder <> access_worker() and (access_role() = 'administrator'
        or (access_role() = 'head'
            and post in ('social_worker', 'specialist', 'round_member', 'school_worker', 'health_worker')
            and exists (select 1 from staff_office o join places_place p on p.id = o.place_id
                        where o.id = office and p.district_id = any (access_districts()))));
end $$;
revoke all on function access_gives_post(uuid, text, uuid) from public;

alter table staff_term enable row level security;
create policy seen on staff_term for select using (true);
create policy given on staff_term for insert to umai_web
    with check (coalesce(access_gives_post(office_id, role, worker_id), false));
create policy ended on staff_term for update to umai_web
    using (coalesce(access_gives_post(office_id, role, worker_id), false))
    with check (coalesce(access_gives_post(office_id, role, worker_id), false));

alter table staff_office enable row level security;
create policy seen on staff_office for select using (true);
create policy locked on staff_office for update to umai_web using (true) with check (false);
"""
BACK = """
drop policy locked on staff_office;
drop policy seen on staff_office;
alter table staff_office disable row level security;
drop policy ended on staff_term;
drop policy given on staff_term;
drop policy seen on staff_term;
alter table staff_term disable row level security;
drop function access_gives_post(uuid, text, uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0004_trail_within_reach")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
