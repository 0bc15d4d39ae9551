"""Let only who may take a call take it, in their own name and at the database's time; keep every row.

- A call is seen by the department or the oblast that answers it; beyond them by a supervisor of the
  Ministry who was told, and no longer by somebody who was told and has since left the district.
- An answer is stamped and turns `taken` on at its call; of two at once the second finds the first.
- Tries and their results are seen with their notice.
- Nothing is changed or deleted, not even by the owner.
- `notices_hold` locks a notice while it is sent, for a role that may not change one.

Safe forward and back with data in place; calls that were answered before become taken.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"

FORWARD = f"""
update notices_call c set taken = true where exists (select 1 from notices_answer a where a.call_id = c.id);

drop policy seen on notices_call;
create policy seen on notices_call for select to umai_web using (
    (district_id = any ((select access_districts())::int[])
        and (keeper = 'district' or (select access_role()) = 'oblast_supervisor'))
    or ((select access_role()) = 'ministry_supervisor' and id = any ((select notices_told())::uuid[])));
drop policy given on notices_answer;
create policy given on notices_answer for insert to umai_web with check (
    worker_id = (select access_worker())
    and (select access_role()) in ('specialist', 'head', 'oblast_supervisor')
    and exists (select 1 from notices_call c where c.id = call_id));

alter table notices_attempt enable row level security;
alter table notices_result enable row level security;
create policy seen on notices_attempt for select to umai_web
    using (exists (select 1 from notices_notice n where n.id = notice_id));
create policy seen on notices_result for select to umai_web
    using (exists (select 1 from notices_attempt a where a.id = attempt_id));
create policy works on notices_attempt to umai_worker using (true) with check (true);
create policy works on notices_result to umai_worker using (true) with check (true);

create function notices_answered() returns trigger language plpgsql {DEFINER} as $$
begin
    if session_user <> current_user then new.answered_at := clock_timestamp(); end if;
    update notices_call set taken = true where id = new.call_id and not taken;
    return new;
end $$;
create trigger taken before insert on notices_answer for each row execute function notices_answered();

create function notices_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'notices_call'
        and to_jsonb(new) - 'taken' = to_jsonb(old) - 'taken' and (to_jsonb(new)->>'taken')::boolean then
        return new;
    end if;
    raise exception 'calls, notices and answers are never changed or deleted';
end $$;
create trigger keep before update or delete on notices_call for each row execute function notices_kept();
create trigger keep before update or delete on notices_answer for each row execute function notices_kept();
create trigger keep before update or delete on notices_notice for each row execute function notices_kept();
create trigger keep before update or delete on notices_attempt for each row execute function notices_kept();
create trigger keep before update or delete on notices_result for each row execute function notices_kept();

create function notices_hold(notice uuid) returns boolean language plpgsql {DEFINER} as $$
begin
    perform 1 from notices_notice where id = notice for no key update skip locked;
    return found;
end $$;
revoke all on function notices_hold(uuid) from public;
"""
BACK = """
drop function notices_hold(uuid);
drop trigger keep on notices_result;
drop trigger keep on notices_attempt;
drop trigger keep on notices_notice;
drop trigger keep on notices_answer;
drop trigger keep on notices_call;
drop function notices_kept();
drop trigger taken on notices_answer;
drop function notices_answered();
drop policy works on notices_result;
drop policy works on notices_attempt;
drop policy seen on notices_result;
drop policy seen on notices_attempt;
alter table notices_result disable row level security;
alter table notices_attempt disable row level security;
drop policy given on notices_answer;
create policy given on notices_answer for insert to umai_web with check (
    worker_id = (select access_worker()) and exists (select 1 from notices_call c where c.id = call_id));
drop policy seen on notices_call;
create policy seen on notices_call for select to umai_web using (
    id = any ((select notices_told())::uuid[])
    or (district_id = any ((select access_districts())::int[])
        and (keeper = 'district' or (select access_role()) = 'oblast_supervisor')));
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_taken_by_one")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
