-- Answers the SHA-256 of all that the minutes of a session of the speaker's Commission say, in hexadecimal: who
-- came, each matter, what the child says, what was decided. Also of matters that a wall hides from the
-- speaker, so that the code of the minutes is the same whoever closes the session. Null of another's session.
-- Called by: umai/commission/papers/minutes.py.
create function commission_minutes_digest(which uuid) returns text
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select encode(sha256(convert_to(jsonb_build_array(
        s.id, s.held_on, s.begins_at, s.place, t.year, t.number, t.quorum,
        (select jsonb_agg(jsonb_build_array(m.name, m.post, a.present, a.reason) order by m.name)
            from commission_member m left join commission_presence a on a.member_id = m.id where m.session_id = s.id),
        (select jsonb_agg(jsonb_build_array(i.number, i.kind, i.name, h.how, h.heard_on, h.heard_by, h.words,
                d.kind, d.words, d.owner, d.due_on, d.in_favour, d.against, d.abstained, d.options, d.dissent,
                d.against_family, d.appeal_to, d.appeal_until, x.reason,
                (select jsonb_agg(jsonb_build_array(m.name, r.reason) order by m.name)
                    from commission_recusal r join commission_member m on m.id = r.member_id where r.item_id = i.id))
                order by i.number)
            from commission_agendaitem i left join commission_heardview h on h.item_id = i.id
            left join commission_decision d on d.item_id = i.id
            left join commission_agendaremoval x on x.item_id = i.id where i.session_id = s.id))::text, 'UTF8')), 'hex')
    from commission_sitting s join commission_sessionstep t on t.session_id = s.id and t.kind = 'opened'
    where s.id = which and s.commission_id = commission_office()
$$;
