-- Leaves the opened name for the person who asked, in a box to that person's key. Refuses unless the
-- speaker opened it within the last minute and nothing was left before; the box is under 4,000 bytes.
-- Security definer: these boxes are closed to every role.
-- Called by: umai/identification/disclosure/actions.py.
create function identification_leave_reporter(opening uuid, box bytea) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update identification_openinghalf h set reporter_box = box where h.opening_id = opening and h.reporter_box is null
        and length(box) < 4000 and exists (select from identification_disclosure d
            where d.opening_id = opening and d.recorded_by_id = access_worker()
                and d.recorded_at > now() - interval '1 minute');
    if not found then raise insufficient_privilege using message = 'not just opened by the speaker'; end if;
end $$;
