-- Writes that the speaker asks to open one file out of reach, and answers the request. Looks for nobody. Every
-- request counts, found or not, and whatever role it is asked in: who asked too often is refused. The lock lets
-- two requests of one worker not pass each other. Security definer: no role of a page writes requests.
-- Called by: umai/opens/emergency/actions.py.
create function opens_ask(kind text, words text, about jsonb) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare who uuid := access_worker(); may record; salt uuid := gen_random_uuid(); asked uuid := gen_random_uuid();
begin
    if who is null or access_role() not in ('social_worker', 'specialist', 'head', 'oblast_supervisor') then
        raise insufficient_privilege using message = 'this role opens no file in an emergency';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('opens ' || who, 0));
    select * into may from opens_limits();
    if (select count(*) from opens_emergencyrequest r where r.recorded_by_id = who
            and r.recorded_at > clock_timestamp() - may.lasts) >= may.asks_an_hour
        or (select count(*) from opens_emergencyrequest r where r.recorded_by_id = who
            and r.recorded_at > clock_timestamp() - may.lasts * 24) >= may.asks_a_day then
        raise exception 'opens_too_often' using errcode = 'check_violation';
    end if;
    insert into opens_emergencyrequest (id, kind, words, salt, digest)
        values (asked, kind, words, salt, opens_digest(salt, about));
    return asked;
end $$;
