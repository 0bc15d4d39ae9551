-- Writes that a child must be seen: of a signal, or in a case. A signal for which it stands already is
-- left alone. Where nobody is called, whoever wrote it has it before them: that is the taker.
-- Called by: identification_call, identification_screened_urgent, protection_urgent, visits_see_all, justice_must_see, self_harm_urgent.
create function urgency_begin(
    signal uuid, which uuid, child uuid, district int, municipality int, keeper text, called_at timestamptz,
    taker uuid, taken_at timestamptz
) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    insert into urgency_urgency (id, signal_id, case_id, child_id, district_id, municipality_id, keeper, called_at,
            taken_by_id, taken_at)
        values (gen_random_uuid(), signal, which, child, district, municipality, keeper, called_at, taker, taken_at)
        on conflict (signal_id) do nothing
$$;
