"""Let the database keep what is owed in every open case, from the rows of the rooms that owe it.

A trigger of a room calls `intake_put_due(owed, of, case, day)` when something begins to be owed and
`intake_drop_due(owed, of, case)` when it is done; `intake_next` then says in the case's row of the
list what comes first. The ten days are put by `intake_renew` itself, until a row says that they
stopped. `intake_renew_all` derives the list and the ten days anew for what was loaded past the
triggers; each room with something of its own adds it after that and ends with `intake_next_all`.

The web role reads both tables and only the owner writes them; both are seen by the rule of a child's
file without what an office wrote in files that moved away. Risk levels come from the assessments that
are there. Forward fills what is derived; back drops it.
"""

from django.db import migrations

from umai.access.protect import NOT_WALLED, REACH, READERS, Protect

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
COLUMNS = """case_id, child_id, district_id, municipality_id, worker_id, concern, opened_on, started_on,
            due_on, ten_days_on, owed, stopped_on, risk"""
DERIVED = f"""
    insert into intake_work ({COLUMNS})
        select c.id, c.child_id, k.district_id, k.municipality_id, a.worker_id, c.concern,
            c.opened_on, k.started_on, k.due_on, k.due_on, '', s.stopped_on, coalesce(r.risk, '')
        from intake_case c
        join intake_clock k on k.case_id = c.id and k.current
        left join intake_assignment a on a.case_id = c.id and a.current
        left join intake_stop s on s.case_id = c.id
        left join intake_risklevel r on r.case_id = c.id and r.current
        where not exists (select 1 from intake_closure e where e.case_id = c.id)"""
DUES = "insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)"

FORWARD = f"""
create function intake_next(which uuid) returns void {DEFINER} as $$
begin
    update intake_work w set due_on = coalesce(d.due_on, w.stopped_on, w.opened_on),
            owed = coalesce(d.owed, '')
        from (select 1) one left join lateral
            (select due_on, owed from intake_due where case_id = which order by due_on, id limit 1) d on true
        where w.case_id = which;
end $$;

create function intake_put_due(what text, by_row uuid, which uuid, day date) returns void {DEFINER} as $$
begin
    {DUES}
        select what, by_row, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id, day
        from intake_work w where w.case_id = which
        on conflict (owed, of) do update set due_on = excluded.due_on;
    perform intake_next(which);
end $$;

create function intake_drop_due(what text, by_row uuid, which uuid) returns void {DEFINER} as $$
begin
    delete from intake_due where owed = what and of = by_row;
    perform intake_next(which);
end $$;

create or replace function intake_renew(which uuid) returns void {DEFINER} as $$
declare w record;
begin
    {DERIVED} and c.id = which
        on conflict (case_id) do update set district_id = excluded.district_id,
            municipality_id = excluded.municipality_id, worker_id = excluded.worker_id,
            started_on = excluded.started_on, ten_days_on = excluded.ten_days_on,
            stopped_on = excluded.stopped_on, risk = excluded.risk
        returning * into w;
    if not found then
        delete from intake_due where case_id = which;
        delete from intake_work where case_id = which;
        return;
    end if;
    if w.stopped_on is null then
        {DUES} values ('ten_days', which, which, w.child_id, w.district_id, w.municipality_id, w.worker_id,
                       w.ten_days_on)
            on conflict (owed, of) do update set due_on = excluded.due_on;
    else
        delete from intake_due where owed = 'ten_days' and of = which;
    end if;
    update intake_due d set district_id = w.district_id, municipality_id = w.municipality_id,
            worker_id = w.worker_id
        where d.case_id = which and (d.district_id, d.municipality_id, d.worker_id)
            is distinct from (w.district_id, w.municipality_id, w.worker_id);
    perform intake_next(which);
end $$;

create function intake_next_all() returns void {DEFINER} as $$
begin
    update intake_work w set due_on = d.due_on, owed = d.owed
        from (select distinct on (case_id) case_id, due_on, owed from intake_due order by case_id, due_on, id) d
        where d.case_id = w.case_id and (w.due_on, w.owed) is distinct from (d.due_on, d.owed);
    update intake_work w set due_on = coalesce(w.stopped_on, w.opened_on), owed = ''
        where not exists (select 1 from intake_due d where d.case_id = w.case_id);
end $$;

create or replace function intake_renew_all() returns void {DEFINER} as $$
begin
    delete from intake_due;
    delete from intake_work;
    {DERIVED};
    {DUES} select 'ten_days', case_id, case_id, child_id, district_id, municipality_id, worker_id, ten_days_on
        from intake_work where stopped_on is null;
    perform intake_next_all();
end $$;
revoke all on function intake_next(uuid), intake_put_due(text, uuid, uuid, date),
    intake_drop_due(text, uuid, uuid), intake_next_all(), intake_renew(uuid), intake_renew_all() from public;

alter table intake_due enable row level security;
alter table intake_due force row level security;
create policy owner on intake_due to current_user using (true) with check (true);
create policy seen on intake_due for select to {READERS} using ({REACH});
create policy wall on intake_due as restrictive for select to {READERS} using ({NOT_WALLED});

insert into intake_risklevel (id, district_id, municipality_id, office_id, recorded_at, recorded_by_id,
        recorded_office_id, source, holds_from, happened_on, why, current, child_id, case_id, risk, words)
    select gen_random_uuid(), c.district_id, c.municipality_id, c.office_id, c.recorded_at, c.recorded_by_id,
        c.recorded_office_id, c.source, c.completed_on, c.completed_on, 'change', true, c.child_id, a.case_id,
        c.risk, c.reasons
    from assessment_completion c join assessment_assessment a on a.id = c.assessment_id;
select intake_renew_all();

set constraints all immediate;
create trigger renew after insert or update on intake_stop for each row execute function intake_renewed();
create trigger renew after insert or update on intake_risklevel for each row execute function intake_renewed();
"""
BACK = """
drop policy wall on intake_due;
drop policy seen on intake_due;
drop policy owner on intake_due;
alter table intake_due no force row level security;
alter table intake_due disable row level security;
drop trigger renew on intake_risklevel;
drop trigger renew on intake_stop;
drop function intake_next_all(), intake_drop_due(text, uuid, uuid),
    intake_put_due(text, uuid, uuid, date), intake_next(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0014_what_is_owed"), ("assessment", "0003_found_by_child")]
    operations = [
        Protect("intake_stop"),
        Protect("intake_risklevel", fact=True),
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
    ]
