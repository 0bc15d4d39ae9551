-- Answers the replies to the signals that the speaker wrote, also those to the signal with which one
-- goes on, and whether each was read. Security definer: the speaker sees nothing else of that other
-- signal.
-- Called by: identification_may_hear, umai/identification/officials/actions.py.
create function identification_own_replies(

) returns TABLE(signal uuid, id uuid, said text, said_at timestamptz, heard boolean)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select s.id, r.id, r.said::text, r.recorded_at, h.id is not null
    from identification_signal s
    join identification_reply r on r.signal_id in (s.id, identification_first_signal(s.id))
    left join identification_readreceipt h on h.reply_id = r.id
    where s.recorded_by_id = access_worker() order by r.recorded_at, r.id
$$;
