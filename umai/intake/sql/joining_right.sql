-- Refuses to confirm a report where the child that it was matched with is not the child of the case that
-- took it in: then the second person saw another child than the one whose file works on it.
-- Called by: trigger right_child, umai/review/two_persons.py.
create function intake_joining_right() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and not exists (
        select from intake_origin o join identification_signalmatch m on m.signal_id = (
                select j.lead_id from identification_joining j where j.id = new.joining_id) and m.current
        where o.signal_id = new.signal_id and o.current
            and m.child_id = any (register_one_with(array[o.child_id])))
    then
        raise check_violation using message = 'the report is in the case of another child',
            constraint = 'joined_elsewhere';
    end if;
    return new;
end $$;

create trigger right_child before insert on identification_joininganswer for each row when (new.agreed) execute function intake_joining_right();
