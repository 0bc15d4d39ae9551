-- Nobody sees what was told of a child from whom a wall keeps them, once a note says which child it is.
create policy walled on prevention_bodynote as restrictive for all to umai_web, umai_worker
    using (id <> all ((select prevention_walled())::uuid[])) with check (true);

-- A body tells only for the district and municipality of its own office, and the row names no child.
create policy where_it_stands on prevention_bodynote as restrictive for insert to umai_web
    with check (child_id is null and exists (
        select from staff_office o join places_place p on p.id = o.place_id
        where o.id = (select access_office()) and p.district_id is not distinct from prevention_bodynote.district_id
            and p.municipality_id is not distinct from prevention_bodynote.municipality_id));
