"""Let the database itself say who speaks and what they reach, from an unguessable token.

Each function reads `umai.token`, finds the session by the token's hash, and the worker's term
of today; with no token, a forged one, an ended or idle session or a term that is over it
answers nothing, and every policy then shows nothing. The tables they read are closed to the
web role. `security definer` with a pinned search path; `stable`, and always called as a
sub-select, so once a statement.

Safe forward and back: only functions are made.
"""

from django.db import migrations

HEAD = "language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp"

FORWARD = f"""
create function access_today() returns date language sql stable parallel safe
    as $$ select (now() at time zone 'Asia/Bishkek')::date $$;

create function access_speaker(token text)
    returns table (worker_id uuid, office_id uuid, role text, place_id int) {HEAD} as $$
begin
    if coalesce(token, '') = '' then return; end if;
    return query
    select s.worker_id, t.office_id, t.role::text, o.place_id::int
    from access_session s
    join staff_term t on t.worker_id = s.worker_id
        and t.from_on <= access_today() and (t.until_on is null or t.until_on >= access_today())
        and (t.ended_at is null or t.ended_at > now())
    join staff_office o on o.id = t.office_id
    where s.token_hash = sha256(convert_to(token, 'UTF8'))
        and s.ended_at is null and s.expires_at > now() and s.idle_at > now();
end $$;

create function access_worker() returns uuid {HEAD} as $$
begin return (select worker_id from access_speaker(current_setting('umai.token', true))); end $$;

create function access_office() returns uuid {HEAD} as $$
begin return (select office_id from access_speaker(current_setting('umai.token', true))); end $$;

create function access_role() returns text {HEAD} as $$
begin return (select role from access_speaker(current_setting('umai.token', true))); end $$;

create function access_districts() returns int[] {HEAD} as $$
declare who record;
begin
    select * into who from access_speaker(current_setting('umai.token', true));
    return case
        when who.role in ('specialist', 'head') then
            array(select p.district_id from places_place p where p.id = who.place_id and p.district_id is not null)
        when who.role = 'oblast_supervisor' then
            array(select p.id from places_place p where p.district_id = p.id
                  and (p.parent_id = who.place_id or p.id = who.place_id))
        else '{{}}'::int[] end;
end $$;

create function access_municipalities() returns int[] {HEAD} as $$
declare who record;
begin
    select * into who from access_speaker(current_setting('umai.token', true));
    return case
        when who.role = 'social_worker' then
            array(select p.municipality_id from places_place p
                  where p.id = who.place_id and p.municipality_id is not null)
        else '{{}}'::int[] end;
end $$;

create function access_granted() returns uuid[] {HEAD} as $$
declare who record;
begin
    select * into who from access_speaker(current_setting('umai.token', true));
    return array(select distinct g.child_id from access_grant g
        where (g.worker_id = who.worker_id or g.office_id = who.office_id) and g.reason <> 'wrote'
        and g.from_at <= now() and (g.until_at is null or g.until_at > now()));
end $$;

create function access_wrote() returns uuid[] {HEAD} as $$
declare who record;
begin
    select * into who from access_speaker(current_setting('umai.token', true));
    return array(select distinct g.child_id from access_grant g
        where (g.worker_id = who.worker_id or g.office_id = who.office_id) and g.reason = 'wrote'
        and g.from_at <= now() and (g.until_at is null or g.until_at > now()));
end $$;

create function access_unsealed() returns uuid[] {HEAD} as $$
declare who record;
begin
    select * into who from access_speaker(current_setting('umai.token', true));
    return array(select distinct g.child_id from access_grant g
        where g.worker_id = who.worker_id and g.reason in ('assigned', 'unsealed')
        and g.from_at <= now() and (g.until_at is null or g.until_at > now()));
end $$;

create function access_walled() returns uuid[] {HEAD} as $$
declare who uuid := access_worker();
begin
    return array(select distinct w.child_id from access_wall w where w.worker_id = who
        and w.from_at <= now() and (w.until_at is null or w.until_at > now()));
end $$;

revoke all on function access_speaker(text), access_worker(), access_office(),
    access_role(), access_districts(), access_municipalities(), access_granted(), access_wrote(),
    access_unsealed(), access_walled() from public;
"""
BACK = """
drop function access_walled(), access_unsealed(), access_wrote(),
    access_granted(), access_municipalities(), access_districts(), access_role(), access_office(),
    access_worker(), access_speaker(text), access_today();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("places", "0001_initial"),
        ("trail", "0002_written_by_one_function"),
    ]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
