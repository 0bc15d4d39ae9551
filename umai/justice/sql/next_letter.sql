-- Answers the next number in the book of letters of this office and year, whatever the letter is about. Whoever asks at
-- the same moment waits until the letter stands, so no number is given twice. No role may run it.
-- Called by: justice_letter_by_two, justice_number_letter.
create function justice_next_letter(of_office uuid, in_year int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('letters ' || coalesce(of_office::text, '') || in_year, 43));
    return (select coalesce(max(n.number), 0) + 1 from (
        select s.number from justice_dutylettersigning s where s.of_office_id = of_office and s.year = in_year
        union all
        select l.number from justice_settledletter l
            where l.recorded_office_id is not distinct from of_office and l.year = in_year) n);
end $$;
