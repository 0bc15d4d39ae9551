-- Empties the sealed texts of an official's report when the words of its signal are emptied, in the same
-- statement. Security definer: no role may update such a report.
-- Called by: trigger unreadable_too.
create function identification_empty_texts() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update identification_officialreport set sealed_texts = '' where signal_id = new.id;
    return null;
end $$;

create trigger unreadable_too after update of sealed_words on identification_signal for each row when (length(new.sealed_words) = 0) execute function identification_empty_texts();
