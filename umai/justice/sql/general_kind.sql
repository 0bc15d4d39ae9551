-- Answers what was done to a child in general words, for an office that does not read the incident: one of four,
-- the gravest first. A kind that the law added later is harm.
-- Called by: justice_near_child, justice_repeated.
create function justice_general_kind(kinds text[]) returns text
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    select case when kinds && array['beaten', 'injured', 'killed', 'threatened', 'saw_violence', 'bullied',
            'extorted', 'kidnapped', 'child_marriage'] then 'violence'
        when kinds && array['child_labour', 'begging', 'trafficked'] then 'exploitation'
        when kinds && array['neglected', 'left_alone', 'abandoned', 'kept_from_school', 'deprived'] then 'neglect'
        else 'harm' end
$$;
