-- Moves a sent file to the receiving district, with its cases, clocks and due dates, under a lock on its
-- row. Its open cases then have no worker. Refuses a speaker who is not a specialist or head of the
-- receiving district or is walled from the child, and a file that the sending district no longer holds.
-- Security definer: the receiving district does not reach the file before it is moved.
-- Called by: intake_file_answered.
create function intake_accept_file(sent uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare s intake_filetransfer; one record;
begin
    select * into strict s from intake_filetransfer where id = sent;
    if session_user <> current_user and (access_worker() is null or s.child_id = any (access_walled())
        or access_role() not in ('specialist', 'head') or not s.to_district_id = any (access_districts())) then
        raise insufficient_privilege using message = 'this file was not sent to the speaker''s department';
    end if;
    perform from register_child where id = s.child_id and district_id = s.from_district_id for update;
    if not found then
        raise check_violation using message = 'this file is not where it was sent from';
    end if;
    perform access_move_rows(s.child_id, s.to_district_id, s.to_municipality_id,
        coalesce(s.to_office_id, (select office_id from register_child where id = s.child_id)));
    for one in select case_id from intake_worklistrow where child_id = s.child_id loop
        perform intake_unassign(one.case_id);
    end loop;
end $$;
