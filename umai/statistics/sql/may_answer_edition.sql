-- Answers whether the speaker may release this candidate or refuse it: as another person of the Ministry than who asked
-- and not under that person, who answers for the Ministry's work with children, in a later transaction than the
-- request. That nobody answered before is for the unique column to say.
-- Called by: policies, umai/statistics/releases/reading.py.
create function statistics_may_answer_edition(candidate uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return coalesce(access_role() = 'ministry_supervisor', false) and exists (
        select from statistics_editioncandidate c
        join statistics_editiondrawing d on d.id = c.drawing_id
        join statistics_editionrequest r on r.id = d.asked_id
        where c.id = candidate and r.office_id = access_office()
            and access_is_second(r.recorded_by_id, r.transaction));
end $$;
