-- Writes dwellings of a settlement that are not written down yet, by street and house, and so many more without any
-- words; answers how many were written. Refuses who may not plan there. Two writers at once wait for one another.
-- Called by: rounds_write_among_known, umai/rounds/planning/actions.py.
create function rounds_write_dwellings(of_settlement int, said text[], nameless int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    here places_place; first int; found int; more int;
begin
    select * into here from places_place p where p.id = of_settlement;
    if here.id is null or not rounds_may_plan(here.district_id, here.municipality_id) then
        raise insufficient_privilege using message = 'dwellings there are written down by another office';
    end if;
    perform pg_advisory_xact_lock(hashtext('rounds_dwelling'), of_settlement);
    select coalesce(max(d.number), 0) into first from rounds_dwelling d where d.settlement_id = of_settlement;
    insert into rounds_dwelling (id, settlement_id, number, words)
    select gen_random_uuid(), of_settlement, first + row_number() over (order by w.place), w.words
    from (select distinct on (lower(t.words)) t.words, t.place
        from unnest(said) with ordinality t(words, place)
        where t.words <> '' and not exists (select from rounds_dwelling d
            where d.settlement_id = of_settlement and lower(d.words) = lower(t.words))
        order by lower(t.words), t.place) w;
    get diagnostics found = row_count;
    insert into rounds_dwelling (id, settlement_id, number, words)
    select gen_random_uuid(), of_settlement, first + found + n, '' from generate_series(1, nameless) n;
    get diagnostics more = row_count;
    return found + more;
end $$;
