-- Says in which case that what began with a signal goes on, and in which child's file. Whoever reaches the
-- file reads it from now on: that a report was kept from the district, and who of the oblast took its
-- call, is not among it.
-- Called by: intake_took_urgent_in.
create function urgency_take_in(signal uuid, which uuid, child uuid, district int, municipality int) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update urgency_urgency set case_id = which, child_id = child, district_id = district,
            municipality_id = municipality, keeper = 'district',
            taken_by_id = case when keeper = 'district' then taken_by_id end
        where signal_id = signal and ended_at is null
$$;
