-- Answers the children on whose file the speaker or the speaker's office holds a grant `wrote` at this
-- moment: the file moved away, and the office still sees the rows that it wrote itself. Security
-- definer: sessions and grants are closed to the web role.
-- Called by: policies, umai/access/reach.py.
create function access_wrote() returns uuid[]
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$

declare who uuid; at uuid;
begin
    select s.worker_id, t.office_id into who, at from access_session s
        join staff_term t on t.worker_id = s.worker_id
            and t.from_on <= access_today() and (t.to_on is null or t.to_on >= access_today())
            and (t.ended_at is null or t.ended_at > now())
        where s.token_hash = sha256(convert_to(nullif(current_setting('umai.token', true), ''), 'UTF8'))
            and s.ended_at is null and s.expires_at > now() and s.idle_at > now();
    return array(select distinct g.child_id from access_grant g
        where (g.worker_id = who or g.office_id = at) and g.reason = 'wrote'
        and g.from_at <= now() and (g.to_at is null or g.to_at > now()));
end $$;
