"""Put rows of lists, pairs and what was decided about them behind row security, and let the worker write.

A row is read where its place lies; one of no known district by the oblast or the Ministry. A pair tells of
both its sides, so both must lie within reach. A row that was found to be a child is hidden from whoever is
walled from that child. No role writes a row or a pair: functions of the owner do, which only the worker may
call. Rows come by COPY into a table of passage (`linkage_incoming`), since COPY does not go through
policies. A file that was sent, and the order to take it in, are their sender's alone. Safe forward and back
with data in place.
"""

from django.db import migrations

from umai.access.protect import Protect

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"

DISTRICTS = "(select access_districts())::int[]"
ROWS = f"""district_id = any ({DISTRICTS})
    or (district_id is null and (select access_role()) = 'ministry_supervisor')
    or (district_id is null and (select access_role()) = 'oblast_supervisor' and oblast_id = any (array(
        select unnest(array[p.id, p.parent_id]) from places_place p where p.id = any ({DISTRICTS}))))"""
PAIRS = f"""(district_id = any ({DISTRICTS}) and other_district_id = any ({DISTRICTS}))
    or ((select access_role()) = 'ministry_supervisor'
        and (district_id is null or other_district_id is null or district_id <> other_district_id))"""
RESOLUTIONS = f"""district_id = any ({DISTRICTS}) or child_id = any ((select access_granted())::uuid[])
    or (child_id is null and exists (select from linkage_row r where r.id = row_id))"""
RESOLVES = """exists (select from linkage_row r where r.id = row_id)
    and (child_id is null or exists (select from register_child c where c.id = child_id))"""
WALLED = "any ((select linkage_walled())::uuid[])"

COLUMNS = """number, raw, verdict, reasons, district_id, municipality_id, oblast_id, settlement_id, surname,
    given, patronymic, sex, birth_date, birth_precision, pin, mother, phone, listed_as, of_migrant, absent,
    given_key, surname_key, father_key, keys_version, whose, content"""

WALL = f"""
create function linkage_walled() returns uuid[] language plpgsql stable parallel safe {DEFINER} as $$
declare walled uuid[] := access_walled();
begin
    if walled = '{{}}' then return walled; end if;
    return array(select r.row_id from linkage_resolution r where r.current and r.child_id = any (walled));
end $$;
revoke all on function linkage_walled() from public;
"""
TAKING = f"""
create unlogged table linkage_incoming (
    batch uuid not null, number int not null, raw jsonb not null, verdict varchar(8) not null,
    reasons varchar(20)[] not null, district_id int, municipality_id int, oblast_id int, settlement_id int,
    surname varchar(100) not null, given varchar(100) not null, patronymic varchar(100) not null,
    sex varchar(1) not null, birth_date date, birth_precision varchar(10) not null, pin varchar(14) not null,
    mother varchar(200) not null, phone varchar(16) not null, listed_as varchar(60) not null,
    of_migrant boolean not null, absent boolean not null, given_key int, surname_key int, father_key int,
    keys_version smallint not null, whose bigint not null, content bigint not null);

-- Compare what came with the edition before it, and make rows of it.
create function linkage_keep(taken uuid) returns void language plpgsql {DEFINER} as $$
declare before uuid;
begin
    select follows_id into strict before from linkage_edition where id = taken and new is null;
    if before is not null then
        update linkage_edition e set (new, changed, same) = (
            select count(*) filter (where o.content is null), count(*) filter (where o.content <> i.content),
                count(*) filter (where o.content = i.content)
            from (select distinct on (whose) whose, content from linkage_incoming
                  where batch = taken and verdict <> 'refused' order by whose, number) i
            left join (select distinct on (whose) whose, content from linkage_row
                  where edition_id = before and verdict <> 'refused' order by whose, number) o using (whose)),
            gone = (select count(distinct o.whose) from linkage_row o
                where o.edition_id = before and o.verdict <> 'refused' and not exists (
                    select from linkage_incoming i
                    where i.batch = taken and i.whose = o.whose and i.verdict <> 'refused'))
            where e.id = taken;
    end if;
    insert into linkage_row (id, edition_id, source, recorded_at, {COLUMNS})
        select gen_random_uuid(), batch, 'list', now(), {COLUMNS} from linkage_incoming where batch = taken;
    delete from linkage_incoming where batch = taken;
end $$;
revoke all on function linkage_keep(uuid) from public;
"""
SENT = """
alter table linkage_upload enable row level security;
alter table linkage_order enable row level security;
create policy own on linkage_upload to umai_web
    using (recorded_by_id = (select access_worker())) with check (recorded_by_id = (select access_worker()));
create policy own on linkage_order to umai_web
    using (recorded_by_id = (select access_worker())) with check (recorded_by_id = (select access_worker()));
create policy worker on linkage_upload to umai_worker using (true);
create policy worker on linkage_order for select to umai_worker using (true);
"""
SENT_BACK = """
drop policy worker on linkage_order; drop policy worker on linkage_upload;
drop policy own on linkage_order; drop policy own on linkage_upload;
alter table linkage_order disable row level security;
alter table linkage_upload disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("linkage", "0001_initial"),
        ("access", "0010_moves_within_reach"),
        ("register", "0006_care_by_district"),
        ("staff", "0003_reached_and_handed_over"),
    ]
    operations = [
        migrations.RunSQL(WALL, reverse_sql="drop function linkage_walled();"),
        Protect("linkage_row", anchor=None, reach=ROWS, writes="false", unless=f"id = {WALLED}"),
        Protect("linkage_pair", reach=PAIRS, writes="false", unless=f"row_id = {WALLED}"),
        Protect("linkage_resolution", fact=True, reach=RESOLUTIONS, writes=RESOLVES),
        migrations.RunSQL(
            TAKING, reverse_sql="drop function linkage_keep(uuid); drop table linkage_incoming;"
        ),
        migrations.RunSQL(SENT, reverse_sql=SENT_BACK),
    ]
