-- Answers of how many children a signal went out together with this answer of the speaker's own, when, when somebody
-- took the call, and where the team goes on: the round, the number of the dwelling, the team, and whether it is a second one. Security definer: a member of a round reads neither signals nor calls.
-- Called by: umai/rounds/door/sent.py.
create function rounds_sent(answer uuid) returns table(children int, sent_at timestamptz, taken_at timestamptz, round_id uuid,
    number int, team int, asked_anew boolean)
language sql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select count(distinct c.id)::int, min(s.recorded_at), min(a.answered_at), p.round_id, p.number, d.team::int,
        d.kind = 'asked_anew'
    from rounds_dooranswer d
    join rounds_roundstop p on p.id = d.stop_id
    join rounds_doorchild c on c.answer_id = d.id
    join rounds_doorsignal s on s.door_child_id = c.id and s.at_once
    left join notices_call k on k.kind = 'signal' and k.about = s.signal_id
    left join notices_callanswer a on a.call_id = k.id
    where d.id = answer and d.recorded_by_id = access_worker()
    group by p.round_id, p.number, d.team, d.kind
$$;
