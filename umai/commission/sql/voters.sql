-- Answers how many members may decide a matter of the speaker's Commission, and how many there have to be.
-- Who may: who is present, has not stepped back, and has no wall to the child. Who has no account has no
-- wall either: there it counts, by the name, that a member stepped back from the same matter at another session.
-- Says no name, so that nobody learns of a wall. No row before the session is opened.
-- Called by: commission_may_decide, umai/commission/decisions/actions.py.
create function commission_voters(which uuid) returns table (voters int, quorum int)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with recursive matter as (
        select a.id, a.commission_id, a.request_id, a.edition_id, a.earlier_id
            from commission_agendaitem a where a.id = which
        union
        select a.id, a.commission_id, a.request_id, a.edition_id, a.earlier_id
            from matter join commission_agendaitem a on a.id = matter.earlier_id)
    select (select count(*) from commission_member m
            join commission_presence a on a.member_id = m.id and a.present
            where m.session_id = i.session_id
                and not exists (select 1 from commission_recusal r where r.item_id = i.id and r.member_id = m.id)
                and not exists (select 1 from commission_recusal r
                    join commission_member was on was.id = r.member_id and was.worker_id is null
                    join commission_agendaitem a on a.id = r.item_id
                    join matter on matter.commission_id = a.commission_id
                        and (a.id = matter.id or a.request_id = matter.request_id
                            or a.edition_id = matter.edition_id or a.earlier_id = matter.earlier_id)
                    where was.name = m.name)
                and not exists (select 1 from access_wall w where w.worker_id = m.worker_id
                    and w.child_id = any (register_one_with(array[i.child_id]))
                    and w.from_at <= now() and (w.to_at is null or w.to_at > now())))::int,
        t.quorum::int
    from commission_agendaitem i
    join commission_sessionstep t on t.session_id = i.session_id and t.kind = 'opened'
    where i.id = which and i.commission_id = commission_office()
$$;
