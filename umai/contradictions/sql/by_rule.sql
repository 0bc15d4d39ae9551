-- Finds what contradicts each other by each rule that is asked for (null: by all), one statement a rule, so
-- that no rule is planned that nobody asks for. Each is planned for the children that are asked for: of all
-- by whole tables, of one by indexes.
-- Called by: contradictions_find.
create function contradictions_by_rule(
    children uuid[], day date, born_after date, wanted text[]
) returns TABLE(rule text, child uuid, records uuid[], shared uuid[], rows uuid[])
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare merged uuid[]; leads uuid[];
begin
    select coalesce(array_agg(m.record), '{}'), coalesce(array_agg(m.lead), '{}') into merged, leads
        from register_merged(children, null) m;
    if wanted is null or 'carer_is_danger' = any (wanted) then
        return query select 'carer_is_danger', * from contradictions_carer_is_danger(children, day, born_after, merged, leads);
    end if;
    if wanted is null or 'nobody_cares' = any (wanted) then
        return query select 'nobody_cares', * from contradictions_nobody_cares(children, day, born_after, merged, leads);
    end if;
    if wanted is null or 'carer_away' = any (wanted) then
        return query select 'carer_away', * from contradictions_carer_away(children, day, born_after, merged, leads);
    end if;
    if wanted is null or 'carer_is_minor' = any (wanted) then
        return query select 'carer_is_minor', * from contradictions_carer_is_minor(children, day, born_after, merged, leads);
    end if;
    if wanted is null or 'lives_elsewhere' = any (wanted) then
        return query select 'lives_elsewhere', * from contradictions_lives_elsewhere(children, day, born_after, merged, leads);
    end if;
    if wanted is null or 'parent_here_and_away' = any (wanted) then
        return query select 'parent_here_and_away', * from contradictions_parent_here_and_away(children, day, born_after, merged, leads);
    end if;
    if wanted is null or 'carer_elsewhere' = any (wanted) then
        return query select 'carer_elsewhere', * from contradictions_carer_elsewhere(children, day, born_after, merged, leads);
    end if;
    if wanted is null or 'institution_and_carer' = any (wanted) then
        return query select 'institution_and_carer', * from contradictions_institution_and_carer(children, day, born_after, merged, leads);
    end if;
    if wanted is null or 'two_carers' = any (wanted) then
        return query select 'two_carers', * from contradictions_two_carers(children, day, born_after, merged, leads);
    end if;
    if wanted is null or 'two_addresses' = any (wanted) then
        return query select 'two_addresses', * from contradictions_two_addresses(children, day, born_after, merged, leads);
    end if;
    if wanted is null or 'grown_up' = any (wanted) then
        return query select 'grown_up', * from contradictions_grown_up(children, day, born_after, merged, leads);
    end if;
end $$;
