-- Answers the sessions of the Commission of one district from a day on, the newest first, to who controls it:
-- the day, what happened to it, how many came of how many, how many matters were decided. No name, no reason.
-- Called by: umai/commission/control/district.py.
create function commission_district_sessions(district int, from_on date) returns table (held_on date, state text,
    came int, invited int, decided int)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select s.held_on,
        case when bool_or(t.kind = 'cancelled') then 'cancelled' when bool_or(t.kind = 'closed') then 'closed'
            when bool_or(t.kind = 'opened') then 'opened' else 'convened' end,
        (select count(*) from commission_member m join commission_presence a on a.member_id = m.id and a.present
            where m.session_id = s.id)::int,
        (select count(*) from commission_member m where m.session_id = s.id)::int,
        (select count(*) from commission_agendaitem i join commission_decision d on d.item_id = i.id
            where i.session_id = s.id)::int
    from commission_sitting s join staff_office o on o.id = s.commission_id and o.place_id = $1
    left join commission_sessionstep t on t.session_id = s.id
    where commission_controls($1) and s.held_on >= $2
    group by s.id, s.held_on order by s.held_on desc, s.id
$$;
