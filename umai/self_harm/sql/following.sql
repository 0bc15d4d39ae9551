-- Answers the contacts that are due until this day within the speaker's reach, of paths that run, and whatever is
-- due those with whom nobody has spoken: ids and days only, as a path is read after a look. What is due stands on
-- the latest contact, on the path before there is one; after the last contact the path is to be ended when its
-- year is over. Security definer: before a look the web role reads no contact and no talk.
-- Called by: umai/self_harm/following/views.py, umai/self_harm/reading.py.
create function self_harm_following(day date) returns table(child_id uuid, path_id uuid, due_on date, spoken boolean)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return query select p.child_id, p.id, x.due_on, y.spoken
        from self_harm_selfharmpath p
        left join lateral (select f.id, f.next_due_on from self_harm_followingcontact f where f.path_id = p.id
            order by f.recorded_at desc, f.id limit 1) f on true
        cross join lateral (select case when f.id is null then p.contact_due_on
            else coalesce(f.next_due_on, p.follow_until) end as due_on) x
        cross join lateral (select exists (select from self_harm_spokenwithchild t where t.path_id = p.id and t.current)
            or exists (select from self_harm_followingcontact m where m.path_id = p.id and m.made) as spoken) y
        where p.follow_until is not null and p.child_id <> all (r.walled)
            and (p.district_id = any (r.districts) or p.municipality_id = any (r.municipalities)
                or p.child_id = any (r.granted))
            and not exists (select from self_harm_selfharmpathending e where e.path_id = p.id)
            and (x.due_on <= day or not y.spoken)
        order by y.spoken, x.due_on, p.id;
end $$;
