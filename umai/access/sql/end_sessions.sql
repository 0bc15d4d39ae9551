-- Ends every open session of a worker who holds no post any more, as after a dismissal. Answers how many.
-- A session of somebody with a post is ended by its holder alone. Security definer: sessions are closed to
-- the web role.
-- Called by: umai/access/sessions.py.
create function access_end_sessions(
    whose uuid
) returns bigint
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare ended bigint;
begin
    update access_session s set ended_at = now()
        where s.worker_id = whose and s.ended_at is null and access_worker() is not null
            and not exists (select from staff_term t where t.worker_id = whose
                and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
                and (t.ended_at is null or t.ended_at > clock_timestamp()));
    get diagnostics ended = row_count;
    return ended;
end $$;
