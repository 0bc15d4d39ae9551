-- Writes down, when a decision about a child is written, that the child is to be told of it: under the row that was
-- written first, if this one corrects it. A change is another decision: of the one before nothing is to be said any
-- more, unless the child disagrees with it. What was struck out, and every decision about a child who died, waits no
-- more; a placement that follows from a grant is told with the grant.
-- Called by: trigger tell_child.
create function feedback_on_decision() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    which text := tg_argv[0];
    written jsonb := to_jsonb(new);
    before uuid := written ->> 'replaces_id';
    first uuid := coalesce(written ->> 'edition_id', written ->> 'id');
    known record;
begin
    if before is not null and written ->> 'why' = 'change' then
        update feedback_childdecision set state = 'void'
            where kind = which and decided = feedback_first_row(tg_table_name, before) and state in ('waits', 'not_told');
    elsif before is not null then
        first := feedback_first_row(tg_table_name, before);
    end if;
    select * into known from feedback_decided(which, first);
    if not found then
        update feedback_childdecision set state = 'void' where kind = which and decided = first;
        if which = 'closed' and exists (select from intake_closingproposal p
            where p.id = (written ->> 'proposal_id')::uuid and p.reason = 'died')
        then
            update feedback_childdecision set state = 'void'
                where child_id = any (register_one_with(array[new.child_id])) and state in ('waits', 'disagrees');
        end if;
        return null;
    end if;
    if which = 'guardian' then
        update feedback_childdecision d set state = 'void' from guardianship_careplacement p
            where p.care_id = (written ->> 'care_id')::uuid and d.kind = 'placement' and d.decided = p.id
                and d.state = 'waits';
    end if;
    insert into feedback_childdecision as d (id, child_id, case_id, kind, decided, decided_on, counted_from, state,
        sealed, source, district_id, municipality_id, office_id)
        select gen_random_uuid(), known.child_id, known.case_id, which, first, known.decided_on, known.decided_on,
            'waits', known.sealed, 'form', c.district_id, c.municipality_id, c.office_id
        from register_child c where c.id = known.child_id
    on conflict (kind, decided) do update set
        decided_on = excluded.decided_on,
        counted_from = case when d.counted_from = d.decided_on then excluded.decided_on else d.counted_from end,
        state = case d.state when 'void' then 'waits' else d.state end,
        sealed = excluded.sealed;
    return null;
end $$;

create trigger tell_child after insert on intake_case for each row execute function feedback_on_decision('opened');
create trigger tell_child after insert on intake_closure for each row execute function feedback_on_decision('closed');
create trigger tell_child after insert on planning_planstep for each row when (new.kind = 'approved')
    execute function feedback_on_decision('plan');
create trigger tell_child after insert on commission_decision for each row execute function feedback_on_decision('commission');
create trigger tell_child after insert on justice_courtanswer for each row execute function feedback_on_decision('court');
create trigger tell_child after insert on justice_protectionorder for each row execute function feedback_on_decision('order');
create trigger tell_child after insert on register_rightsdecision for each row execute function feedback_on_decision('rights');
create trigger tell_child after insert on guardianship_applicationdecision for each row
    execute function feedback_on_decision('guardian');
create trigger tell_child after insert on guardianship_careplacement for each row execute function feedback_on_decision('placement');
create trigger tell_child after insert on guardianship_returnanswer for each row execute function feedback_on_decision('returned');
create trigger tell_child after insert on protection_safetydecision for each row execute function feedback_on_decision('removed');
create trigger tell_child after insert on protection_protectionending for each row execute function feedback_on_decision('ended');
create trigger tell_child after insert on justice_proceedingstage for each row execute function feedback_on_decision('proceeding');
create trigger tell_child after insert on justice_matteroutcome for each row execute function feedback_on_decision('matter');
