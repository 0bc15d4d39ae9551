-- Refuses a step of a plan edition that is not the next one, or that belongs to another body. The order
-- is submitted, agreed, approved, or sent back before that; only for the latest edition of an open case.
-- The department submits, sends back and enters steps on paper, the Commission's secretary agrees, the
-- head of administration approves, and these two send back what waits for them. The owner is exempt.
-- Called by: trigger in_order, umai/planning/editions/steps.py.
create function planning_in_order() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare e planning_planedition; said text[]; who text := access_role();
begin
    if session_user = current_user then return new; end if;
    select * into e from planning_planedition where id = new.edition_id;
    if not found or e.child_id <> new.child_id then
        raise check_violation using message = 'no such edition in this file', constraint = 'planning_in_order';
    end if;
    if exists (select 1 from intake_closure c where c.case_id = e.case_id) then
        raise check_violation using message = 'the case is closed', constraint = 'planning_case_closed';
    end if;
    said := array(select s.kind::text from planning_planstep s where s.edition_id = e.id);
    if said && array['approved', 'returned']
        or exists (select 1 from planning_planedition n where n.plan_id = e.plan_id and n.number > e.number)
        or not (case new.kind
            when 'submitted' then said = '{}'
            when 'agreed' then 'submitted' = any (said)
            when 'approved' then 'agreed' = any (said)
            when 'returned' then true
            else false end) then
        raise check_violation using message = 'not the next step', constraint = 'planning_in_order';
    end if;
    if not (case
        when who in ('specialist', 'head') then new.kind in ('submitted', 'returned') or new.on_paper
        when who = 'commission_secretary' then
            new.kind = 'agreed' or new.kind = 'returned' and said = array['submitted']
        when who = 'head_of_administration' then
            new.kind = 'approved' or new.kind = 'returned' and 'agreed' = any (said)
        else false end) then
        raise insufficient_privilege using message = 'this step is another body''s';
    end if;
    return new;
end $$;

create trigger in_order before insert on planning_planstep for each row execute function planning_in_order();
