-- Answers of which child, in which case, on which day and whether sealed the decision is that this kind and this id
-- name; no row where there is no such decision, or none of which a child is told: what was put off, no danger that
-- was found, a death. Of a fact that was corrected the last row counts. One place says which decisions there are.
-- Called by: feedback_of_its_row, feedback_on_decision.
create function feedback_decided(kind text, decided uuid) returns table(child_id uuid, case_id uuid, decided_on date, sealed boolean)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
    which alias for $1;
    of_row alias for $2;
begin
    case which
    when 'opened' then return query
        select c.child_id, c.id, c.opened_on, false from intake_case c where c.id = of_row;
    when 'closed' then return query
        select c.child_id, c.case_id, c.closed_on, false
        from intake_closure c join intake_closingproposal p on p.id = c.proposal_id
        where c.id = of_row and p.reason <> 'died';
    when 'plan' then return query
        select e.child_id, e.case_id, s.happened_on, false
        from planning_planedition e join planning_planstep s on s.edition_id = e.id and s.kind = 'approved'
        where e.id = of_row and e.kind = 'child';
    when 'commission' then return query
        select d.child_id, d.case_id, d.decided_on, false from commission_decision d
        where d.id = of_row and d.kind not in ('agreed', 'returned', 'postponed');
    when 'court' then return query
        select a.child_id, p.case_id, a.happened_on, false
        from justice_courtanswer a join protection_protection p on p.id = a.protection_id
        where a.id = feedback_last_row('justice_courtanswer', of_row) and a.settles;
    when 'order' then return query
        select o.child_id, coalesce(i.case_id, p.case_id), o.happened_on, o.sealed
        from justice_protectionorder o
        left join justice_protectionorder own on own.id = coalesce(o.changes_id, o.id)
        left join justice_incident i on i.id = own.incident_id
        left join protection_protection p on p.id = own.protection_id
        where o.id = feedback_last_row('justice_protectionorder', of_row);
    when 'rights' then return query
        select r.child_id, null::uuid, coalesce(r.happened_on, r.holds_from, feedback_day_of(r.recorded_at)), false
        from register_rightsdecision r where r.id = feedback_last_row('register_rightsdecision', of_row);
    when 'guardian' then return query
        select d.child_id, null::uuid, d.decided_on, false
        from guardianship_applicationdecision d where d.id = of_row;
    when 'placement' then return query
        select p.child_id, null::uuid, p.placed_on, false from guardianship_careplacement p where p.id = of_row;
    when 'returned' then return query
        select a.child_id, null::uuid, feedback_day_of(a.recorded_at), false
        from guardianship_returnanswer a where a.id = of_row;
    when 'removed' then return query
        select d.child_id, p.case_id, coalesce(d.happened_on, feedback_day_of(d.recorded_at)), false
        from protection_safetydecision d join protection_protection p on p.id = d.protection_id
        where d.id = feedback_last_row('protection_safetydecision', of_row) and d.decided <> 'no_danger';
    when 'ended' then return query
        select e.child_id, p.case_id, e.ended_on, false
        from protection_protectionending e join protection_protection p on p.id = e.protection_id
        where e.id = of_row;
    when 'proceeding' then return query
        select s.child_id, i.case_id, s.happened_on, s.sealed
        from justice_proceedingstage s join justice_incident i on i.id = s.incident_id
        where s.id = feedback_last_row('justice_proceedingstage', of_row)
            and justice_shipped_marks() -> 'ends' ? s.stage;
    when 'matter' then return query
        select m.child_id, null::uuid, m.happened_on, m.sealed from justice_matteroutcome m
        where m.id = feedback_last_row('justice_matteroutcome', of_row)
            and m.outcome not in ('found', 'came_back');
    else return;
    end case;
end $$;
