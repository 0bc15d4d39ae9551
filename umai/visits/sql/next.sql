-- Answers the next visit window of a case: first contact, after a missed visit, or by the risk's
-- interval. The last visit made or the last missed one counts, whichever is later. No window ends before
-- today. terms are the numbers of days in force. Sequential scans are off, because statistics may still
-- say a table is empty.
-- Called by: visits_update_windows.
create function visits_next(
    which uuid, risk text, opened_on date, today date, terms jsonb, OUT earliest_on date, OUT latest_on date, OUT reason text
) returns record
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off
as $$
declare visited date; missed date; days int;
begin
    select max(v.happened_on) into visited from visits_visit v
        where v.case_id = which and v.current and v.made;
    select max(m.latest_on) into missed from visits_missedvisit m where m.case_id = which;
    days := (terms->'every'->>risk)::int;
    if visited is null and missed is null then
        reason := 'first_contact';
        earliest_on := opened_on;
        latest_on := opened_on + (terms->'contact'->>risk)::int;
    elsif visited is null or missed > visited then
        reason := 'after_missed';
        earliest_on := missed + 1;
        latest_on := greatest(missed + 1, missed + days);
    else
        reason := 'interval';
        latest_on := visited + days;
        earliest_on := greatest(visited + 1, latest_on - (terms->>'window')::int);
    end if;
    latest_on := greatest(latest_on, today);
    earliest_on := least(earliest_on, latest_on);
end $$;
