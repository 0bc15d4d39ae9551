-- Answers whether a birth, as exactly as it is known, was on this day or before: who may be younger by some
-- possible day of birth is no grown-up. Null where nothing is known of it.
-- Called by: guardianship_first_checks, guardianship_waiting, justice_carer_losses, justice_near, justice_settled.
create function register_grown_up(birth_date date, birth_precision text, born_after date) returns boolean
language sql immutable parallel safe
as $$
    select case birth_precision
        when 'day' then birth_date <= born_after
        when 'month' then (extract(year from birth_date), extract(month from birth_date))
            < (extract(year from born_after + 1), extract(month from born_after + 1))
        else extract(year from birth_date) < extract(year from born_after + 1) end
$$;
