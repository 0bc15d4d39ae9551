-- Answers the municipality of the speaker's reach: that of the office, for a social worker only. Empty
-- for every other role and when nobody speaks. Security definer: sessions are closed to the web role.
-- Called by: access_move_file, register_adult_within, register_household_within, protection_not_to_call, protection_write_sealed, unseen_elsewhere, contradictions_of, policies.
create function access_municipalities() returns int[]
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare found int[];
begin
    select case when t.role = 'social_worker' and p.municipality_id is not null then array[p.municipality_id] end
        into found from access_session s
        join staff_term t on t.worker_id = s.worker_id
            and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
            and (t.ended_at is null or t.ended_at > now())
        join staff_office o on o.id = t.office_id
        join places_place p on p.id = o.place_id
        where s.token_hash = sha256(convert_to(nullif(current_setting('umai.token', true), ''), 'UTF8'))
            and s.ended_at is null and s.expires_at > now() and s.idle_at > now();
    return coalesce(found, '{}');
end $$;
