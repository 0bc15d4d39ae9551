-- Lets a contradiction of the list rest at once when somebody answers it.
-- Called by: trigger rest.
create function contradictions_on_answer() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare children uuid[] := register_one_with(array[new.child_id]);
begin
    update contradictions_contradiction c set rests_to = contradictions_rests_to(children, c.rule, c.rows)
        where c.child_id = any (children) and c.rule = new.rule;
    return null;
end $$;

create trigger rest after insert on contradictions_contradictionanswer for each row execute function contradictions_on_answer();
