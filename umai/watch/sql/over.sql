-- Answers the districts that the speaker watches over, of these or of all (null): the Ombudsman's officer and the
-- Commissioner for Children's Rights every one, a prosecutor that of the own office, and above it those of the oblast
-- or of the country. Refuses every other role.
-- Called by: 10 functions, umai/watch/territory.py.
create function watch_over(within int[]) returns int[]
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    who record;
begin
    select t.role, o.place_id into who from access_speaking() t join staff_office o on o.id = t.office_id;
    if who.role is null or who.role not in ('prosecutor', 'ombudsman', 'commissioner') then
        raise insufficient_privilege using message = 'this role watches over nobody';
    end if;
    return array(select d.id from places_place d
        where d.district_id = d.id and (within is null or d.id = any (within))
            and (who.role <> 'prosecutor' or who.place_id = any (d.above || d.id)));
end $$;
