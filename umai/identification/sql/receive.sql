-- Records one report of the public with its sealed words, the reporter's box and a trail entry, once for
-- each id. Refuses a place that is no district and words over 200,000 bytes; leaves out a settlement of
-- another district. With `feared_works_here` the oblast answers the report. Security definer: the public
-- role may write to no table.
-- Called by: bench/report.py, umai/identification/report_form/database.py.
create function identification_receive(
    given jsonb, words bytea, words_key text, code bytea, reporter bytea, reporter_key text
) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    where_id int := nullif(given->>'settlement', '')::int;
    place record;
    here record;
    one uuid := (given->>'id')::uuid;
begin
    select id into place from places_place where id = (given->>'district')::int and district_id = id;
    if not found or length(words) > 200000 then
        raise check_violation using message = 'no such district, or too long';
    end if;
    select id, municipality_id into here from places_place
        where id = where_id and district_id = place.id;
    insert into identification_signal (
        id, district_id, municipality_id, source, keeper, received_at, channel, language, concern, danger_now,
        self_harm, settlement_id, child_age, feared_works_here, sealed_words, words_key, digest, crowded,
        code_hash)
    values (
        one, place.id, here.municipality_id, 'form',
        case when (given->>'feared_works_here')::boolean then 'oblast' else 'district' end,
        clock_timestamp(), given->>'channel', given->>'language', given->>'concern',
        (given->>'danger_now')::boolean, (given->>'self_harm')::boolean, here.id,
        nullif(given->>'child_age', '')::smallint, (given->>'feared_works_here')::boolean,
        identification_receive.words, identification_receive.words_key, decode(given->>'digest', 'hex'),
        (given->>'crowded')::boolean, code)
    on conflict (id) do nothing;
    if not found then return; end if;
    if reporter is not null then
        insert into identification_reporter (signal_id, sealed, key_id) values (one, reporter, reporter_key);
    end if;
    perform trail_write('identification.receive', 'done', 'identification.signal', one, null, place.id,
        here.municipality_id, null, null);
end $$;
