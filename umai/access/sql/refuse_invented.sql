-- Refuses to note a filling with invented people in a database that is not marked as a rehearsal; the
-- filling is one transaction, and with its note everything is taken back.
-- Called by: trigger only_in_a_rehearsal.
create function access_refuse_invented() returns trigger
language plpgsql
as $$
begin
    if not exists (select from installation_mark where rehearsal) then
        raise exception 'nothing invented enters a real register';
    end if;
    return new;
end $$;

create trigger only_in_a_rehearsal before insert on rehearsal_mark
    for each row execute function access_refuse_invented();
