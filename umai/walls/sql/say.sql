-- Keeps what a worker says of a tie without opening a file, for who answers for the office; answers the row.
-- Called by: umai/walls/suggesting/actions.py.
create function walls_say(said text) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare made uuid := gen_random_uuid();
begin
    if access_worker() is null or trim(said) = '' then
        raise insufficient_privilege using message = 'nobody is speaking, or nothing was said';
    end if;
    insert into walls_tiesuggestion (id, worker_id, how, words) values (made, access_worker(), 'said', trim(said));
    return made;
end $$;
