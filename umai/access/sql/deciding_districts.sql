-- Answers the district in which the speaker's Commission or local administration decides on plans. Only
-- for the secretary and the members of a Commission and the head of an administration; empty for
-- everybody else.
-- Called by: commission_controls, commission_figures, policies, umai/planning/editions/bodies.py.
create function access_deciding_districts() returns int[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare who record;
begin
    select * into who from access_speaking();
    return array(select p.district_id from staff_office o join places_place p on p.id = o.place_id
        where o.id = who.office_id and p.district_id is not null and (
            o.kind = 'commission' and who.role in ('commission_secretary', 'commission_member')
            or o.kind = 'administration' and who.role = 'head_of_administration'));
end $$;
