-- Answers the days on which the paper of a care is valid: from its own first day, else that of the care, to
-- the earlier of both last days. No day where it ends before it begins.
-- Called by: register_one_paper, guardianship_waiting.
create function register_paper_term(paper_from date, paper_to date, holds_from date, holds_to date)
returns daterange
language sql immutable parallel safe
as $$
    select case when coalesce(paper_from, holds_from) > least(paper_to, holds_to) then 'empty'::daterange
        else daterange(coalesce(paper_from, holds_from), least(paper_to, holds_to), '[]') end
$$;
