-- Has a decision say what its own row says (day, sealed), and begin untold. Refuses one that no row of its kind stands
-- for, or whose row is of another child or another case.
-- Called by: trigger of_its_row.
create function feedback_of_its_row() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare known record;
begin
    select * into known from feedback_decided(new.kind, new.decided);
    if not found or known.child_id <> new.child_id or known.case_id is distinct from new.case_id then
        raise check_violation using message = 'this decision is of another child or case', constraint = 'feedback_own_decision';
    end if;
    new.decided_on := known.decided_on;
    new.counted_from := known.decided_on;
    new.sealed := known.sealed;
    new.state := 'waits';
    return new;
end $$;

create trigger of_its_row before insert on feedback_childdecision for each row execute function feedback_of_its_row();
