-- Refuses every change and deletion of calls, answers, notices, attempts, results, reminders, summaries
-- and days worked through, also by the owner. The one exception: `taken` of a call, which
-- is turned off again where what ended it was struck out.
-- Called by: trigger keep.
create function notices_kept() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'notices_call'
        and to_jsonb(new) - 'taken' = to_jsonb(old) - 'taken' then
        return new;
    end if;
    raise exception 'calls, notices and answers are never changed or deleted';
end $$;

create trigger keep before update or delete on notices_callanswer for each row execute function notices_kept();
create trigger keep before update or delete on notices_attempt for each row execute function notices_kept();
create trigger keep before update or delete on notices_call for each row execute function notices_kept();
create trigger keep before update or delete on notices_notice for each row execute function notices_kept();
create trigger keep before update or delete on notices_reminder for each row execute function notices_kept();
create trigger keep before update or delete on notices_attemptresult for each row execute function notices_kept();
create trigger keep before update or delete on notices_summary for each row execute function notices_kept();
create trigger keep before update or delete on notices_dailyrun for each row execute function notices_kept();
