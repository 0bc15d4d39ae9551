-- Answers of how many children a signal went out together with this answer of the speaker's own, when, and when
-- somebody took the call. Security definer: a member of a round reads neither signals nor calls.
-- Called by: umai/rounds/door/sent.py.
create function rounds_sent(answer uuid) returns table(children int, sent_at timestamptz, taken_at timestamptz)
language sql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select count(*)::int, min(s.recorded_at), min(a.answered_at)
    from rounds_dooranswer d
    join rounds_doorchild c on c.answer_id = d.id
    join rounds_doorsignal s on s.door_child_id = c.id and s.at_once
    left join notices_call k on k.kind = 'signal' and k.about = s.signal_id
    left join notices_callanswer a on a.call_id = k.id
    where d.id = answer and d.recorded_by_id = access_worker()
    having count(*) > 0
$$;
