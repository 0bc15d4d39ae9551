-- Answers what was settled away to those who watch over it, without a name: to the prosecutor that of the own
-- district (above it of the oblast or the country), to the Ombudsman, to the Commissioner and to a supervisor of the Ministry
-- all. A sealed incident is not told before a letter was written about it: that letter is the head's word that opens it.
-- Called by: watch_settled, umai/justice/settled/watching.py.
create function justice_settled_listed(marks jsonb) returns table(proceeding uuid, child uuid, ended_on date,
    stage text, ground text, act text, district int, letter uuid, due_on date, answered boolean)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    who record;
    walled uuid[] := access_walled();
begin
    select t.role, o.place_id, t.office_id into who from access_speaking() t join staff_office o on o.id = t.office_id;
    if who.role is null or who.role not in ('prosecutor', 'ombudsman', 'commissioner', 'ministry_supervisor') then
        raise insufficient_privilege using message = 'this role watches over no endings';
    end if;
    return query
    select s.proceeding, s.child, s.ended_on, s.stage, s.ground, s.act, s.district, s.letter, s.due_on, s.answered
    from justice_settled(marks) s
    where s.child <> all (walled)
        and (not s.sealed or s.letter is not null)
        and (who.role <> 'prosecutor' or s.district in (
            select d.id from places_place d left join places_place o on o.id = d.parent_id
            where who.place_id in (d.id, d.parent_id, o.parent_id)));
end $$;
