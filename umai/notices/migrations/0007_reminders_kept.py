"""Show a reminder and a summary to the one who is told, keep them, and count a day's reminders.

The clock's job writes them through functions of the owner; the worker's role reads what it sends. Safe
forward and back: the tables are new.
"""

from django.db import migrations

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"

FORWARD = f"""
alter table notices_reminder enable row level security;
alter table notices_summary enable row level security;
create policy seen on notices_reminder for select to umai_web using (worker_id = (select access_worker()));
create policy seen on notices_summary for select to umai_web using (worker_id = (select access_worker()));
create policy works on notices_summary for select to umai_worker using (true);
create trigger keep before update or delete on notices_reminder for each row execute function notices_kept();
create trigger keep before update or delete on notices_summary for each row execute function notices_kept();
create trigger keep before update or delete on notices_workedthrough
    for each row execute function notices_kept();

create function notices_sum_up_day(today date) returns int {DEFINER} as $$
declare made int;
begin
    insert into notices_summary (id, worker_id, day, week, counts, forgotten, by_email, by_sms, made_at)
        select gen_random_uuid(), worker_id, today, false, jsonb_build_object(
                'late', coalesce(jsonb_object_agg(owed, late) filter (where late > 0), '{{}}'),
                'today', coalesce(jsonb_object_agg(owed, now_due) filter (where now_due > 0), '{{}}'),
                'coming', coalesce(jsonb_object_agg(owed, coming) filter (where coming > 0), '{{}}')),
            0, bool_or(by_email), bool_or(by_sms), clock_timestamp()
        from (select worker_id, owed, count(distinct of) filter (where due_on < today) late,
                  count(distinct of) filter (where due_on = today) now_due,
                  count(distinct of) filter (where due_on > today) coming,
                  bool_or(by_email) by_email, bool_or(by_sms) by_sms
              from notices_reminder where told_on = today group by worker_id, owed) told
        group by worker_id
        on conflict (worker_id, day) do nothing;
    get diagnostics made = row_count;
    return made;
end $$;
revoke all on function notices_sum_up_day(date) from public;
"""
BACK = """
drop function notices_sum_up_day(date);
drop trigger keep on notices_workedthrough;
drop trigger keep on notices_summary;
drop trigger keep on notices_reminder;
drop policy works on notices_summary;
drop policy seen on notices_summary;
drop policy seen on notices_reminder;
alter table notices_summary disable row level security;
alter table notices_reminder disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0006_reminders")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
