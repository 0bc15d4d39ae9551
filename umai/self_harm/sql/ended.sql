-- Refuses to end a path because its year is over before that is so, and for any other reason by whoever opened
-- it or by no specialist or head. Only another path of the same child that is followed as long or longer ends it
-- without words. The owner is exempt. What began to be urgent with this path, and with no other cause, is decided
-- with it by two persons; that a year is over decides nothing.
-- Called by: trigger ends, umai/review/two_persons.py.
create function self_harm_ended() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare p record;
begin
    if session_user = current_user then return new; end if;
    select * into p from self_harm_selfharmpath where id = new.path_id;
    if new.outcome = 'goes_on' then
        if not exists (select from self_harm_selfharmpath o where o.id <> p.id and o.recorded_at >= p.recorded_at
                and o.follow_until >= p.follow_until
                and o.child_id = any (register_one_with(array[p.child_id]))
                and not exists (select from self_harm_selfharmpathending e where e.path_id = o.id)) then
            raise check_violation using message = 'no other path goes on', constraint = 'self_harm_goes_on';
        end if;
        return new;
    end if;
    if new.outcome = 'year_over' then
        if p.follow_until is null or access_today() <= p.follow_until then
            raise check_violation using message = 'the year is not over', constraint = 'self_harm_year_over';
        end if;
    elsif access_role() not in ('specialist', 'head')
        or p.recorded_by_id is not null and not access_is_another(p.recorded_by_id, access_worker()) then
        raise check_violation using message = 'another person ends a path before its year is over',
            constraint = 'self_harm_ended_by_another';
    end if;
    if new.outcome <> 'year_over' then
        update urgency_urgency u set ended_at = clock_timestamp(), ended_how = 'decided'
            where u.child_id = any (register_one_with(array[p.child_id])) and u.case_id is null and u.signal_id is null
                and u.ended_at is null and exists (select from notices_call c
                    where c.kind = 'self_harm' and c.about = p.id and c.opened_at = u.called_at);
    end if;
    return new;
end $$;

create trigger ends before insert on self_harm_selfharmpathending for each row execute function self_harm_ended();
