-- Puts the dwellings of these settlements that the round does not have yet behind those that it has, in the order of
-- the settlements and of their dwellings; answers how many. Refuses who may not plan there, a settlement outside the
-- round's territory, and a round that is over. Security definer: the web role writes no such row itself.
-- Called by: umai/rounds/planning/actions.py.
create function rounds_plan_stops(of_round uuid, settlements int[]) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    planned rounds_round; first int; found int;
begin
    select * into planned from rounds_round r where r.id = of_round for update;
    if planned.id is null or not rounds_may_plan(planned.district_id, planned.municipality_id) then
        raise insufficient_privilege using message = 'this round is planned by another office';
    end if;
    if exists (select from rounds_roundending e where e.round_id = of_round) then
        raise check_violation using message = 'the round is over', constraint = 'round_is_over';
    end if;
    if exists (select from unnest(settlements) s left join places_place p on p.id = s
        where p.id is null or not (p.id = planned.place_id or planned.place_id = any (p.above)))
    then
        raise check_violation using message = 'a settlement lies outside the territory',
            constraint = 'settlement_of_round';
    end if;
    select coalesce(max(s.number), 0) into first from rounds_roundstop s where s.round_id = of_round;
    insert into rounds_roundstop (id, district_id, municipality_id, settlement_id, round_id, dwelling_id, number, done, attempts)
    select gen_random_uuid(), d.district_id, d.municipality_id, d.settlement_id, of_round, d.id,
        first + row_number() over (order by o.place, d.number), false, 0
    from unnest(settlements) with ordinality o(settlement, place)
    join rounds_dwelling d on d.settlement_id = o.settlement
    where not exists (select from rounds_roundstop s where s.round_id = of_round and s.dwelling_id = d.id);
    get diagnostics found = row_count;
    return found;
end $$;
