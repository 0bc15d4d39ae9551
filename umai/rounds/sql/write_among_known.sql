-- Writes dwellings of a settlement as rounds_write_dwellings does, and among them the houses of the same streets in
-- which the register knows a child; answers how many were written. A house of the register stands unmarked in the
-- order of its street, and only where `among` times as many others are written with it, so that no sheet is a list of
-- known families; of an address in words only a street that was written by hand and a number is taken, so that no name
-- comes with it. A child behind a wall is left out. Refuses what rounds_write_dwellings refuses. Security definer: the
-- web role reads no address before a look.
-- Called by: umai/rounds/planning/actions.py.
create function rounds_write_among_known(of_settlement int, said text[], among int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    here places_place; walls uuid[] := access_walled(); on_day date := access_today(); others int; known text[]; mixed text[];
begin
    select * into here from places_place p where p.id = of_settlement;
    if here.id is null or not rounds_may_plan(here.district_id, here.municipality_id) then
        raise insufficient_privilege using message = 'dwellings there are written down by another office';
    end if;
    with streets as (
        select distinct on (lower(s.street)) s.street from (
            select regexp_replace(w.words, '\s+\S+$', '') as street, w.place
            from unnest(said) with ordinality w(words, place) where w.words ~ '\s\d\S*$') s
        order by lower(s.street), s.place
    ), told as (
        select trim(regexp_replace(regexp_replace(' ' || regexp_replace(lower(a.words), '[,.\s]+', '  ', 'g') || ' ',
            '\s(ул|улица|көч|көчөсү|үй|дом|д)\s', ' ', 'g'), '\s+', ' ', 'g')) as words
        from register_address a
        where a.current and a.kind = 'actual' and a.settlement_id = of_settlement and a.district_id = here.district_id
            and a.child_id <> all (walls) and a.words <> '' and (a.holds_to is null or a.holds_to >= on_day)
    ), houses as (
        select distinct s.street || ' ' || substring(t.words from '\S+$') as words
        from told t join streets s on lower(s.street) = regexp_replace(t.words, '\s+\S+$', '')
        where t.words ~ '\s\d{1,4}[[:alpha:]]?$'
    )
    select array_agg(h.words) into known from houses h
    where not exists (select from rounds_dwelling d where d.settlement_id = of_settlement and lower(d.words) = lower(h.words))
        and not exists (select from unnest(said) w(words) where lower(w.words) = lower(h.words));
    select count(distinct lower(w.words)) into others from unnest(said) w(words)
    where not exists (select from rounds_dwelling d where d.settlement_id = of_settlement and lower(d.words) = lower(w.words));
    if known is null or others < among * cardinality(known) then
        return rounds_write_dwellings(of_settlement, said, 0);
    end if;
    select array_agg(m.words order by m.street_at, m.house, m.words) into mixed from (
        select w.words, min(w.place) over (partition by lower(regexp_replace(w.words, '\s+\S+$', ''))) as street_at,
            substring(w.words from '\s(\d{1,9})\S*$')::int as house
        from unnest(said || known) with ordinality w(words, place)) m;
    return rounds_write_dwellings(of_settlement, mixed, 0);
end $$;
