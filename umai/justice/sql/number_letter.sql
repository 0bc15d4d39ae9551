-- Gives a letter the next number of its office and year, and names the letter before it in the same matter; a row
-- in place of another keeps both. Two letters of one office wait for each other, so no number is given twice. It
-- runs after the row is stamped with its office. Rows that the owner itself loads keep what they say.
-- Called by: trigger told_number.
create function justice_number_letter() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.replaces_id is not null then
        select l.year, l.number, l.follows into new.year, new.number, new.follows
            from justice_settledletter l where l.id = new.replaces_id;
        return new;
    end if;
    if session_user = current_user and new.number is not null then return new; end if;
    new.year := extract(year from access_today());
    new.number := justice_next_letter(new.recorded_office_id, new.year);
    select l.line into new.follows from justice_settledletter l
        where l.proceeding_id = new.proceeding_id and l.current
        order by l.happened_on desc, l.recorded_at desc limit 1;
    return new;
end $$;

create trigger told_number before insert on justice_settledletter for each row
    execute function justice_number_letter();
