-- Counts, of these days, all openings of files and those of which who opened them was asked why; for the share
-- on the auditor's page, and for no other role. Security definer: openings are counted on the whole trail.
-- Called by: umai/opens/audit/reading.py.
create function opens_counted(first date, last date, out opened bigint, out asked bigint)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if access_role() is distinct from 'auditor' then
        raise insufficient_privilege using message = 'only the auditor counts openings';
    end if;
    select count(*) into opened from opens_of_days(first, last);
    select count(*) into asked from opens_unusualopen q where q.day between first and last;
end $$;
