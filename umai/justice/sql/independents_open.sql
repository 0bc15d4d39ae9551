-- Answers who was asked for an independent representative and has not answered, of files in these districts and
-- municipalities and of these children, or among them only of some (null: of all): until a later row of the incident
-- says that somebody was named, or why nobody is. What one of the roster refuses ends what was asked of that one
-- alone. Of one day the row that was written first for the first time is the earlier one. Falls with an incident that
-- was struck out or found unfounded; the end of a case ends nothing. Security definer: whoever calls it leaves out
-- what the speaker may not see.
-- Called by: justice_independents_waiting, justice_roster_numbers.
create function justice_independents_open(districts int[], municipalities int[], children uuid[], only_of uuid[])
    returns table(child uuid, incident uuid, entry uuid, district int, sealed boolean, asked_on date, due_on date)
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select w.child_id, w.incident_id, w.entry_id, w.district_id, w.sealed, w.happened_on, w.due_on
    from justice_independentasked w
    where w.current and w.waits
        and (only_of is null or w.child_id = any (only_of))
        and (w.district_id = any (districts) or w.municipality_id = any (municipalities) or w.child_id = any (children))
        and exists (select from justice_incident i where i.line = w.incident_id and i.current)
        and not justice_is_unfounded(w.incident_id)
        and not exists (select from justice_independentasked r
            where r.incident_id = w.incident_id and r.current and not r.waits
                and (r.named or r.entry_id is null or r.entry_id is not distinct from w.entry_id)
                and (r.happened_on > w.happened_on or r.happened_on = w.happened_on
                    and justice_asked_first_at(r.id) > justice_asked_first_at(w.id)))
$$;
