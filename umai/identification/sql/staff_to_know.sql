-- Answers the names of staff whose key numbers are not of this version (or of all, with `every`), each
-- with the names of adults who share a household with them. The register is searched by the PIN.
-- Security definer: the worker role may read no PIN and no household.
-- Called by: umai/identification/signal/conflict_of_interest.py.
create function identification_staff_to_know(
    of_version int, every boolean
) returns TABLE(worker uuid, surname text, given text, patronymic text)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with wanted as (
        select w.* from staff_worker w where every or not exists (
            select from identification_staffnamekey k where k.worker_id = w.id and k.version = of_version))
    select w.id, w.surname::text, w.given::text, w.patronymic::text from wanted w
    union
    select w.id, near.surname::text, near.given::text, near.patronymic::text from wanted w
        join staff_particulars p on p.worker_id = w.id and p.pin <> ''
        join register_adultidentity own on own.pin = p.pin and own.current
        join register_membership here on here.adult_id = own.adult_id and here.current
            and coalesce(here.holds_to >= access_today(), true)
        join register_membership beside on beside.household_id = here.household_id and beside.current
            and coalesce(beside.holds_to >= access_today(), true) and beside.adult_id <> own.adult_id
        join register_adultidentity near on near.adult_id = beside.adult_id and near.current
$$;
