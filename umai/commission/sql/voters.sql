-- Answers how many members may decide a matter of the speaker's Commission, and how many there have to be.
-- Who may: who is present, has not stepped back, and has no wall to the child. Says no name, so that
-- nobody learns of a wall. No row before the session is opened.
-- Called by: commission_may_decide, umai/commission/decisions/actions.py.
create function commission_voters(which uuid) returns table (voters int, quorum int)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select (select count(*) from commission_member m
            join commission_presence a on a.member_id = m.id and a.present
            where m.session_id = i.session_id
                and not exists (select 1 from commission_recusal r where r.item_id = i.id and r.member_id = m.id)
                and not exists (select 1 from access_wall w where w.worker_id = m.worker_id
                    and w.child_id = any (register_one_with(array[i.child_id]))
                    and w.from_at <= now() and (w.to_at is null or w.to_at > now())))::int,
        t.quorum::int
    from commission_agendaitem i
    join commission_sessionstep t on t.session_id = i.session_id and t.kind = 'opened'
    where i.id = which and i.commission_id = commission_office()
$$;
