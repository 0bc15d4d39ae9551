-- Makes the extract that is allowed, in the transaction of the answer: once for a day and its columns, so that whoever
-- asks for the same later gets the same. Refused where it could be subtracted from another, where nothing is left of
-- it, or where it tells one value of all children of a group.
-- Called by: trigger make_extract.
create function statistics_make_extract() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    asked statistics_microdatarequest;
    before statistics_mademicrodata;
    cells jsonb; groups jsonb; tells text; ages bigint; durations bigint; rows bigint; rare bigint;
begin
    perform pg_advisory_xact_lock(hashtextextended('statistics makes an extract', 0));
    select * into asked from statistics_microdatarequest r where r.id = new.asked_id;
    select * into before from statistics_mademicrodata m where m.as_of = asked.as_of and m.named = asked.named;
    if statistics_extract_clash(asked.as_of, asked.named) or before.least < asked.least then
        raise check_violation using message = 'it would be subtracted from another', constraint = 'extract_is_not_subtracted';
    end if;
    if before.id is not null then return null; end if;
    execute format('select jsonb_agg(jsonb_build_object(''values'', c.v, ''n'', c.n)), sum(c.n) from (
            select array[%s] as v, count(*) as n from statistics_extract_rows($1) r group by 1) c',
        (select string_agg(format('r.%I', u.name), ', ' order by u.place) from unnest(asked.named) with ordinality u (name, place)))
        into cells, rare using asked.as_of;
    select jsonb_agg(jsonb_build_object('values', to_jsonb(g.categories), 'n', g.n) order by g.categories), sum(g.n),
            rare - sum(g.children),
            sum(g.n) filter (where g.categories[array_position(asked.named, 'age')] = 'all'),
            sum(g.n) filter (where g.categories[array_position(asked.named, 'away_for')] = 'all')
        into groups, rows, rare, ages, durations from statistics_extract_groups(cells, asked.named, asked.least) g;
    if groups is null then
        raise check_violation using message = 'nothing is left of it', constraint = 'extract_has_rows';
    end if;
    tells := statistics_extract_tells(groups, asked.named);
    if tells is not null then
        raise check_violation using message = 'it tells a value of a group: ' || tells, constraint = 'extract_tells_nobody';
    end if;
    insert into statistics_mademicrodata (id, as_of, named, least, groups, row_count, ages_hidden, durations_hidden, left_out)
        values (gen_random_uuid(), asked.as_of, asked.named, asked.least, groups, rows, coalesce(ages, 0),
            coalesce(durations, 0), case when rare >= asked.least then rare / 5 * 5 end);
    return null;
end $$;

create trigger make_extract after insert on statistics_microdataanswer for each row when (new.allowed)
    execute function statistics_make_extract();
