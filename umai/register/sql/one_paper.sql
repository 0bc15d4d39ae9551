-- Refuses a second paper of one carer for the same days where the other paper stands in another record of the
-- same child; within one record the constraint of this name refuses it. Not where the replaced row overlapped
-- with that paper already: two records that were merged with such papers are put right row by row. Asks with
-- the rights of who writes: a paper that the writer does not see refuses nothing, and is asked about later.
-- Called by: trigger one_paper.
create function register_one_paper() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
declare
    records uuid[] := register_one_seen(new.child_id);
    holder text := register_paper_holder(new.institution, new.carer_id);
    term daterange := register_paper_term(new.paper_from, new.paper_to, new.holds_from, new.holds_to);
    before daterange := (
        select register_paper_term(c.paper_from, c.paper_to, c.holds_from, c.holds_to)
        from register_carearrangement c where c.id = new.replaces_id and c.paper <> 'none'
            and register_paper_holder(c.institution, c.carer_id) = holder);
begin
    if not new.current or cardinality(records) < 2 then
        return new;
    end if;
    -- Two papers of one child are written one after the other, whichever record they stand in.
    perform pg_advisory_xact_lock(hashtextextended((select min(r::text) from unnest(records) r), 42));
    if exists (
        select from register_carearrangement c
        where c.child_id = any (records) and c.child_id <> new.child_id and c.current and c.paper <> 'none'
            and register_paper_holder(c.institution, c.carer_id) = holder
            and register_paper_term(c.paper_from, c.paper_to, c.holds_from, c.holds_to) && term
            and not coalesce(
                register_paper_term(c.paper_from, c.paper_to, c.holds_from, c.holds_to) && before, false))
    then
        raise exclusion_violation using message = 'this carer has another paper for these days',
            constraint = 'one_paper_a_carer';
    end if;
    return new;
end $$;

create trigger one_paper before insert on register_carearrangement
    for each row when (new.paper <> 'none') execute function register_one_paper();
