-- Answers the children whose file is granted to the speaker or to the speaker's office at this moment.
-- Leaves out grants with the reason `wrote`, which reach only the rows that the office itself wrote
-- (access_wrote), and those that open a file for reading alone (access_emergency). Security definer: sessions
-- and grants are closed to the web role.
-- Called by: 10 functions, policies, bench/looks.py, umai/access/reach.py.
create function access_granted() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$

declare who uuid; at uuid;
begin
    select t.worker_id, t.office_id into who, at from access_speaking() t;
    return array(select g.child_id from access_held(who, at) g where g.reason not in ('wrote', 'emergency', 'watch'));
end $$;
