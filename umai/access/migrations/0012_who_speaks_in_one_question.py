"""Answer who speaks and what they reach in one question each.

Row security asks these functions for every table of every statement: two hundred times for a page. Each asked
`access_speaker`, a function of its own that finds the session, the post and the office, and then looked up the
place of that office; one question that joins them costs a third. The answers are the same.

Safe forward and back: only functions are made anew.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("umai.access.migrations.0002_who_speaks_and_what_they_reach").FORWARD
HEAD = "language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp"
# The session that the token opens, with the post of today. No token, and an empty one, opens none.
SPEAKER = """access_session s
        join staff_term t on t.worker_id = s.worker_id
            and t.from_on <= access_today() and (t.until_on is null or t.until_on >= access_today())
            and (t.ended_at is null or t.ended_at > now())"""
OPEN = """s.token_hash = sha256(convert_to(nullif(current_setting('umai.token', true), ''), 'UTF8'))
            and s.ended_at is null and s.expires_at > now() and s.idle_at > now()"""
PLACE = f"""{SPEAKER}
        join staff_office o on o.id = t.office_id
        join places_place p on p.id = o.place_id
        where {OPEN}"""
GRANTED = f"""
declare who uuid; at uuid;
begin
    select s.worker_id, t.office_id into who, at from {SPEAKER}
        where {OPEN};
    return array(select distinct g.child_id from access_grant g
        where (g.worker_id = who or g.office_id = at) and g.reason {{reason}}
        and g.from_at <= now() and (g.until_at is null or g.until_at > now()));
end"""

FORWARD = f"""
create or replace function access_worker() returns uuid {HEAD} as $$
begin
    return (select s.worker_id from {SPEAKER}
        where {OPEN});
end $$;

create or replace function access_office() returns uuid {HEAD} as $$
begin
    return (select t.office_id from {SPEAKER}
        where {OPEN});
end $$;

create or replace function access_role() returns text {HEAD} as $$
begin
    return (select t.role::text from {SPEAKER}
        where {OPEN});
end $$;

create or replace function access_districts() returns int[] {HEAD} as $$
declare found int[];
begin
    select case
            when t.role in ('specialist', 'head') and p.district_id is not null then array[p.district_id]
            when t.role = 'oblast_supervisor' then
                array(select d.id from places_place d where d.district_id = d.id
                      and (d.parent_id = p.id or d.id = p.id)) end
        into found from {PLACE};
    return coalesce(found, '{{}}');
end $$;

create or replace function access_municipalities() returns int[] {HEAD} as $$
declare found int[];
begin
    select case when t.role = 'social_worker' and p.municipality_id is not null then array[p.municipality_id] end
        into found from {PLACE};
    return coalesce(found, '{{}}');
end $$;

create or replace function access_granted() returns uuid[] {HEAD} as $$ {GRANTED.format(reason="<> 'wrote'")} $$;

create or replace function access_wrote() returns uuid[] {HEAD} as $$ {GRANTED.format(reason="= 'wrote'")} $$;
"""

MADE_ANEW = ("worker", "office", "role", "districts", "municipalities", "granted", "wrote")


def again(name):
    """The statement that made a function before."""
    begin = BEFORE.index(f"create function access_{name}()")
    return BEFORE[begin : BEFORE.index("end $$;", begin) + 7].replace("create", "create or replace", 1)


BACK = "\n".join(map(again, MADE_ANEW))


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0011_more_than_one_column_kept"),
        ("places", "0002_country"),
        ("staff", "0003_reached_and_handed_over"),
    ]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
