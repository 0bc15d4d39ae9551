-- Answers the disputes within the reach of whoever speaks that wait for an answer and are owed in no case, with
-- the last day to answer: nobody has them among the duties of a case. Ids and days alone, so that they are
-- counted before anybody has looked at a file. Not of erased files.
-- Called by: umai/casefile/second_person.py, umai/rights/dispute/reading.py.
create function rights_waiting_disputes() returns table (id uuid, due_on date)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
        select d.id, d.due_on from rights_dispute d
        where not exists (select from rights_disputeanswer a where a.dispute_id = d.id)
            and not exists (select from intake_due o where o.owed = 'dispute' and o.of = d.id)
            and not exists (select from trail_erasedrow e
                where e.table_name = 'register_child' and e.row_id = d.child_id)
            and rights_within(d.child_id)
        order by d.due_on, d.id;
end $$;
