-- Answers when the adults were born who care on this day for children held in this district and municipality:
-- ids and dates, for the list of families at risk, which shows nobody yet. Security definer: before a look
-- the web role reads no identity of an adult.
-- Called by: umai/prevention/families.py.
create function register_carer_births(held_in int, held_by int, on_day date) returns table(adult_id uuid, birth_date date)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return query select i.adult_id, i.birth_date from register_adultidentity i
        where i.current and i.adult_id in (select c.carer_id from register_carearrangement c
            where c.current and c.district_id = held_in and c.municipality_id = held_by
                and (c.holds_from is null or c.holds_from <= on_day) and (c.holds_to is null or c.holds_to >= on_day)
                and c.child_id <> all (r.walled)
                and (c.district_id = any (r.districts) or c.municipality_id = any (r.municipalities)));
end $$;
