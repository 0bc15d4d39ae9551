-- Answers the adults who live in a household on a day.
-- Called by: contradictions_carer_elsewhere, contradictions_parent_here_and_away, contradictions_two_carers.
create function contradictions_members(day date) returns TABLE(id uuid, adult uuid, household uuid)
language sql stable
as $$
    select a.id, a.adult_id, a.household_id from register_membership a
    where a.current and a.adult_id is not null
        and (a.holds_from is null or a.holds_from <= day) and (a.holds_to is null or a.holds_to >= day)
$$;
