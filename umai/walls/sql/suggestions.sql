-- Answers the suggestions that wait for the speaker, the surest first, with the adult of the family by whom
-- the tie was found.
-- Called by: umai/walls/reading.py.
create function walls_suggestions() returns table (
    id uuid, worker uuid, child uuid, how text, near boolean, words text, found_at timestamptz, adult text, relation text
)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if coalesce(access_role() not in ('head', 'oblast_supervisor'), true) then return; end if;
    return query
        select s.id, s.worker_id, s.child_id, s.how::text, s.near, s.words, s.recorded_at,
            coalesce((select concat_ws(' ', nullif(i.surname, ''), nullif(i.given, ''), nullif(i.patronymic, '')) from register_adultidentity i
                where i.adult_id = s.adult_id and i.current), ''),
            coalesce((select k.relation::text from register_kinship k
                where k.adult_id = s.adult_id and k.child_id = s.child_id and k.current limit 1), '')
        from walls_tiesuggestion s
        where not exists (select from walls_tieanswer a where a.suggestion_id = s.id) and walls_may_decide(s.id)
        order by array_position(array['said', 'pin', 'name'], s.how::text), not s.near, s.recorded_at limit 100;
end $$;
