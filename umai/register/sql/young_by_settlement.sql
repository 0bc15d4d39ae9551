-- Answers how many children born after this day, or on a day that is not known, live in each settlement of the
-- speaker's reach, as the addresses of this day say: counts only. Security definer: before a look the web
-- role reads neither identity nor address.
-- Called by: umai/oversight/sources.py.
create function register_young_by_settlement(held_in int[], born_after date, on_day date) returns table(settlement int, children bigint)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return query select a.settlement_id::int, count(*) from register_address a
        where a.current and a.kind = 'actual' and a.settlement_id is not null
            and (a.holds_from is null or a.holds_from <= on_day) and (a.holds_to is null or a.holds_to >= on_day)
            and a.district_id = any (held_in) and a.district_id = any (r.districts) and a.child_id <> all (r.walled)
            and exists (select from register_identity i where i.child_id = a.child_id and i.current
                and (i.birth_date > born_after or i.birth_date is null))
        group by 1;
end $$;
