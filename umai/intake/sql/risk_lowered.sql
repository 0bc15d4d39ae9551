-- Refuses a lowered risk that is not lower than the level that stands in its case, or whose day has not
-- come or lies before that level. The owner, who loads lists, is exempt.
-- Called by: trigger lower.
create function intake_risk_lowered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and not exists (
        select from intake_risklevel r
        where r.id = new.standing_id and r.case_id = new.case_id and r.current
            and array_position(array['low', 'medium', 'high', 'urgent'], new.risk::text)
                < array_position(array['low', 'medium', 'high', 'urgent'], r.risk::text)
            and new.judged_on between coalesce(r.holds_from, new.judged_on) and access_today())
    then
        raise check_violation using message = 'a lowered risk is lower than the one that stands',
            constraint = 'lowering_is_lower';
    end if;
    return new;
end $$;

create trigger lower before insert on intake_risklowering for each row execute function intake_risk_lowered();
