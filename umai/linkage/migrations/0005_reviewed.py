"""Let people say what a pair is: which pair waits for whom, what follows of the answers, what was drawn.

A judgement is seen by its reader alone, so nobody who reads second knows what the first one said;
functions of the owner know all of them. `linkage_due` says which pairs wait for the speaker and for which
turn: those of one district for its department, across districts for the oblast, across oblasts for the
Ministry; the second reader is another of the same level or of the next, the third of the next. The policy
of the table asks it, so no reader is first and second. `linkage_said` is what readers said of two records,
whichever pair of them was read: the one answer to it, for everything that joins or parts. `linkage_settle`, a
trigger, makes of the answers what a row is found to be, and strikes it where they no longer say so. `linkage_sides` hands the Ministry what is compared
of two records that it cannot open, and no more. `linkage_draw` draws pairs of every layer of a list, and
those for a second reader. Safe forward and back with data in place; going back keeps no judgement.
"""

from django.db import migrations

from umai.access.protect import Protect

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
OWN = "recorded_by_id = (select access_worker())"

WALLED = "all ((select access_walled())::uuid[])"
WALL_BEFORE = """(child_id is null or child_id <> all ((select access_walled())::uuid[]))
    and not (row_id = any ((select linkage_walled())::uuid[]))"""
WALL = f"""(child_id is null or child_id <> {WALLED}) and (other_child_id is null or other_child_id <> {WALLED})
    and (row_id is null or row_id <> all ((select linkage_walled())::uuid[]))
    and (other_id is null or other_id <> all ((select linkage_walled())::uuid[]))"""
WALLS = "alter policy wall on linkage_pair using ({0}) with check ({0});"

# Which pairs wait for the speaker, for which turn, and where they stand in a draw.
DUE = f"""
create function linkage_outcome(a1 text, a2 text, a3 text, twice boolean) returns text
    language sql immutable set search_path = pg_catalog as $$
    select case when a1 is null then null when not twice or a2 is null or a1 = a2 then a1
        else coalesce(a3, 'apart') end
$$;
create function linkage_answers(of_pair uuid, out a1 text, out a2 text, out a3 text, out twice boolean)
    language sql stable {DEFINER} as $$
    select max(answer) filter (where turn = 1), max(answer) filter (where turn = 2),
        max(answer) filter (where turn = 3),
        exists (select from linkage_drawn d where d.pair_id = of_pair and d.purpose = 'twice')
    from linkage_judgement where pair_id = of_pair and current
$$;
create function linkage_level(district int, beside int) returns text language sql stable {DEFINER} as $$
    select case when district is null or beside is null then 'ministry' when district = beside then 'district'
        when (select count(distinct coalesce(parent_id, id)) from places_place where id in (district, beside)) = 1
            then 'oblast' else 'ministry' end
$$;
-- This row, and the same unchanged one in the other editions of its list for the same area.
create function linkage_same_rows(of_row uuid) returns uuid[] language sql stable {DEFINER} as $$
    select array(select b.id from linkage_row r join linkage_edition e on e.id = r.edition_id
        join linkage_edition o on o.source_id = e.source_id and o.area_id = e.area_id
        join linkage_row b on b.edition_id = o.id and b.whose = r.whose and b.content = r.content
        where r.id = of_row)
$$;
-- The other pairs of the same two records: weighed by another model, or of unchanged rows of other editions.
create function linkage_again(one linkage_pair) returns uuid[] language plpgsql stable {DEFINER} as $$
declare here uuid[]; there uuid[];
begin
    if one.row_id is null then
        return array(select p.id from linkage_pair p where p.other_child_id is not null and p.id <> one.id
            and least(p.child_id, p.other_child_id) = least(one.child_id, one.other_child_id)
            and greatest(p.child_id, p.other_child_id) = greatest(one.child_id, one.other_child_id));
    end if;
    here := linkage_same_rows(one.row_id);
    if one.child_id is not null then
        return array(select p.id from linkage_pair p
            where p.row_id = any (here) and p.child_id = one.child_id and p.id <> one.id);
    end if;
    there := linkage_same_rows(one.other_id);
    return array(select p.id from linkage_pair p where p.id <> one.id
        and (p.row_id = any (here) and p.other_id = any (there)
            or p.row_id = any (there) and p.other_id = any (here)));
end $$;
-- What readers said of these two records: of this pair, else what was said last of another pair of the same two.
create function linkage_said(one linkage_pair) returns text language plpgsql stable {DEFINER} as $$
declare said text;
begin
    select linkage_outcome(a.a1, a.a2, a.a3, a.twice) into said from linkage_answers(one.id) a;
    if said is null then
        select o.said into said from linkage_judgement j, lateral linkage_answers(j.pair_id) a,
                lateral (select linkage_outcome(a.a1, a.a2, a.a3, a.twice) as said) o
            where j.current and j.pair_id = any (linkage_again(one)) and o.said is not null
            order by j.recorded_at desc, j.id limit 1;
    end if;
    return said;
end $$;
-- What was read before in another pair is not read again. Of most children nobody read anything yet.
create function linkage_read_before(one linkage_pair) returns boolean language sql stable {DEFINER} as $$
    select case when one.child_id is not null and not exists (select from linkage_judgement j
            where j.current and j.child_id in (one.child_id, one.other_child_id) and j.pair_id <> one.id) then false
        else exists (select from linkage_judgement j
            where j.current and j.pair_id = any (linkage_again(one))) end
$$;
-- The rows of an edition that readers of an earlier one, where they stood unchanged, found not to be a child.
create function linkage_parted(taken uuid) returns table (one uuid, child uuid) language sql stable {DEFINER} as $$
    select distinct r.id, p.child_id
    from linkage_judgement j join linkage_pair p on p.id = j.pair_id and p.row_id is not null
    join linkage_row b on b.id = p.row_id join linkage_edition o on o.id = b.edition_id
    join linkage_edition e on e.id = taken and e.source_id = o.source_id and e.area_id = o.area_id
    join linkage_row r on r.edition_id = taken and r.whose = b.whose and r.content = b.content
    where j.current and j.turn = 1 and j.child_id is not null and linkage_said(p) = 'not'
$$;
create function linkage_due(only_pair uuid default null)
    returns table (pair uuid, turn int, place int, probability float) language plpgsql stable {DEFINER} as $$
#variable_conflict use_column
declare
    me uuid := access_worker(); speaks text := access_role(); within int[] := access_districts();
    hidden uuid[] := access_walled(); hidden_rows uuid[] := linkage_walled();
begin
    if me is null or speaks not in ('specialist', 'head', 'oblast_supervisor', 'ministry_supervisor') then
        return;
    end if;
    return query
    with waiting as (
        select p.id from linkage_pair p where p.band = 'clerical' and (only_pair is null or p.id = only_pair)
            and (p.district_id = any (within) or speaks = 'ministry_supervisor')
        union select d.pair_id from linkage_drawn d
            where d.purpose = 'quality' and (only_pair is null or d.pair_id = only_pair)
    ), there as (
        select p.id, p.row_id, p.child_id, p.other_id, p.other_child_id, p.probability, p.recorded_at,
            p as whole, d.place, linkage_level(p.district_id, coalesce(c.district_id, p.other_district_id)) as level
        from waiting w join linkage_pair p on p.id = w.id
        left join linkage_drawn d on d.pair_id = p.id and d.purpose = 'quality'
        left join register_child c on c.id = p.other_child_id
        where ((p.district_id = any (within) and coalesce(c.district_id, p.other_district_id) = any (within))
            or (speaks = 'ministry_supervisor'
                and p.district_id is distinct from coalesce(c.district_id, p.other_district_id))
            or (speaks = 'ministry_supervisor' and p.district_id is null))
            and (p.child_id is null or p.child_id <> all (hidden))
            and (p.other_child_id is null or p.other_child_id <> all (hidden))
            and (p.row_id is null or p.row_id <> all (hidden_rows))
            and (p.other_id is null or p.other_id <> all (hidden_rows))
    ), turns as (
        select t.*, case when a.a1 is null then 1 when not a.twice then null when a.a2 is null then 2
                when a.a1 <> a.a2 and a.a3 is null then 3 end as turn
        from there t, lateral linkage_answers(t.id) a
        where not exists (select from linkage_judgement j
            where j.pair_id = t.id and j.current and j.recorded_by_id = me)
    )
    select t.id, t.turn, t.place, t.probability from turns t
    where case t.turn
            when 1 then t.level = case speaks when 'oblast_supervisor' then 'oblast'
                when 'ministry_supervisor' then 'ministry' else 'district' end
            when 2 then case speaks when 'oblast_supervisor' then t.level in ('district', 'oblast')
                when 'ministry_supervisor' then t.level in ('oblast', 'ministry') else t.level = 'district' end
            when 3 then case speaks when 'oblast_supervisor' then t.level = 'district'
                when 'ministry_supervisor' then t.level in ('oblast', 'ministry') else false end
            else false end
        and (t.turn > 1 or (
            not exists (select from linkage_row r join linkage_edition later on later.follows_id = r.edition_id
                where r.id in (t.row_id, t.other_id))
            and not exists (select from linkage_pair newer where newer.row_id = t.row_id
                and newer.recorded_at > t.recorded_at and newer.child_id is not distinct from t.child_id
                and newer.other_id is not distinct from t.other_id)
            and not exists (select from register_merge m where m.current and t.other_child_id is not null
                and m.child_id in (t.child_id, t.other_child_id) and m.other_id in (t.child_id, t.other_child_id))
            and (t.place is not null or (
                (t.child_id is null or not exists (
                    select from linkage_resolution s where s.row_id = t.row_id and s.current))
                and not linkage_read_before(t.whole)))));
end $$;
-- The policy's question, and whose row a striking one may strike: one's own.
create function linkage_may_judge(of_pair uuid, at_turn int, struck uuid) returns boolean
    language sql stable {DEFINER} as $$
    select case when struck is null then exists (select from linkage_due(of_pair) d where d.turn = at_turn)
        else exists (select from linkage_judgement j
            where j.id = struck and j.pair_id = of_pair and j.recorded_by_id = access_worker()) end
$$;
"""

# What follows of the answers: only a row beside a child; two children are joined by a merge, by a person.
SETTLE = f"""
create function linkage_settle() returns trigger language plpgsql {DEFINER} as $$
declare
    p linkage_pair; a record; said text; standing linkage_resolution; ruled linkage_resolution;
    found boolean; later uuid;
begin
    select * into p from linkage_pair where id = new.pair_id;
    if p.row_id is null or p.child_id is null then return null; end if;
    -- The row, in whichever edition, is what answers contend for, also those about two pairs of it.
    perform pg_advisory_xact_lock(hashtextextended((select whose::text from linkage_row where id = p.row_id), 34));
    select * into a from linkage_answers(p.id);
    said := linkage_outcome(a.a1, a.a2, a.a3, a.twice);
    select * into standing from linkage_resolution where row_id = p.row_id and current;
    if said = 'same' then
        if standing.id is null then perform linkage_resolve(p, ''); end if;
    elsif said = 'not' then
        if standing.child_id = p.child_id then perform linkage_unresolve(standing); end if;
    else
        if standing.pair = p.id and standing.rule = '' then
            perform linkage_unresolve(standing);
            standing := null;
        end if;
        if standing.id is null then  -- what the rule had decided holds again
            select * into ruled from linkage_resolution
                where row_id = p.row_id and pair = p.id and rule <> '' and why <> 'struck' limit 1;
            if ruled.id is not null then perform linkage_resolve(p, ruled.rule); end if;
        end if;
    end if;
    -- Read again after a newer edition had come: what was carried to the same row of it follows.
    found := exists (select from linkage_resolution s
        where s.row_id = p.row_id and s.current and s.child_id = p.child_id);
    for later in select l.id from linkage_row r join linkage_row l on l.id = any (linkage_same_rows(r.id))
            where r.id = p.row_id and l.recorded_at > r.recorded_at and not exists (
                select from linkage_pair n join linkage_judgement j on j.pair_id = n.id and j.current
                where n.row_id = l.id and n.child_id = p.child_id) loop
        select * into standing from linkage_resolution where row_id = later and current;
        if found and standing.id is null then
            p.row_id := later;
            perform linkage_resolve(p, 'as before');
        elsif not found and standing.child_id = p.child_id and standing.rule = 'as before' then
            perform linkage_unresolve(standing);
        end if;
    end loop;
    return null;
end $$;
create function linkage_resolve(p linkage_pair, by_rule text) returns void language sql {DEFINER} as $$
    insert into linkage_resolution (id, recorded_at, source, why, current, row_id, child_id, pair, what, rule)
    values (gen_random_uuid(), clock_timestamp(), 'form', 'change', true, p.row_id, p.child_id, p.id, 'child', by_rule)
$$;
create function linkage_unresolve(s linkage_resolution) returns void language sql {DEFINER} as $$
    insert into linkage_resolution (id, recorded_at, source, why, current, row_id, child_id, pair, what, rule,
        replaces_id, district_id, municipality_id, office_id)
    values (gen_random_uuid(), clock_timestamp(), 'form', 'struck', true, s.row_id, s.child_id, s.pair, s.what,
        s.rule, s.id, s.district_id, s.municipality_id, s.office_id)
$$;
"""

# What is compared of both sides, for the Ministry, which opens no file; and what waits to be joined.
SIDES = f"""
create function linkage_sides(of_pair uuid) returns jsonb language plpgsql stable {DEFINER} as $$
declare p linkage_pair; answer jsonb;
begin
    if access_role() is distinct from 'ministry_supervisor'
        or not exists (select from linkage_due(of_pair)) then return null; end if;
    select * into p from linkage_pair where id = of_pair;
    select jsonb_agg(to_jsonb(s) || jsonb_build_object('list', (
            select so.name from linkage_edition e join linkage_source so on so.id = e.source_id
            where e.id = s.edition)) order by s.nth) into answer
    from (select 1 as nth, r.* from linkage_rows(array[p.row_id]) r where p.row_id is not null
        union all select 2, r.* from linkage_rows(array[p.other_id]) r where p.other_id is not null
        union all select case when p.row_id is null then 1 else 2 end, c.*
            from linkage_children(array[p.child_id]) c where p.child_id is not null
        union all select 2, c.* from linkage_children(array[p.other_child_id]) c
            where p.other_child_id is not null) s;
    return answer;
end $$;
create function linkage_to_join() returns table (pair uuid, one uuid, other uuid)
    language sql stable {DEFINER} as $$
    with said as (
        select j.pair_id from linkage_judgement j where j.current and j.turn = 1
    ), same as (
        select p.* from said join linkage_pair p on p.id = said.pair_id, lateral linkage_answers(p.id) a
        where linkage_outcome(a.a1, a.a2, a.a3, a.twice) = 'same' and p.child_id is not null
            and not (a.twice and a.a2 is null)  -- the second reader is not told what the first said
            and p.district_id = any ((select access_districts())::int[])
    ), two as (
        select id, child_id, other_child_id from same where row_id is null
        union all select same.id, same.child_id, s.child_id from same
            join linkage_resolution s on s.row_id = same.row_id and s.current and s.child_id <> same.child_id
    )
    select distinct on (least(t.child_id, t.other_child_id), greatest(t.child_id, t.other_child_id)) t.*
    from two t join register_child o on o.id = t.other_child_id
    where o.district_id = any ((select access_districts())::int[])
        and t.child_id <> all (access_walled()) and t.other_child_id <> all (access_walled())
        and not exists (select from register_merge m where m.current
            and m.child_id in (t.child_id, t.other_child_id) and m.other_id in (t.child_id, t.other_child_id))
$$;
"""

LAYER = """(case when p.child_id is null then case when o.edition_id = r.edition_id then 'own ' else 'list ' end
        else 'register ' end) || p.band || ' '
    || case p.band when 'automatic' then 'all'
        when 'clerical' then case when p.probability >= 0.9 then 'high' else 'low' end
        else case when p.probability >= 0.05 then 'high' else 'low' end end"""
DRAW = f"""
create function linkage_layers(taken uuid) returns table (id uuid, band text, layer text)
    language sql stable {DEFINER} as $$
    select p.id, p.band, {LAYER}
    from linkage_row r join linkage_pair p on p.row_id = r.id left join linkage_row o on o.id = p.other_id
    where r.edition_id = taken
$$;
-- Draw pairs of a matched list, once: so many of each layer, and of all that is read so many in a hundred.
create function linkage_draw(taken uuid, each int, twice_percent int) returns int language plpgsql {DEFINER} as $$
declare n int; m int; seed uuid := gen_random_uuid(); again uuid := gen_random_uuid();
begin
    perform pg_advisory_xact_lock(hashtextextended('linkage_draw', 0));
    if exists (select from linkage_drawn where edition_id = taken) then return 0; end if;
    insert into linkage_drawn (pair_id, edition_id, purpose, layer, seed, population, place)
        select id, taken, 'quality', layer, seed, of_all, place from (
            select *, count(*) over (partition by layer) as of_all, row_number() over (partition by layer
                order by sha256(convert_to(seed::text || id::text, 'UTF8')), id) as place from linkage_layers(taken)) l
        where place <= each;
    get diagnostics n = row_count;
    insert into linkage_drawn (pair_id, edition_id, purpose, layer, seed, population, place)
        select id, taken, 'twice', 'all that is read', again, of_all, place from (
            select l.id, count(*) over () as of_all,
                row_number() over (order by sha256(convert_to(again::text || l.id::text, 'UTF8')), l.id) as place
            from linkage_layers(taken) l where l.band = 'clerical'
                or exists (select from linkage_drawn d where d.pair_id = l.id)) l
        where place <= ceil(of_all * twice_percent / 100.0);
    get diagnostics m = row_count;
    return n + m;
end $$;
create function linkage_undrawn() returns setof uuid language sql stable {DEFINER} as $$
    select m.edition_id from linkage_matched m where m.recorded_at > now() - interval '8 days' and exists (
            select from linkage_row r join linkage_pair p on p.row_id = r.id where r.edition_id = m.edition_id)
        and not exists (select from linkage_drawn d where d.edition_id = m.edition_id)
$$;
"""

# Numbers without a child: how many of each layer were drawn and read, and what readers said.
# A pair for two readers is in none before both have read it: nobody is told the first answer.
FIGURES = f"""
create function linkage_sampled() returns table (edition uuid, source uuid, model text, layer text,
        population int, drawn int, same int, differ int, unsure int, expected float)
    language sql stable {DEFINER} as $$
    select d.edition_id, e.source_id, p.model, d.layer, max(d.population), count(*)::int,
        count(*) filter (where x.said = 'same')::int, count(*) filter (where x.said = 'not')::int,
        count(*) filter (where x.said in ('unsure', 'apart'))::int,
        coalesce(sum(p.probability) filter (where x.said in ('same', 'not')), 0)
    from linkage_drawn d join linkage_pair p on p.id = d.pair_id join linkage_edition e on e.id = d.edition_id,
        lateral linkage_answers(p.id) a, lateral (select case when not a.twice or a.a2 is not null
            then linkage_outcome(a.a1, a.a2, a.a3, a.twice) end as said) x
    where d.purpose = 'quality' and (session_user <> 'umai_web'
        or access_role() in ('head', 'oblast_supervisor', 'ministry_supervisor'))
    group by 1, 2, 3, 4
$$;
create function linkage_agreement() returns table (source uuid, first text, second text, number int)
    language sql stable {DEFINER} as $$
    select e.source_id, one.answer, two.answer, count(*)::int
    from linkage_judgement one join linkage_judgement two on two.pair_id = one.pair_id and two.turn = 2 and two.current
    join linkage_drawn d on d.pair_id = one.pair_id and d.purpose = 'twice'
    join linkage_edition e on e.id = d.edition_id
    where one.turn = 1 and one.current and (session_user <> 'umai_web'
        or access_role() in ('head', 'oblast_supervisor', 'ministry_supervisor'))
    group by 1, 2, 3
$$;
-- Pairs with what readers said, as levels alone: `weight` is how many pairs a drawn one stands for.
create function linkage_labelled() returns table (model text, probability float, levels jsonb, same boolean,
        weight float) language sql stable {DEFINER} as $$
    select p.model, p.probability, p.levels, x.said = 'same', d.population::float / count(d.id) over (
        partition by d.edition_id, d.layer)
    from linkage_pair p left join linkage_drawn d on d.pair_id = p.id and d.purpose = 'quality',
        lateral linkage_answers(p.id) a, lateral (select linkage_outcome(a.a1, a.a2, a.a3, a.twice) as said) x
    where p.id in (select j.pair_id from linkage_judgement j where j.current) and x.said in ('same', 'not')
$$;
"""

# Children who were written down twice, by what the matching found.
DOUBLES = f"""
create function linkage_keep_doubles(pairs jsonb) returns int language plpgsql {DEFINER} as $$
declare n int;
begin
    insert into linkage_pair (id, recorded_at, source, child_id, other_child_id, district_id, other_district_id,
            bits, probability, band, levels, model)
        select gen_random_uuid(), clock_timestamp(), 'batch', c.id, o.id, c.district_id, o.district_id,
            (p ->> 'bits')::float, (p ->> 'probability')::float, p ->> 'band', p -> 'levels', p ->> 'model'
        from jsonb_array_elements(pairs) p
        join register_child c on c.id = (p ->> 'one')::uuid join register_child o on o.id = (p ->> 'other')::uuid
        on conflict do nothing;
    get diagnostics n = row_count;
    return n;
end $$;
"""
# A judgement names the child of its pair and no other.
ONE_FILE = f"""
create function linkage_one_file() returns trigger language plpgsql {DEFINER} as $$
begin
    if session_user in (current_user, 'umai_worker') then return new; end if;
    if new.child_id is distinct from (select p.child_id from linkage_pair p where p.id = new.pair_id) then
        raise check_violation using message = 'this belongs to another file', constraint = 'one_file';
    end if;
    return new;
end $$;
revoke all on function linkage_one_file() from public;
create trigger one_file before insert on linkage_judgement for each row
    execute function linkage_one_file('pair_id', 'linkage_pair');
"""
SETTLES = """
create trigger settle after insert on linkage_judgement for each row execute function linkage_settle();
"""
SETTLES_BACK = "drop trigger settle on linkage_judgement;"
ONE_FILE_BACK = "drop trigger one_file on linkage_judgement; drop function linkage_one_file();"
FUNCTIONS = (
    "linkage_outcome(text, text, text, boolean)", "linkage_answers(uuid)", "linkage_level(int, int)",
    "linkage_same_rows(uuid)", "linkage_again(linkage_pair)", "linkage_said(linkage_pair)",
    "linkage_read_before(linkage_pair)", "linkage_parted(uuid)", "linkage_due(uuid)",
    "linkage_may_judge(uuid, int, uuid)", "linkage_settle()", "linkage_resolve(linkage_pair, text)", "linkage_unresolve(linkage_resolution)",
    "linkage_sides(uuid)", "linkage_to_join()", "linkage_layers(uuid)", "linkage_draw(uuid, int, int)",
    "linkage_undrawn()", "linkage_sampled()", "linkage_agreement()", "linkage_labelled()",
    "linkage_keep_doubles(jsonb)",
)  # fmt: skip
CLOSED = f"revoke all on function {', '.join(FUNCTIONS)} from public;"
BACK = f"drop function {', '.join(FUNCTIONS)};"


class Migration(migrations.Migration):
    dependencies = [("linkage", "0004_judgements"), ("register", "0009_findable_by_day")]
    operations = [
        migrations.RunSQL(WALLS.format(WALL), reverse_sql=WALLS.format(WALL_BEFORE)),
        migrations.RunSQL(DUE + SETTLE + SIDES + DRAW + FIGURES + DOUBLES + CLOSED, reverse_sql=BACK),
        Protect(
            "linkage_judgement", fact=True, reach=OWN, writes="linkage_may_judge(pair_id, turn, replaces_id)"
        ),
        migrations.RunSQL(ONE_FILE, reverse_sql=ONE_FILE_BACK),
        migrations.RunSQL(SETTLES, reverse_sql=SETTLES_BACK),
    ]
