-- Answers the signals that walls hide from the speaker: those found to be about a walled child, and
-- every signal that goes on with one of them or has the same words in the same district, over any number
-- of steps. Planned once: planning takes several times as long as reading the few rows. Security definer:
-- it has to see signals that the speaker may not see.
-- Called by: identification_asked_by_speaker, identification_may_agree, rounds_walled, watch_refused, policies.
create function identification_walled() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare walled uuid[] := access_behind_walls();
begin
    return access_padded('signals', array(
        with recursive same as (
            select s.id, s.digest, s.district_id from identification_signal s
                join identification_signalmatch m on m.signal_id = s.id
                where m.current and m.child_id = any (walled)
            union
            select s.id, s.digest, s.district_id from same, lateral (
                select g.first_id as id from identification_gathering g
                    where g.signal_id = same.id and g.current
                union all select g.signal_id from identification_gathering g
                    where g.first_id = same.id and g.current
                union all select o.id from identification_signal o
                    where o.digest = same.digest and o.district_id = same.district_id
            ) beside join identification_signal s on s.id = beside.id)
        select id from same));
end $$;
