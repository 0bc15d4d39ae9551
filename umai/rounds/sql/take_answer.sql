-- Keeps at a dwelling of a round how far it came: which answer of the walk counts (that which says most: a door that
-- was answered before one where nobody opened, then the latest), how often a team was there, and when it goes again.
-- Refuses an answer whose place is not that of the dwelling.
-- Called by: trigger taken.
create function rounds_take_answer() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    counts rounds_dooranswer;
begin
    if new.kind <> 'walk' then return null; end if;
    perform from rounds_roundstop s where s.id = new.stop_id for update;
    select a.* into counts from rounds_dooranswer a
        where a.stop_id = new.stop_id and a.kind = 'walk' and a.current and a.why <> 'struck'
        order by a.result = 'nobody', a.said_on desc, a.recorded_at desc, a.id limit 1;
    update rounds_roundstop s set
        answer_id = counts.id, done = coalesce(counts.result <> 'nobody', false), last_on = counts.said_on,
        again_on = counts.again_on,
        attempts = (select count(*) from rounds_dooranswer a
            where a.stop_id = s.id and a.kind = 'walk' and a.current and a.why <> 'struck')
    where s.id = new.stop_id;
    return null;
end $$;

create trigger taken after insert on rounds_dooranswer for each row execute function rounds_take_answer();
