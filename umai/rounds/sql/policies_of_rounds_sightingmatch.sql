-- A match is seen and written by whoever sees both sightings, and nobody else: also where the child's file is elsewhere.
create policy of_sightings on rounds_sightingmatch as restrictive for all to umai_web, umai_worker using (exists (select 1 from rounds_sighting s where s.id = sighting_id)) with check (exists (select 1 from rounds_sighting s where s.id = sighting_id)
    and (same_as_id is null or exists (select 1 from rounds_sighting s where s.id = same_as_id)));
