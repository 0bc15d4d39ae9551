-- Draws dwellings of a round for a second team, until `wanted` of them are drawn, among those that are done; writes
-- them with the seed, and answers how many were drawn now. Refuses who may not plan there and a round that is over.
-- Security definer: the web role writes no such row itself, so nobody chooses a dwelling or a seed.
-- Called by: umai/rounds/anew/actions.py.
create function rounds_draw_anew(of_round uuid, new_draw uuid, wanted int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    planned rounds_round; chance uuid := gen_random_uuid(); chosen uuid[]; ready int; missing int;
begin
    select * into planned from rounds_round r where r.id = of_round for update;
    if planned.id is null or not rounds_may_plan(planned.district_id, planned.municipality_id) then
        raise insufficient_privilege using message = 'this round is planned by another office';
    end if;
    if exists (select from rounds_roundending e where e.round_id = of_round) then
        raise check_violation using message = 'the round is over', constraint = 'round_is_over';
    end if;
    select count(*) filter (where s.done), wanted - count(n.stop_id) into ready, missing
        from rounds_roundstop s left join rounds_anewstop n on n.stop_id = s.id where s.round_id = of_round;
    if missing <= 0 then return 0; end if;
    chosen := array(select s.id from rounds_roundstop s
        where s.round_id = of_round and s.done and not exists (select from rounds_anewstop n where n.stop_id = s.id)
        order by md5(chance::text || s.id) limit missing);
    if cardinality(chosen) = 0 then return 0; end if;
    insert into rounds_anewdraw (id, round_id, seed, done, drawn, recorded_at, recorded_by_id)
        values (new_draw, of_round, chance, ready, cardinality(chosen), clock_timestamp(), access_worker());
    insert into rounds_anewstop (stop_id, draw_id, district_id, municipality_id, done)
        select s.id, new_draw, s.district_id, s.municipality_id, false from rounds_roundstop s where s.id = any (chosen);
    return cardinality(chosen);
end $$;
