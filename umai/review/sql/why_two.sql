-- Writes why a second person has to agree to a lowered risk, or '' where one is enough. It falls by two
-- levels or more; or since the day incidents_since, of this child in any of its records, something urgent
-- was called about (a signal, a protection), a visit, assessment or review found life or health in danger,
-- or a parent went away. A day is one of Bishkek; of an absence without a day that of recording counts.
-- Called by: trigger why_two.
create function review_why_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    children uuid[] := register_one_with(array[new.child_id]);
    levels text[] := array['low', 'medium', 'high', 'urgent'];
    falls int;
begin
    select array_position(levels, r.risk::text) - array_position(levels, new.risk::text) into falls
        from intake_risklevel r where r.id = new.standing_id;
    new.why_two := case
        when falls >= 2 then 'levels'
        when exists (select from urgency_urgency u where u.child_id = any (children)
                and (u.called_at at time zone 'Asia/Bishkek')::date >= new.incidents_since)
            or exists (select from visits_visit v where v.child_id = any (children) and v.current
                and v.made and v.risk = 'urgent' and v.happened_on >= new.incidents_since)
            or exists (select from assessment_completion c where c.child_id = any (children)
                and c.risk = 'urgent' and c.completed_on >= new.incidents_since)
            or exists (select from review_review v where v.child_id = any (children)
                and v.risk = 'urgent' and v.held_on >= new.incidents_since) then 'incident'
        when exists (select from register_kinship k join register_absence a on a.adult_id = k.adult_id
            where k.child_id = any (children) and k.current and a.current
                and k.relation in ('mother', 'father', 'stepmother', 'stepfather')
                and coalesce(a.holds_from, (a.recorded_at at time zone 'Asia/Bishkek')::date)
                    >= new.incidents_since) then 'absence'
        else '' end;
    return new;
end $$;

create trigger why_two before insert on intake_risklowering for each row execute function review_why_two();
