-- Answers the adults who are away on a day, as the child's file counts them: on the day of their return
-- they are back.
-- Called by: contradictions_carer_away, contradictions_nobody_cares, contradictions_parent_here_and_away.
create function contradictions_away(day date) returns TABLE(id uuid, adult uuid)
language sql stable
as $$
    select a.id, a.adult_id from register_absence a
    where a.current and (a.holds_from is null or a.holds_from <= day) and (a.holds_to is null or a.holds_to > day)
$$;
