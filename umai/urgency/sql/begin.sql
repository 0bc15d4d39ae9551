-- Writes that a child must be seen: of a signal, or of a case in which nothing urgent is open. A signal
-- for which it stands already is left alone.
-- Called by: identification_call, identification_screened_urgent, protection_urgent.
create function urgency_begin(
    signal uuid, which uuid, child uuid, district int, municipality int, keeper text, called_at timestamptz
) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if which is not null and exists (
        select from urgency_urgency u where u.case_id = which and u.ended_at is null) then
        return;
    end if;
    insert into urgency_urgency (id, signal_id, case_id, child_id, district_id, municipality_id, keeper, called_at)
        values (gen_random_uuid(), signal, which, child, district, municipality, keeper, called_at)
        on conflict (signal_id) do nothing;
end $$;
