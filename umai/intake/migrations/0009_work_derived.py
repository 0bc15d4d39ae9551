"""Let the database keep the list of open cases, from the facts and in the same transaction.

`intake_renew` derives one case's row anew; triggers call it whenever a clock, an assignment or a
closure is written, and when a file moves. `intake_renew_all` derives all of them, for what was
loaded past the triggers. The web role reads the list and nobody but the owner writes it; it is seen
by the rule for a child's file, without what an office wrote in files that moved away: that is no
work any more. Forward fills the list from what is there; back only drops what is derived.
"""

from django.db import migrations

from umai.access.protect import NOT_WALLED, REACH, READERS

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
DERIVED = """
    insert into intake_work (case_id, child_id, district_id, municipality_id, worker_id, concern,
            opened_on, started_on, due_on)
        select c.id, c.child_id, k.district_id, k.municipality_id, a.worker_id, c.concern,
            c.opened_on, k.started_on, k.due_on
        from intake_case c
        join intake_clock k on k.case_id = c.id and k.current
        left join intake_assignment a on a.case_id = c.id and a.current
        where not exists (select 1 from intake_closure e where e.case_id = c.id)"""

FORWARD = f"""
create function intake_renew(which uuid) returns void {DEFINER} as $$
begin
    {DERIVED} and c.id = which
        on conflict (case_id) do update set district_id = excluded.district_id,
            municipality_id = excluded.municipality_id, worker_id = excluded.worker_id,
            started_on = excluded.started_on, due_on = excluded.due_on;
    if not found then delete from intake_work where case_id = which; end if;
end $$;

create function intake_renew_all() returns void {DEFINER} as $$
begin
    delete from intake_work;
    {DERIVED};
end $$;

create function intake_renewed() returns trigger {DEFINER} as $$
begin
    perform intake_renew(new.case_id);
    return null;
end $$;
revoke all on function intake_renew(uuid), intake_renew_all(), intake_renewed() from public;

create trigger renew after insert or update on intake_clock for each row execute function intake_renewed();
create trigger renew after insert or update on intake_assignment for each row execute function intake_renewed();
create trigger renew after insert on intake_closure for each row execute function intake_renewed();

alter table intake_work enable row level security;
alter table intake_work force row level security;
create policy owner on intake_work to current_user using (true) with check (true);
create policy seen on intake_work for select to {READERS} using ({REACH});
create policy wall on intake_work as restrictive for select to {READERS} using ({NOT_WALLED});

select intake_renew_all();
"""
BACK = """
drop policy wall on intake_work;
drop policy seen on intake_work;
drop policy owner on intake_work;
alter table intake_work no force row level security;
alter table intake_work disable row level security;
drop trigger renew on intake_closure;
drop trigger renew on intake_assignment;
drop trigger renew on intake_clock;
drop function intake_renewed();
drop function intake_renew_all();
drop function intake_renew(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0008_work")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
