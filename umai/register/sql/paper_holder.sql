-- Answers who stands in by a care: the institution, else the adult; null where neither is named.
-- Called by: register_one_paper, guardianship_first_checks, guardianship_waiting.
create function register_paper_holder(institution text, carer uuid) returns text
language sql immutable parallel safe
as $$
    select coalesce(nullif(institution, ''), carer::text)
$$;
