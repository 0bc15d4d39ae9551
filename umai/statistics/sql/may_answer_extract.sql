-- Answers whether the speaker may allow this extract or refuse it: as another person of the Ministry than who asked and
-- not under that person, who answers for the Ministry's work with children, in a later transaction, while it might
-- still be downloaded. That nobody answered before is for the unique column to say.
-- Called by: policies, umai/statistics/extracts/reading.py.
create function statistics_may_answer_extract(request uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return coalesce(access_role() = 'ministry_supervisor', false) and exists (
        select from statistics_microdatarequest r
        where r.id = request and r.office_id = access_office() and r.until >= access_today()
            and access_is_second(r.recorded_by_id, r.transaction));
end $$;
