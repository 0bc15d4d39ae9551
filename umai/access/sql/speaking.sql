-- Answers the session that speaks by the claim in `umai.speaker`, and the post of today from which it
-- speaks; no row for a claim that opens nothing. A claim is the session's id and a proof: the hash of this
-- connection's process number and the hash of the session's token. So a claim that was seen elsewhere opens
-- nothing on another connection, and no statement ever holds the token. The session must be neither ended, expired nor idle.
-- Not security definer and without a path of its own, so that the planner makes it part of the query that
-- asks; all who ask are functions of the owner.
-- Called by: 24 functions.
create function access_speaking() returns TABLE(worker_id uuid, office_id uuid, role text, idle_at timestamptz)
language sql stable parallel restricted
as $$
    select s.worker_id, t.office_id, t.role::text, s.idle_at
    from access_session s
    join staff_term t on t.worker_id = s.worker_id
        and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
        and (t.ended_at is null or t.ended_at > now())
    where s.id = split_part(current_setting('umai.speaker', true), '.', 1)
        and split_part(current_setting('umai.speaker', true), '.', 2) =
            encode(sha256(convert_to(pg_backend_pid() || '.', 'UTF8') || s.token_hash), 'hex')
        and s.ended_at is null and s.expires_at > now() and s.idle_at > now()
$$;
