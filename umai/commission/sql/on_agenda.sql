-- Refuses that a plan is agreed to beside the session on whose agenda it stands undecided: without its quorum,
-- and with the matter left open. Taken back by the department, it leaves the agenda with the same reasons.
-- What stands there of a file that moved is another district's, and hinders nobody. The owner, who loads
-- lists, is exempt.
-- Called by: trigger on_agenda, umai/planning/editions/steps.py.
create function commission_on_agenda() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare i commission_agendaitem;
begin
    if session_user = current_user or new.kind not in ('agreed', 'returned') then return new; end if;
    select a.* into i from commission_agendaitem a
        join register_child c on c.id = new.child_id
        join staff_office o on o.id = a.commission_id and o.place_id = c.district_id
        where a.edition_id = new.edition_id
        and not exists (select 1 from commission_agendaremoval r where r.item_id = a.id)
        and not exists (select 1 from commission_decision d where d.item_id = a.id)
        and not exists (select 1 from commission_sessionstep t where t.session_id = a.session_id
            and t.kind in ('closed', 'cancelled'));
    if not found then return new; end if;
    if new.kind = 'agreed' then
        raise check_violation using message = 'the plan stands on the agenda of a session',
            constraint = 'commission_on_agenda';
    end if;
    insert into commission_agendaremoval (id, child_id, item_id, reason, source)
        values (gen_random_uuid(), new.child_id, i.id, new.words, 'form');
    return new;
end $$;

create trigger on_agenda before insert on planning_planstep for each row execute function commission_on_agenda();
