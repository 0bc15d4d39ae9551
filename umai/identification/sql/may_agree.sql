-- Answers whether the speaker may be the second person of this opening, within its time. That is another
-- worker, with another full name, of another office, still in post: a supervisor of the Ministry or the
-- Ombudsman's officer, or an oblast supervisor who reaches the district; and nobody who is behind a wall from
-- the child that the report is about.
-- Called by: identification_unseal, policies, umai/identification/disclosure/actions.py, umai/review/two_persons.py.
create function identification_may_agree(opening uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from identification_opening o
        join staff_worker first on first.id = o.recorded_by_id
        join staff_worker second on second.id = access_worker()
        where o.id = opening and o.expires_at > now() and first.id <> second.id
            and o.recorded_office_id <> access_office()
            and o.signal_id <> all (identification_walled())
            and (lower(first.surname), lower(first.given), lower(first.patronymic))
                <> (lower(second.surname), lower(second.given), lower(second.patronymic))
            and (access_role() in ('ministry_supervisor', 'ombudsman')
                or (access_role() = 'oblast_supervisor' and o.district_id = any (access_districts()))))
$$;
