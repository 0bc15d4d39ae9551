"""Let the database keep what became of the ten days of every case, in the transaction that changes it.

`oversight_renew` derives the row of one case anew; triggers call it when a clock, an assignment, an
assessment's end, a plan's submission, a visit or a closure is written, and when a file moves, which
moves its clock. `oversight_renew_all` derives all of them, for what was loaded past the triggers.

The web role reads the rows and only the owner writes them; they are seen by the rule of a child's file
without what an office wrote in files that moved away. Forward fills them from what is there; back only
drops what is derived.
"""

from django.db import migrations

from umai.access.protect import NOT_WALLED, REACH, READERS

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
COLUMNS = """case_id, child_id, district_id, municipality_id, worker_id, started_on, due_on,
            assessed_in_time, planned_in_time, visited_on, closed_on"""
DERIVED = f"""
    insert into oversight_tendays ({COLUMNS})
        select c.id, c.child_id, k.district_id, k.municipality_id, a.worker_id, k.started_on, k.due_on,
            not f.is_late, not s.is_late, (v.at at time zone 'Asia/Bishkek')::date, e.closed_on
        from intake_case c
        join intake_clock k on k.case_id = c.id and k.current
        left join intake_assignment a on a.case_id = c.id and a.current
        left join assessment_assessment m on m.case_id = c.id
        left join assessment_completion f on f.assessment_id = m.id
        left join intake_stop s on s.case_id = c.id
        left join (select case_id, min(at) as at from visits_visit where current and made group by case_id) v
            on v.case_id = c.id
        left join intake_closure e on e.case_id = c.id"""

FORWARD = f"""
create function oversight_renew(which uuid) returns void {DEFINER} as $$
begin
    -- Two at one case: the second derives it after the first, and sees what the first wrote.
    perform from oversight_tendays where case_id = which for update;
    {DERIVED} where c.id = which
        on conflict (case_id) do update set district_id = excluded.district_id,
            municipality_id = excluded.municipality_id, worker_id = excluded.worker_id,
            started_on = excluded.started_on, due_on = excluded.due_on,
            assessed_in_time = excluded.assessed_in_time, planned_in_time = excluded.planned_in_time,
            visited_on = excluded.visited_on, closed_on = excluded.closed_on;
    if not found then delete from oversight_tendays where case_id = which; end if;
end $$;

create function oversight_renew_all() returns void {DEFINER} as $$
begin
    delete from oversight_tendays;
    {DERIVED};
end $$;

create function oversight_renewed() returns trigger {DEFINER} as $$
begin
    perform oversight_renew(new.case_id);
    return null;
end $$;

create function oversight_assessed() returns trigger {DEFINER} as $$
begin
    perform oversight_renew(m.case_id) from assessment_assessment m where m.id = new.assessment_id;
    return null;
end $$;
revoke all on function oversight_renew(uuid), oversight_renew_all(), oversight_renewed(), oversight_assessed()
    from public;

alter table oversight_tendays enable row level security;
alter table oversight_tendays force row level security;
create policy owner on oversight_tendays to current_user using (true) with check (true);
create policy seen on oversight_tendays for select to {READERS} using ({REACH});
create policy wall on oversight_tendays as restrictive for select to {READERS} using ({NOT_WALLED});

set local work_mem = '128MB';
select oversight_renew_all();

set constraints all immediate;
create trigger renew_ten_days after insert or update on intake_clock
    for each row execute function oversight_renewed();
create trigger renew_ten_days after insert on intake_assignment
    for each row execute function oversight_renewed();
create trigger renew_ten_days after insert on intake_stop
    for each row execute function oversight_renewed();
create trigger renew_ten_days after insert on intake_closure
    for each row execute function oversight_renewed();
create trigger renew_ten_days after insert on visits_visit
    for each row execute function oversight_renewed();
create trigger renew_ten_days after insert on assessment_completion
    for each row execute function oversight_assessed();
"""
BACK = """
drop trigger renew_ten_days on assessment_completion;
drop trigger renew_ten_days on visits_visit;
drop trigger renew_ten_days on intake_closure;
drop trigger renew_ten_days on intake_stop;
drop trigger renew_ten_days on intake_assignment;
drop trigger renew_ten_days on intake_clock;
drop policy wall on oversight_tendays;
drop policy seen on oversight_tendays;
drop policy owner on oversight_tendays;
alter table oversight_tendays no force row level security;
alter table oversight_tendays disable row level security;
drop function oversight_assessed(), oversight_renewed(), oversight_renew_all(), oversight_renew(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0004_rows_of_one_file"),
        ("oversight", "0003_ten_days"),
        ("visits", "0012_what_became_of_it"),
    ]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
