"""Find whom the rows of a list may be: children of the register, rows of other lists, and of its own.

The worker reaches no child by territory, so functions of the owner find the candidates, hand over what is
compared, and keep what came of it; only the worker may call them. Two parts of a name must agree and the
dates not lie years apart, or one part and the date, or the PIN. What a person or a rule decided about a row
of the edition before holds for the same unchanged row of the new one. Safe forward and back with data in
place.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
LATEST = """edition_id in (select e.id from linkage_edition e
        where not exists (select from linkage_edition later where later.follows_id = e.id))"""
# Pairs of columns of which both must agree, and how far the dates may lie apart then, in days.
ARMS = """
    select r.id, {id} from batch r join {table} o on o.{given} = r.given_key and o.{surname} = r.surname_key
        where {more} and (o.birth_date is null or r.birth_date is null or abs(o.birth_date - r.birth_date) < 1100)
    union select r.id, {id} from batch r join {table} o on o.{given} = r.given_key and o.{father} = r.father_key
        where {more} and (o.birth_date is null or r.birth_date is null or abs(o.birth_date - r.birth_date) < 800)
    union select r.id, {id} from batch r join {table} o on o.{surname} = r.surname_key and o.{father} = r.father_key
        where {more} and abs(o.birth_date - r.birth_date) < 370
    union select r.id, {id} from batch r join {table} o on o.{given} = r.surname_key and o.{surname} = r.given_key
        where {more} and abs(o.birth_date - r.birth_date) < 370
    union select r.id, {id} from batch r join {table} o on o.birth_date = r.birth_date and o.{given} = r.given_key
        where {more}
    union select r.id, {id} from batch r join {table} o on o.birth_date = r.birth_date and o.{surname} = r.surname_key
        where {more}"""
OF_REGISTER = ARMS.format(
    id="o.child_id", table="register_findable", given="given", surname="surname", father="father", more="true"
)
OF_ROWS = ARMS.format(
    id="o.id", table="linkage_row", given="given_key", surname="surname_key", father="father_key",
    more=f"o.verdict <> 'refused' and (o.{LATEST} and o.edition_id <> r.edition_id"
    " or o.edition_id = r.edition_id and o.number < r.number)",
)  # fmt: skip
BATCH = """with batch as materialized (
        select * from linkage_row where edition_id = taken and number between first and last
        and verdict <> 'refused' and not exists (
            select from linkage_resolution s where s.row_id = linkage_row.id and s.current))"""

FUNCTIONS = f"""
create function linkage_candidates(taken uuid, first int, last int) returns table (one uuid, child uuid)
    language sql stable {DEFINER} as $$
    {BATCH}
    {OF_REGISTER}
    union select r.id, o.child_id from batch r join register_identity o on o.pin = r.pin and o.current
        where r.pin <> ''
$$;
create function linkage_beside(taken uuid, first int, last int) returns table (one uuid, other uuid)
    language sql stable {DEFINER} as $$
    {BATCH}
    {OF_ROWS}
    union select r.id, o.id from batch r join linkage_row o on o.pin = r.pin
        where r.pin <> '' and o.id <> r.id and o.verdict <> 'refused' and (o.{LATEST}
            and o.edition_id <> r.edition_id or o.edition_id = r.edition_id and o.number < r.number)
$$;
create function linkage_rows(ids uuid[]) returns table (
        id uuid, number int, surname text, given text, patronymic text, birth_date date, birth_precision text,
        sex text, pin text, oblast int, district int, municipality int, settlement int, mother text, phone text,
        edition uuid)
    language sql stable {DEFINER} as $$
    select r.id, r.number, surname, given, patronymic, birth_date, birth_precision, sex, pin, oblast_id, district_id,
        municipality_id, settlement_id, mother, phone, edition_id
    from linkage_row r where r.id = any (ids)
$$;
create function linkage_children(ids uuid[]) returns table (
        id uuid, number int, surname text, given text, patronymic text, birth_date date, birth_precision text,
        sex text, pin text, oblast int, district int, municipality int, settlement int, mother text, phone text,
        edition uuid)
    language sql stable {DEFINER} as $$
    select c.id, 0, i.surname, i.given, i.patronymic, i.birth_date, i.birth_precision, i.sex, i.pin,
        case when d.parent_id is null then d.id else d.parent_id end, c.district_id, c.municipality_id,
        (select a.settlement_id from register_address a where a.child_id = c.id and a.current
            and a.kind = 'actual' limit 1),
        coalesce((select concat_ws(' ', m.surname, m.given) from register_kinship k
            join register_adultidentity m on m.adult_id = k.adult_id and m.current
            where k.child_id = c.id and k.current and k.relation = 'mother' limit 1), ''),
        coalesce((select m.phone from register_kinship k
            join register_adultidentity m on m.adult_id = k.adult_id and m.current and m.phone <> ''
            where k.child_id = c.id and k.current limit 1), ''), null::uuid
    from register_child c join register_identity i on i.child_id = c.id and i.current
        left join places_place d on d.id = c.district_id
    where c.id = any (ids)
$$;
create function linkage_sizes(taken uuid) returns table (last int, own bigint, others bigint, children bigint)
    language sql stable {DEFINER} as $$
    select coalesce((select max(number) from linkage_row where edition_id = taken), 0),
        (select e.rows - e.refused from linkage_edition e where e.id = taken)::bigint,
        coalesce((select sum(e.rows - e.refused) from linkage_edition e where e.id <> taken and not exists (
            select from linkage_edition later where later.follows_id = e.id)), 0)::bigint,
        (select greatest(reltuples::bigint, case when reltuples < 10000 then (
            select count(*) from register_child) else 0 end) from pg_class where oid = 'register_child'::regclass)
$$;
create function linkage_sample(most int) returns table (surname text, given text, patronymic text)
    language sql stable {DEFINER} as $$
    select surname, given, patronymic from register_identity where current limit most
$$;
-- What was decided about the same unchanged row of the edition before holds for this one.
create function linkage_carry_over(taken uuid) returns int language plpgsql {DEFINER} as $$
declare n int;
begin
    insert into linkage_resolution (id, recorded_at, source, why, current, row_id, child_id, what, rule,
            district_id, municipality_id, office_id)
        select distinct on (r.id) gen_random_uuid(), clock_timestamp(), 'batch', 'change', true, r.id, s.child_id,
            s.what, 'as before', coalesce(c.district_id, r.district_id),
            case when c.id is null then r.municipality_id else c.municipality_id end, c.office_id
        from linkage_edition e
        join linkage_row r on r.edition_id = e.id and r.verdict <> 'refused'
        join linkage_row b on b.edition_id = e.follows_id and b.whose = r.whose and b.content = r.content
        join linkage_resolution s on s.row_id = b.id and s.current
        left join register_child c on c.id = s.child_id
        where e.id = taken and not exists (
            select from linkage_resolution d where d.row_id = r.id and d.current)
        order by r.id, s.recorded_at;
    get diagnostics n = row_count;
    return n;
end $$;
create function linkage_keep_pairs(pairs jsonb) returns void language plpgsql {DEFINER} as $$
begin
    insert into linkage_pair (id, recorded_at, source, row_id, child_id, other_id, district_id, other_district_id,
            bits, probability, band, levels, model)
        select (p ->> 'id')::uuid, clock_timestamp(), 'batch', r.id, (p ->> 'child')::uuid, o.id,
            coalesce(c.district_id, case when o.id is not null then r.district_id end),
            case when o.id is not null then o.district_id else r.district_id end,
            (p ->> 'bits')::float, (p ->> 'probability')::float, p ->> 'band', p -> 'levels', p ->> 'model'
        from jsonb_array_elements(pairs) p
        join linkage_row r on r.id = (p ->> 'row')::uuid
        left join linkage_row o on o.id = (p ->> 'other')::uuid
        left join register_child c on c.id = (p ->> 'child')::uuid
        on conflict do nothing;
    insert into linkage_resolution (id, recorded_at, source, why, current, row_id, child_id, pair, what, rule,
            district_id, municipality_id, office_id)
        select gen_random_uuid(), clock_timestamp(), 'batch', 'change', true, (p ->> 'row')::uuid, c.id,
            (p ->> 'id')::uuid, 'child', p ->> 'rule', c.district_id, c.municipality_id, c.office_id
        from jsonb_array_elements(pairs) p join register_child c on c.id = (p ->> 'child')::uuid
        where p ->> 'rule' <> ''
        on conflict do nothing;
end $$;
revoke all on function linkage_candidates(uuid, int, int), linkage_beside(uuid, int, int), linkage_rows(uuid[]),
    linkage_children(uuid[]), linkage_sizes(uuid), linkage_sample(int), linkage_carry_over(uuid), linkage_keep_pairs(jsonb)
    from public;
"""
BACK = """
drop function linkage_keep_pairs(jsonb), linkage_carry_over(uuid), linkage_sizes(uuid), linkage_sample(int),
    linkage_children(uuid[]),
    linkage_rows(uuid[]), linkage_beside(uuid, int, int), linkage_candidates(uuid, int, int);
"""


class Migration(migrations.Migration):
    dependencies = [("linkage", "0002_protected"), ("register", "0009_findable_by_day")]
    operations = [migrations.RunSQL(FUNCTIONS, reverse_sql=BACK)]
