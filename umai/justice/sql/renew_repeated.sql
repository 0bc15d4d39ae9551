-- Tells the offices of two incidents of each other, and takes back what is true no more, for everything that this
-- incident belongs to. An office is told where the other incident is in another municipality or district and is
-- not sealed; where its own is sealed only those who read it see the row. One writer at a time: two incidents
-- that are written at one moment in two districts see each other. No role may run it.
-- Called by: justice_keep_suspect_keys, justice_keep_trace, justice_told_anew, justice_told_of_answer, justice_told_of_incident, rehearsal/load.py.
create function justice_renew_repeated(of_line uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    at timestamptz := clock_timestamp();
    others uuid[];
    one record;
begin
    perform pg_advisory_xact_lock(hashtext('justice_repeated'));
    update justice_repeatednotice n set fallen = true
        where n.line = of_line and not n.fallen and n.tie <> 'carer' and not exists (
            select from justice_ties(array[of_line]) t join justice_incident o on o.line = t.other and o.current
            where t.other = n.other and t.tie = n.tie and not o.sealed);
    update justice_repeatednotice n set fallen = true
        where n.other = of_line and not n.fallen and (
            not exists (select from justice_incident i where i.line = of_line and i.current and not i.sealed)
            or not exists (select from justice_ties(array[n.line]) t where t.other = of_line and t.tie = n.tie));
    update justice_repeatednotice n set sealed = i.sealed from justice_incident i
        where i.line = of_line and i.current and n.line = of_line and n.sealed <> i.sealed;
    -- Most incidents have none. Theirs are asked together with the own ones, as a tie may be one file's alone.
    others := array(select distinct t.other from justice_ties(array[of_line]) t);
    if others = '{}' then
        return;
    end if;
    for one in
        select distinct t.line, t.other, t.tie from justice_ties(of_line || others) t
        where t.line = of_line or t.other = of_line
    loop
        insert into justice_repeatednotice (id, district_id, municipality_id, child_id, line, sealed, other, tie,
                other_office_id, told_at, fallen, answered)
            select gen_random_uuid(), i.district_id, i.municipality_id, i.child_id, i.line, i.sealed, o.line, one.tie,
                justice_keeping_office(o.office_id, o.district_id), at, false, false
            from justice_incident i join justice_incident o on o.line = one.other and o.current and not o.sealed
            where i.line = one.line and i.current and (o.district_id, o.municipality_id)
                is distinct from (i.district_id, i.municipality_id)
            on conflict on constraint repeated_told_once do update set fallen = false
                where justice_repeatednotice.fallen;
    end loop;
end $$;
