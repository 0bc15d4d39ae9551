-- Closes the file of a child to a member with an account who steps back from a matter of it: the words of the
-- matter, its plan and all later matters of the child. The wall is lifted as every other, by two persons.
-- Called by: trigger wall_off.
create function commission_tie_told() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare who uuid := (select m.worker_id from commission_member m where m.id = new.member_id);
begin
    if who is not null and not exists (
        select 1 from access_wall w where w.worker_id = who and w.child_id = new.child_id and w.to_at is null)
    then
        insert into access_wall (id, worker_id, child_id, from_at, tie, words, recorded_by_id, recorded_at)
            values (gen_random_uuid(), who, new.child_id, now(), 'other', new.reason, new.recorded_by_id, clock_timestamp());
    end if;
    return null;
end $$;

create trigger wall_off after insert on commission_recusal for each row execute function commission_tie_told();
