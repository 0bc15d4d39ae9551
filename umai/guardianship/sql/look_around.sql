-- Answers a check of a household: looks for its adults in the files of all districts and fills in one of three
-- answers, whatever the row says. Refuses it where the speaker's look at this application does not stand on the
-- trail, committed and of these minutes. With whom to speak is the department of another district; for a file of
-- the own district, or one that a wall hides from anybody who reads the answer, it is the oblast, in the same
-- words, so that nobody learns of a wall. Without a household of the applicant, and a PIN of each adult that
-- nobody doubts, it cannot be said that nothing is known. The owner, who loads many files at once, fills in the
-- answer.
-- Called by: trigger look_around.
create function guardianship_look_around() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    own int := (select c.district_id from register_child c where c.id = new.child_id);
    hidden uuid[];
    adults uuid[];
    is_recorded boolean;
begin
    if session_user = current_user then return new; end if;
    if coalesce(access_role(), '') not in ('social_worker', 'specialist', 'head') or not exists (
        select from trail_entry e
        where e.worker_id = access_worker() and e.at > now() - interval '5 minutes' and e.outcome = 'looked'
            and e.act = 'guardianship.check_household' and e.record_id = new.application_id)
    then
        raise insufficient_privilege using message = 'this look does not stand on the trail';
    end if;
    hidden := access_behind_walls() || guardianship_walled_from_readers(new.child_id);
    select h.adults, h.is_recorded into adults, is_recorded from guardianship_household_of(new.application_id) h;
    new.offices := array(
        select distinct o.id
        from guardianship_known_of(adults) k
            cross join lateral (select case when k.child = any (hidden) or k.district = own
                then guardianship_office_to_ask(own, true)
                else guardianship_office_to_ask(k.district, false) end as id) o
        where o.id is not null order by o.id);
    new.answer := case
        when cardinality(new.offices) > 0 then 'speak'
        when not is_recorded or exists (select from unnest(adults) a (id) where not exists (
            select from register_adultidentity i
            where i.adult_id = a.id and i.current and i.pin <> '' and i.pin_doubt = ''))
        then 'not_checked'
        else 'nothing' end;
    return new;
end $$;

create trigger look_around before insert on guardianship_householdcheck
    for each row execute function guardianship_look_around();
