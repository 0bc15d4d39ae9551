-- Answers the files that a wall hides from anybody who reaches this child's file by post or by grant, now or
-- from a later day on, with every record that is one child with them: what is answered about them stays in the
-- file, where each of these people reads it. No role may run it.
-- Called by: guardianship_look_around.
create function guardianship_walled_from_readers(file uuid) returns uuid[]
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select register_one_with(array(
        select distinct w.child_id
        from access_wall w join register_child c on c.id = file
            join staff_term t on t.worker_id = w.worker_id
                and (t.to_on is null or t.to_on >= access_today()) and (t.ended_at is null or t.ended_at > now())
            join staff_office o on o.id = t.office_id
            join places_place p on p.id = o.place_id
            left join places_place d on d.id = c.district_id
        where w.from_at <= now() and (w.to_at is null or w.to_at > now())
            and (t.role = 'social_worker' and p.municipality_id = c.municipality_id
                or t.role in ('specialist', 'head') and p.district_id = c.district_id
                or t.role = 'oblast_supervisor' and p.id in (d.id, d.parent_id)
                or exists (select from access_grant g where (g.worker_id = t.worker_id or g.office_id = t.office_id)
                    and g.child_id = any (register_one_with(array[file])) and (g.to_at is null or g.to_at > now())))))
$$;
