"""Let the database keep one line for each child whom the latest lists name, and say who may read and answer.

`unseen_regroup(district, rows)` derives the lines of these rows anew, of all rows of the district where none
are named: rows that are one child by a resolution, by a merge of two records, or by a pair that readers found
to be one child or, where none read it, the rule, are one line. Triggers call it when a list has come or was
matched, when a row is found to be a child or is none after all, when a pair of rows is read, when records are
joined or parted, when somebody answers; a case that begins or ends changes whether the child is in care.
Whoever derives first holds the districts of the rows and of the children (`unseen_hold`), and looks then: what
another transaction did meanwhile is seen. What is written where no lock meets, a list that is matched while a
case begins in another district, `unseen_regroup` mends every night. `unseen_regroup_all()` derives everything,
for what was loaded past the triggers. An answer about the same unchanged row of the edition before is carried
on while it holds.

The web role reads lines and writes none. A social worker, who reads no list, reads the rows of the own
municipality that say that a child's parents are away or that it is absent, and of a child on the own work list
the rows that put it elsewhere (`unseen_elsewhere`): one child is answered for at once, by all its rows. The
Ministry, which reaches no district, reads numbers by district. Forward fills the lines from what is there; back
only drops what is derived.
"""

from django.db import migrations

from umai.access.protect import NOT_WALLED, Protect

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
HERE = """district_id = any ((select access_districts())::int[])
    or municipality_id = any ((select access_municipalities())::int[])"""
ELSEWHERE = "any ((select unseen_elsewhere())::uuid[])"
NOT_MERGED = "s.child_id is null or s.child_id not in (select m.record from joined m)"

GROUPING = f"""
-- Nobody else derives lines of these districts until this transaction ends; always in one order.
create function unseen_hold(districts int[]) returns void language plpgsql {DEFINER} as $$
declare here int;
begin
    for here in select distinct d from unnest(districts) d where d is not null order by 1 loop
        perform pg_advisory_xact_lock(4037, here);
    end loop;
end $$;
-- The last day on which somebody can have been born, as exactly as a row says it.
create function unseen_born_by(day date, known varchar) returns date language sql immutable as $$
    select case known when 'year' then make_date(extract(year from day)::int, 12, 31)
        when 'month' then (date_trunc('month', day) + interval '1 month - 1 day')::date else day end
$$;
-- Which record stands for a child: the same for all that are one.
create function unseen_record(child uuid) returns uuid language sql stable {DEFINER} as $$
    select x from unnest(register_one_with(array[child])) x order by x limit 1
$$;
create function unseen_in_care(child uuid) returns boolean language sql stable {DEFINER} as $$
    select child is not null and exists (
        select from intake_case c where c.child_id = any (register_one_with(array[child]))
            and not exists (select from intake_closure x where x.case_id = c.id))
$$;
-- Whether two rows of lists are one child: what readers said, and where they did not, what the rule took.
create function unseen_is_one(p linkage_pair) returns boolean language sql stable {DEFINER} as $$
    select case linkage_said(p) when 'same' then true when 'not' then false else p.band = 'automatic' end
$$;
-- Every row that may stand in one line with one of these.
create function unseen_around(wanted uuid[]) returns uuid[] language plpgsql stable {DEFINER} as $$
declare every uuid[] := wanted; more uuid[];
begin
    loop
        more := array(
            select unnest(every)
            union select unnest(l.rows) from unseen_line l where l.rows && every
            union select o.row_id from linkage_resolution s
                join linkage_resolution o on o.child_id = any (register_one_with(array[s.child_id])) and o.current
                where s.row_id = any (every) and s.current and s.child_id is not null
            union select p.other_id from linkage_pair p
                where p.row_id = any (every) and p.other_id is not null and unseen_is_one(p)
            union select p.row_id from linkage_pair p where p.other_id = any (every) and unseen_is_one(p));
        exit when cardinality(more) = cardinality(every);
        every := more;
    end loop;
    return every;
end $$;

create function unseen_regroup(here int, wanted uuid[] default null) returns void language plpgsql {DEFINER} as $$
declare every uuid[];
begin
    perform unseen_hold(array[here]);
    if wanted is null then
        delete from unseen_line where district_id = here;
    else
        every := unseen_around(wanted);
        delete from unseen_line where district_id = here and rows && every;
    end if;
    insert into unseen_line (row_id, child_id, district_id, municipality_id, settlement_id, rows, sources,
            of_migrant, absent, birth_date, since, in_care, answered)
    with recursive joined (record) as materialized (
        select child_id from register_merge where current union select other_id from register_merge where current),
    node as materialized (
        select r.id, r.number, r.municipality_id, r.settlement_id, r.of_migrant, r.absent, r.birth_date,
            r.birth_precision, r.whose,
            r.edition_id, e.source_id, e.recorded_at,
            case when {NOT_MERGED} then s.child_id else unseen_record(s.child_id) end as child
        from linkage_row r join linkage_edition e on e.id = r.edition_id
            left join linkage_resolution s on s.row_id = r.id and s.current and s.what = 'child'
        where r.district_id = here and (wanted is null or r.id = any (every))
            and (r.of_migrant or r.absent) and r.verdict <> 'refused'
            and not exists (select from linkage_edition later where later.follows_id = r.edition_id)),
    pair as materialized (
        select p.row_id as one, p.other_id as other from linkage_pair p
        join node n on n.id = p.row_id join node m on m.id = p.other_id where unseen_is_one(p)),
    beside as materialized (select one, other from pair union all select other, one from pair),
    walk (id, at) as (
        select n.id, b.other from node n join beside b on b.one = n.id where n.child is null
        union select w.id, b.other from walk w join node n on n.id = w.at and n.child is null
            join beside b on b.one = w.at),
    led as (
        select w.id, (array_agg(n.child order by n.child) filter (where n.child is not null))[1] as child,
            (array_agg(w.at order by w.at))[1] as first
        from walk w join node n on n.id = w.at group by w.id),
    chain (edition, before) as (
        select distinct edition_id, edition_id from node
        union select c.edition, e.follows_id from chain c join linkage_edition e on e.id = c.before
            where e.follows_id is not null),
    known as (
        select n.id, min(e.recorded_at) as at from node n join chain c on c.edition = n.edition_id
            join linkage_edition e on e.id = c.before
            join linkage_row o on o.edition_id = c.before and o.whose = n.whose
                and (o.of_migrant or o.absent) and o.verdict <> 'refused'
        group by n.id),
    told as (
        select n.*, k.at as since, coalesce(n.child, l.child) as record, a.answered_at,
            coalesce(n.child, l.child, least(l.first, n.id)) as label
        from node n join known k on k.id = n.id left join led l on l.id = n.id
            left join unseen_answer a on a.row_id = n.id and a.current),
    latest as (
        select *, max(answered_at) over (partition by label) as said_at,
            max(birth_date) filter (where birth_precision = 'day') over (partition by label) as born
        from told)
    select (array_agg(id order by settlement_id is null, municipality_id is null, recorded_at, number, id))[1],
        (array_agg(record))[1], here,
        (array_agg(municipality_id order by settlement_id is null, municipality_id is null, recorded_at, number, id))[1],
        (array_agg(settlement_id order by settlement_id is null, municipality_id is null, recorded_at, number, id))[1],
        array_agg(id order by recorded_at, number, id), array_agg(distinct source_id), bool_or(of_migrant), bool_or(absent),
        max(unseen_born_by(birth_date, birth_precision))
            filter (where birth_precision = 'day' or born is null or birth_date > born),
        (min(since) at time zone 'Asia/Bishkek')::date, unseen_in_care((array_agg(record))[1]),
        bool_and(answered_at is not null or recorded_at <= coalesce(said_at, '-infinity'))
    from latest group by label;
end $$;

create function unseen_regroup_all() returns void language plpgsql {DEFINER} as $$
declare here int;
begin
    for here in select distinct district_id from linkage_row where district_id is not null order by 1 loop
        perform unseen_regroup(here);
    end loop;
end $$;

-- The lines of these rows, in each of their districts.
create function unseen_regroup_rows(wanted uuid[]) returns void language plpgsql {DEFINER} as $$
declare here int;
begin
    for here in select distinct district_id from linkage_row
            where id = any (wanted) and district_id is not null order by 1 loop
        perform unseen_regroup(here, wanted);
    end loop;
end $$;

-- An answer to the same unchanged row of the edition before, while it holds or its signal waits.
create function unseen_carry_over(taken uuid) returns void language sql {DEFINER} as $$
    insert into unseen_answer (id, recorded_at, source, why, current, row_id, what, words, signal_id, answered_at,
            happened_on, holds_until, carries_id, district_id, municipality_id)
        select distinct on (r.id) gen_random_uuid(), clock_timestamp(), 'batch', 'change', true, r.id, a.what, a.words,
            a.signal_id, a.answered_at, a.happened_on, a.holds_until, coalesce(a.carries_id, a.id), r.district_id,
            r.municipality_id
        from linkage_edition e join linkage_row r on r.edition_id = e.id and r.verdict <> 'refused'
            join linkage_row b on b.edition_id = e.follows_id and b.whose = r.whose and b.content = r.content
            join unseen_answer a on a.row_id = b.id and a.current
        where e.id = taken
            and ((e.recorded_at at time zone 'Asia/Bishkek')::date <= a.holds_until
                or exists (select from identification_signal s where s.id = a.signal_id and s.waits))
            and not exists (select from unseen_answer d where d.row_id = r.id and d.current)
        order by r.id, a.answered_at desc
$$;
revoke all on function unseen_hold(int[]), unseen_born_by(date, varchar), unseen_is_one(linkage_pair), unseen_record(uuid), unseen_in_care(uuid), unseen_around(uuid[]), unseen_regroup(int, uuid[]),
    unseen_regroup_all(), unseen_regroup_rows(uuid[]), unseen_carry_over(uuid) from public;
"""

ROWS_ELSEWHERE = f"""
-- The rows of children on the work list of the own municipality that put them elsewhere.
create function unseen_elsewhere() returns uuid[] language plpgsql stable parallel safe {DEFINER} as $$
declare own int[] := access_municipalities();
begin
    if own = '{{}}' then return '{{}}'; end if;
    return array(select r.id from unseen_line l join linkage_row r on r.id = any (l.rows)
        where l.municipality_id = any (own) and cardinality(l.rows) > 1
            and r.municipality_id is distinct from l.municipality_id);
end $$;
revoke all on function unseen_elsewhere() from public;
"""

TRIGGERS = f"""
create function unseen_list_came() returns trigger language plpgsql {DEFINER} as $$
declare here int; districts int[]; taken uuid; before uuid;
begin
    if tg_table_name = 'linkage_edition' then taken := new.id; else taken := new.edition_id; end if;
    select follows_id into before from linkage_edition where id = taken;
    districts := array(select distinct district_id from linkage_row
        where edition_id in (taken, before) and (of_migrant or absent) and district_id is not null order by 1);
    perform unseen_hold(districts);
    if tg_table_name = 'linkage_edition' then perform unseen_carry_over(taken); end if;
    foreach here in array districts loop
        perform unseen_regroup(here);
    end loop;
    return null;
end $$;
create constraint trigger unseen after insert on linkage_edition deferrable initially deferred
    for each row execute function unseen_list_came();
create constraint trigger unseen after insert on linkage_matched deferrable initially deferred
    for each row execute function unseen_list_came();

-- What matching itself resolves, thousands at a time, is grouped once at its end.
create function unseen_resolved() returns trigger language plpgsql {DEFINER} as $$
begin
    perform unseen_hold(array(select unnest(array[c.district_id, r.district_id]) from came c
        join linkage_row r on r.id = c.row_id where c.source <> 'batch' or c.replaces_id is not null));
    perform unseen_regroup_rows(array(select row_id from came where source <> 'batch' or replaces_id is not null));
    return null;
end $$;
create trigger unseen after insert on linkage_resolution referencing new table as came
    for each statement execute function unseen_resolved();

create function unseen_said() returns trigger language plpgsql {DEFINER} as $$
begin
    perform unseen_regroup_rows(array(select row_id from came where source <> 'batch' or replaces_id is not null));
    return null;
end $$;
create trigger unseen after insert on unseen_answer referencing new table as came
    for each statement execute function unseen_said();

create function unseen_read() returns trigger language plpgsql {DEFINER} as $$
begin
    perform unseen_regroup_rows(array(
        select unnest(linkage_same_rows(p.row_id) || linkage_same_rows(p.other_id)) from linkage_pair p
        where p.other_id is not null and p.id in (select pair_id from came)));
    return null;
end $$;
create trigger unseen after insert on linkage_judgement referencing new table as came
    for each statement execute function unseen_read();

create function unseen_merged() returns trigger language plpgsql {DEFINER} as $$
begin
    perform unseen_hold(array(select district_id from register_child
            where id in (select child_id from came union select other_id from came)
        union select district_id from unseen_line
            where child_id in (select child_id from came union select other_id from came)));
    perform unseen_regroup_rows(array(select s.row_id from linkage_resolution s where s.current
        and s.child_id = any (register_one_with(array(select child_id from came union select other_id from came)))));
    return null;
end $$;
create trigger unseen after insert on register_merge referencing new table as came
    for each statement execute function unseen_merged();

create function unseen_cared() returns trigger language plpgsql {DEFINER} as $$
declare children uuid[];
begin
    perform unseen_hold(array(select district_id from came
        union select district_id from unseen_line where child_id in (select child_id from came)));
    if not exists (select from unseen_line where child_id is not null) then return null; end if;
    children := register_one_with(array(select child_id from came));
    perform unseen_hold(array(select district_id from unseen_line where child_id = any (children)));
    update unseen_line set in_care = unseen_in_care(child_id) where child_id = any (children);
    return null;
end $$;
create trigger unseen after insert on intake_case referencing new table as came
    for each statement execute function unseen_cared();
create trigger unseen after insert on intake_closure referencing new table as came
    for each statement execute function unseen_cared();
revoke all on function unseen_list_came(), unseen_resolved(), unseen_said(), unseen_read(), unseen_merged(), unseen_cared() from public;
"""

READING = f"""
alter table unseen_line enable row level security;
alter table unseen_line force row level security;
create policy owner on unseen_line to current_user using (true) with check (true);
create policy seen on unseen_line for select to umai_web using ({HERE});
create policy wall on unseen_line as restrictive for select to umai_web using ({NOT_WALLED});

create policy sought on linkage_row for select to umai_web using (
    municipality_id = any ((select access_municipalities())::int[]) and (of_migrant or absent) and verdict <> 'refused'
    or id = {ELSEWHERE});
create policy of_a_row_that_is_read on unseen_answer as restrictive for insert to umai_web with check (
    child_id is null and carries_id is null and exists (
        select from linkage_row r where r.id = row_id and r.district_id = unseen_answer.district_id
            and r.municipality_id is not distinct from unseen_answer.municipality_id)
    and (signal_id is null or exists (select from identification_signal s where s.id = signal_id)));

-- Numbers alone, for who answers for the country: district, waiting, absent of these, all, the oldest day.
create function unseen_of_the_country(born_after date)
    returns table (district int, waiting bigint, absent bigint, every bigint, since date)
    language sql stable {DEFINER} as $$
    select district_id, count(*) filter (where waits), count(*) filter (where waits and l.absent), count(*),
        min(l.since) filter (where waits)
    from unseen_line l where access_role() = 'ministry_supervisor' and (birth_date is null or birth_date > born_after)
    group by district_id
$$;
revoke all on function unseen_of_the_country(date) from public;
select unseen_regroup_all();
"""
TRIGGERS_BACK = """
drop trigger unseen on intake_closure; drop trigger unseen on intake_case; drop trigger unseen on register_merge;
drop trigger unseen on linkage_judgement; drop trigger unseen on unseen_answer; drop trigger unseen on linkage_resolution;
drop trigger unseen on linkage_matched; drop trigger unseen on linkage_edition;
drop function unseen_cared(), unseen_merged(), unseen_read(), unseen_said(), unseen_resolved(), unseen_list_came();
"""
READING_BACK = """
drop function unseen_of_the_country(date);
drop policy of_a_row_that_is_read on unseen_answer; drop policy sought on linkage_row;
drop policy wall on unseen_line; drop policy seen on unseen_line; drop policy owner on unseen_line;
alter table unseen_line no force row level security; alter table unseen_line disable row level security;
delete from unseen_line;
"""
GROUPING_BACK = """
drop function unseen_carry_over(uuid), unseen_regroup_rows(uuid[]), unseen_regroup_all(), unseen_regroup(int, uuid[]),
    unseen_around(uuid[]), unseen_is_one(linkage_pair), unseen_in_care(uuid), unseen_record(uuid),
    unseen_born_by(date, varchar), unseen_hold(int[]);
"""
WALLED_ROW = "row_id = any ((select linkage_walled())::uuid[])"


class Migration(migrations.Migration):
    dependencies = [
        ("unseen", "0001_initial"),
        ("linkage", "0007_histories"),
        ("register", "0010_weights"),
        ("intake", "0012_closed_by_two"),
        ("identification", "0017_unreadable_together"),
    ]
    operations = [
        migrations.RunSQL(GROUPING, reverse_sql=GROUPING_BACK),
        migrations.RunSQL(ROWS_ELSEWHERE, reverse_sql="drop function unseen_elsewhere();"),
        Protect(
            "unseen_answer",
            fact=True,
            reach=f"{HERE} or row_id = {ELSEWHERE}",
            unless=WALLED_ROW,
        ),
        migrations.RunSQL(TRIGGERS, reverse_sql=TRIGGERS_BACK),
        migrations.RunSQL(READING, reverse_sql=READING_BACK),
    ]
