-- Answers what does not fit together on a day in the files of these children, each with all records that are
-- one child, by these rules or (null) by all: only what the speaker may see. That is what rests on rows of records that they reach and are not walled
-- from, and on no adult or household of a child from whom they are walled.
-- Called by: bench/contradictions.py, umai/contradictions/reading.py.
create function contradictions_of(
    ids uuid[], day date, born_after date, wanted text[]
) returns TABLE(rule text, child uuid, records uuid[], rows uuid[], rests_to date)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare children uuid[] := register_one_with(ids);
begin
    return query
        select f.rule, f.child, f.records, f.rows, contradictions_rests_to(register_one_with(array[f.child]), f.rule, f.rows)
        from contradictions_find(children, day, born_after, wanted) f
        where not f.shared && (register_walled_adults() || register_walled_households())
            and not exists (
                select from register_child c where c.id = any (f.records) and (c.id = any (access_walled())
                    or not (c.district_id = any (access_districts()) or c.municipality_id = any (access_municipalities())
                        or c.id = any (access_granted()))));
end $$;
