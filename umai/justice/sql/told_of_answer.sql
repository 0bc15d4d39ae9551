-- Takes a tie by name back where a person says that it is another one, and tells it anew where it is the same.
-- Called by: trigger told.
create function justice_told_of_answer() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform justice_renew_repeated(new.incident_id);
    return null;
end $$;

create trigger told after insert on justice_suspectsame for each row execute function justice_told_of_answer();
