-- Refuses a request for an extract that no law allows: of columns outside of the list, of a day that is no end of a
-- quarter or is not over, of fewer children than the least, for longer than is allowed, or beside an extract from which
-- it would be subtracted. Also to the owner.
-- Called by: trigger check_extract.
create function statistics_check_extract() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    may record;
    now_on date := access_today();
    after date := new.as_of + 1;
begin
    select * into may from statistics_extract_limits();
    if cardinality(new.named) = 0 or new.named is distinct from array(
        select c.name from statistics_extract_columns() c where c.name = any (new.named) order by c.place)
    then
        raise check_violation using message = 'columns outside of the list', constraint = 'extract_of_listed_columns';
    end if;
    if new.as_of >= now_on or extract(day from after) <> 1 or extract(month from after)::int % 3 <> 1 then
        raise check_violation using message = 'no quarter that is over ends on this day', constraint = 'extract_of_a_quarter';
    end if;
    if new.least < may.at_least then
        raise check_violation using message = 'fewer children than the least', constraint = 'extract_of_enough';
    end if;
    if new.until < now_on or new.until > now_on + may.lasts then
        raise check_violation using message = 'longer than is allowed', constraint = 'extract_ends';
    end if;
    if statistics_extract_clash(new.as_of, new.named) then
        raise check_violation using message = 'it would be subtracted from another', constraint = 'extract_is_not_subtracted';
    end if;
    return new;
end $$;

create trigger check_extract before insert on statistics_microdatarequest for each row execute function statistics_check_extract();
