-- Answers the children within the speaker's reach who have lost their carer and have nobody in that person's place
-- today: a carer, or a parent who lives with them, cannot take care of them any more (`justice_cannot_care`), and
-- until the day before that person did. Nobody is in that place where no other carer, institution or parent at home
-- who can take care is on the register, and no protection runs. `case_id`: the open case. Of one child
-- (`only_child`), or null for all; who was born on `born_after` or before is grown up. Adults behind a wall answer
-- nothing, and records that the speaker does not see join nothing. It is asked of the register's rows each time, so
-- it is right after a correction, a merge, a file that moved and a release.
-- Called by: umai/justice/carers/reading.py.
create function justice_carer_losses(day date, only_child uuid, born_after date)
returns table(child uuid, person uuid, adult uuid, what text, since date, written_on date, case_id uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    r record;
    one uuid[];
    walled_adults uuid[] := register_walled_adults();
begin
    select * into r from access_reach();
    if only_child is not null then
        one := register_one_within(only_child, r.districts, r.municipalities, r.granted, r.walled);
    end if;
    return query
    with mine as materialized (
        select c.id from register_child c
        where (c.district_id = any (r.districts) or c.municipality_id = any (r.municipalities) or c.id = any (r.granted))
            and c.id <> all (r.walled) and (only_child is null or c.id = any (one))),
    cared as materialized (
        select c.child_id, c.carer_id as adult, c.holds_from as first_on, c.holds_to as last_on
        from mine join register_carearrangement c on c.child_id = mine.id and c.current and c.carer_id is not null
        union all
        select k.child_id, k.adult_id, greatest(own.holds_from, m.holds_from), least(own.holds_to, m.holds_to)
        from mine join register_kinship k on k.child_id = mine.id and k.current and k.relation in ('mother', 'father')
            join register_membership own on own.child_id = k.child_id and own.current
            join register_membership m on m.household_id = own.household_id and m.adult_id = k.adult_id and m.current),
    unable as materialized (
        select u.* from justice_cannot_care(array(select distinct c.adult from cared c), day) u
        where u.adult <> all (walled_adults)),
    lost as materialized (
        select distinct on (c.child_id, c.adult) c.child_id, c.adult, u.what, u.since, u.written_on,
            case when exists (select from register_merge m where m.current
                    and (m.child_id = c.child_id or m.other_id = c.child_id))
                then register_one_within(c.child_id, r.districts, r.municipalities, r.granted, r.walled)
                else array[c.child_id] end as records
        from cared c join unable u on u.adult = c.adult
        where (c.first_on is null or c.first_on <= coalesce(u.since, u.written_on))
            and (c.last_on is null or c.last_on >= coalesce(u.since, u.written_on) - 1)
            and not exists (select from register_identity i where i.child_id = c.child_id and i.current
                and register_grown_up(i.birth_date, i.birth_precision, born_after))
        order by c.child_id, c.adult, u.since desc nulls last)
    select l.child_id, (select o.id from unnest(l.records) o (id) order by o.id limit 1), l.adult, l.what, l.since,
        l.written_on, (select k.id from intake_case k where k.child_id = any (l.records)
            and not exists (select from intake_closure x where x.case_id = k.id) limit 1)
    from lost l
    where not exists (select from register_carearrangement c where c.child_id = any (l.records) and c.current
            and (c.holds_to is null or c.holds_to > day) and (c.holds_from is null or c.holds_from <= day)
            and (c.carer_id is null or justice_can_care(c.carer_id, day)))
        and not exists (select from register_kinship k
            join register_membership own on own.child_id = k.child_id and own.current
                and (own.holds_to is null or own.holds_to > day) and (own.holds_from is null or own.holds_from <= day)
            join register_membership m on m.household_id = own.household_id and m.adult_id = k.adult_id and m.current
                and (m.holds_to is null or m.holds_to > day) and (m.holds_from is null or m.holds_from <= day)
            where k.child_id = any (l.records) and k.current and k.relation in ('mother', 'father')
                and justice_can_care(k.adult_id, day))
        and not exists (select from protection_protection p where p.child_id = any (l.records)
            and not exists (select from protection_protectionending e where e.protection_id = p.id))
        and not exists (select from intake_closure x join intake_closingproposal p on p.id = x.proposal_id
            where x.child_id = any (l.records) and p.reason = 'died');
end $$;
