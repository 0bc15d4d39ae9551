-- Answers how the child was heard of one matter: as it is written for its session; where nothing is, as the
-- child was heard last for an earlier session of the same Commission that put the matter off, as `view_of`
-- in umai/commission/agenda/heard.py does. Null where nothing counts. No role may call it.
-- Called by: commission_figures, commission_may_decide.
create function commission_heard(which uuid) returns text
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select v.how::text from commission_agendaitem i join commission_sitting s on s.id = i.session_id
    join commission_agendaitem a on a.commission_id = i.commission_id and a.kind = i.kind
        and (a.id = i.id or a.request_id = i.request_id or a.edition_id = i.edition_id
            or a.earlier_id = i.earlier_id)
    join commission_sitting before on before.id = a.session_id
    join commission_heardview v on v.item_id = a.id
    where i.id = which and (a.id = i.id or v.how <> 'not_heard' and before.held_on <= s.held_on)
    order by a.id = i.id desc, before.held_on desc, v.recorded_at desc limit 1
$$;
