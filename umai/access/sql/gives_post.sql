-- Answers whether the speaker may give this post at this office to this worker, or end it. An
-- administrator gives every post, a head the five posts listed here at offices of the head's own
-- district; nobody gives a post to themselves. Null when nobody speaks: a policy must coalesce it to
-- false.
-- Called by: policies.
create function access_gives_post(office uuid, post text, holder uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return holder <> access_worker() and (access_role() = 'administrator'
        or (access_role() = 'head'
            and post in ('social_worker', 'specialist', 'round_member', 'school_worker', 'health_worker')
            and exists (select 1 from staff_office o join places_place p on p.id = o.place_id
                        where o.id = office and p.district_id = any (access_districts()))));
end $$;
