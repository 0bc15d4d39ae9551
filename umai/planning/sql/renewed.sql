-- Renews what is due for the plans of a case when an edition, a step, a measure or progress is written.
-- Called by: trigger renew.
create function planning_renewed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    case tg_table_name
        when 'planning_planedition' then perform planning_renew(new.case_id);
        when 'planning_planstep' then
            perform planning_renew(e.case_id) from planning_planedition e where e.id = new.edition_id;
        else perform planning_renew(p.case_id) from planning_plan p where p.id = new.plan_id;
    end case;
    return null;
end $$;

create trigger renew after insert on planning_planedition for each row execute function planning_renewed();
create trigger renew after insert on planning_measure for each row execute function planning_renewed();
create trigger renew after insert on planning_measureprogress for each row execute function planning_renewed();
create trigger renew after insert on planning_planstep for each row execute function planning_renewed();
