-- Refuses a decision of a session that is not open, without the quorum of those who may decide this matter,
-- or with more votes than they have: who is tied to the child has none. A plan is agreed to or sent back, and
-- nothing else is; all else is decided after it is written what the child says, by more votes in favour than
-- against. Its day is that of the session, whatever the row says. The owner, who loads lists, is exempt.
-- Called by: trigger may_decide.
create function commission_may_decide() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare i commission_agendaitem; v record;
begin
    if session_user = current_user then return new; end if;
    select * into i from commission_agendaitem where id = new.item_id;
    if exists (select 1 from intake_closure c where c.case_id = new.case_id) then
        raise check_violation using message = 'the case is closed', constraint = 'commission_case_closed';
    end if;
    select * into v from commission_voters(new.item_id);
    if not found then
        raise check_violation using message = 'the session is not open', constraint = 'commission_not_open';
    end if;
    if v.voters < v.quorum and new.kind <> 'postponed' then
        raise check_violation using message = 'no quorum', constraint = 'commission_no_quorum';
    end if;
    if coalesce(new.in_favour, 0) + coalesce(new.against, 0) + coalesce(new.abstained, 0) > v.voters then
        raise check_violation using message = 'more votes than members', constraint = 'commission_votes';
    end if;
    if new.case_id <> i.case_id or (i.kind = 'plan') <> (new.kind in ('agreed', 'returned'))
        and new.kind <> 'postponed' then
        raise check_violation using message = 'this is not decided of this matter',
            constraint = 'commission_other_kind';
    end if;
    if i.kind <> 'plan' and new.kind <> 'postponed' then
        -- What the child said of the same matter at an earlier session counts: no child is asked twice.
        if commission_heard(i.id) is null then
            raise check_violation using message = 'it is not written what the child says',
                constraint = 'commission_not_heard';
        end if;
        if new.in_favour is null or new.against is null or new.abstained is null
            or new.in_favour <= new.against then
            raise check_violation using message = 'no majority', constraint = 'commission_no_majority';
        end if;
    end if;
    new.decided_on := (select s.held_on from commission_sitting s where s.id = i.session_id);
    return new;
end $$;

create trigger may_decide before insert on commission_decision for each row execute function commission_may_decide();
