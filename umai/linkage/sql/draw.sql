-- Draws pairs of a matched edition, once: `each` pairs of every layer to measure quality, and of all
-- pairs that people read `twice_percent` in a hundred for a second reader. The order is SHA-256 of a
-- kept random seed and the pair's id, so a draw can be checked. Draws are serialised by an advisory
-- lock. Answers how many were drawn.
-- Called by: umai/linkage/review/sampling.py.
create function linkage_draw(taken uuid, each int, twice_percent int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int; m int; seed uuid := gen_random_uuid(); again uuid := gen_random_uuid();
begin
    perform pg_advisory_xact_lock(hashtextextended('linkage_draw', 0));
    if exists (select from linkage_drawnpair where edition_id = taken) then return 0; end if;
    insert into linkage_drawnpair (pair_id, edition_id, purpose, layer, seed, population, place)
        select id, taken, 'quality', layer, seed, of_all, place from (
            select *, count(*) over (partition by layer) as of_all, row_number() over (partition by layer
                order by sha256(convert_to(seed::text || id::text, 'UTF8')), id) as place from linkage_layers(taken)) l
        where place <= each;
    get diagnostics n = row_count;
    insert into linkage_drawnpair (pair_id, edition_id, purpose, layer, seed, population, place)
        select id, taken, 'twice', 'all that is read', again, of_all, place from (
            select l.id, count(*) over () as of_all,
                row_number() over (order by sha256(convert_to(again::text || l.id::text, 'UTF8')), l.id) as place
            from linkage_layers(taken) l where l.band = 'clerical'
                or exists (select from linkage_drawnpair d where d.pair_id = l.id)) l
        where place <= ceil(of_all * twice_percent / 100.0);
    get diagnostics m = row_count;
    return n + m;
end $$;
