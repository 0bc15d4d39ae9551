-- Answers the records of people who are children in law by no day of birth that is possible, with the
-- identity that says so.
-- Called by: contradictions_find, contradictions_grown_up.
create function contradictions_grown(born_after date) returns TABLE(record uuid, id uuid)
language sql stable
as $$
    select i.child_id, i.id from register_identity i
    where i.current and i.birth_date <= born_after
        and case i.birth_precision when 'day' then true
            when 'month' then i.birth_date + interval '1 month' <= born_after + 1
            when 'year' then i.birth_date + interval '1 year' <= born_after + 1 else false end
$$;
