-- Answers the signal with which this one goes on by its current gathering, or the signal itself.
-- Security definer: the speaker may see one of the two and not the other.
-- Called by: identification_own_replies, identification_own_states.
create function identification_first_signal(one uuid) returns uuid
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce((select g.first_id from identification_gathering g
        where g.signal_id = one and g.current), one)
$$;
