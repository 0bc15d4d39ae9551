-- Answers which members with an account are still to be told that a session is convened for this day or a later
-- one, or that one of which they were told is not held after all.
-- Called by: umai/notices/sending/sessions.py.
create function commission_to_tell() returns table (session_id uuid, told text, worker_id uuid)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
    with coming as (
        select s.id, m.worker_id as who, exists (select 1 from commission_sessionstep t
                where t.session_id = s.id and t.kind = 'cancelled') as cancelled,
            exists (select 1 from commission_sessionstep t where t.session_id = s.id and t.kind = 'opened') as opened
        from commission_sitting s join commission_member m on m.session_id = s.id and m.worker_id is not null
        where s.held_on >= access_today()
    ), news as (
        select c.id, 'convened' as said, c.who from coming c where not c.cancelled and not c.opened
        union all
        select c.id, 'not_held', c.who from coming c where c.cancelled and exists (
            select 1 from notices_notice n where n.sitting = c.id and n.told = 'convened' and n.worker_id = c.who)
    )
    select w.id, w.said, w.who from news w where not exists (
        select 1 from notices_notice n where n.sitting = w.id and n.told = w.said and n.worker_id = w.who);
end $$;
