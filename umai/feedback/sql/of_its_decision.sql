-- Copies from its decision whether a telling or an answer is sealed. Refuses one about a decision of another child or,
-- of a telling, of another case; about a decision of which nothing is to be said any more; and an answer where no
-- child disagrees. Locks the decision, so that its state follows the rows in their order.
-- Called by: trigger of_its_decision.
create function feedback_of_its_decision() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare known record;
begin
    select * into known from feedback_childdecision d where d.id = new.decision_id for update;
    if known.child_id <> new.child_id
        or tg_table_name = 'feedback_telling' and (to_jsonb(new) ->> 'case_id')::uuid is distinct from known.case_id
    then
        raise check_violation using message = 'this decision is of another child or case', constraint = 'feedback_own_decision';
    end if;
    if known.state = 'void' then
        raise check_violation using message = 'nothing is to be said of this decision', constraint = 'feedback_void';
    end if;
    if tg_table_name = 'feedback_disagreementanswer' and known.state <> 'disagrees' then
        raise check_violation using message = 'nobody disagrees', constraint = 'feedback_nobody_disagrees';
    end if;
    new.sealed := known.sealed;
    return new;
end $$;

create trigger of_its_decision before insert on feedback_telling for each row execute function feedback_of_its_decision();
create trigger of_its_decision before insert on feedback_disagreementanswer for each row execute function feedback_of_its_decision();
