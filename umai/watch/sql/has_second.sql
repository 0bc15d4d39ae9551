-- Answers whether the speaker's office has a second person today who could agree to what the speaker asks: another
-- person, in a post that watches, and not under the speaker.
-- Called by: watch_ask_opening, umai/watch/opening/views.py.
create function watch_has_second() returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    who record;
begin
    select * into who from access_speaking();
    return coalesce(who.role in ('prosecutor', 'ombudsman', 'commissioner'), false) and exists (
        select from staff_term t
        where t.office_id = who.office_id and t.role in ('prosecutor', 'ombudsman', 'commissioner')
            and t.from_on <= access_today() and coalesce(t.to_on >= access_today(), true)
            and coalesce(t.ended_at > now(), true) and t.superior_id is distinct from who.worker_id
            and access_is_another(t.worker_id, who.worker_id));
end $$;
