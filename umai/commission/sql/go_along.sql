-- Lets a request that is not heard yet go with its file: it waits at the Commission of the district to which
-- the file moved, and at none where that district has none. What was heard stays with who heard it, and
-- what no Commission could hear and was asked again waits nowhere.
-- Called by: trigger go_along.
create function commission_go_along() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.district_id is distinct from old.district_id and not exists (
        select 1 from commission_agendaitem i join commission_decision d on d.item_id = i.id
        where i.request_id = new.id and d.kind <> 'postponed')
        and not (old.commission_id is null and exists (select 1 from commission_hearingrequest r
            where r.case_id = new.case_id and r.recorded_at > new.recorded_at))
    then
        new.commission_id := commission_of_district(new.district_id);
    end if;
    return new;
end $$;

-- It runs before the trigger keep, by its name; that lets the column change.
create trigger go_along before update on commission_hearingrequest for each row execute function commission_go_along();
