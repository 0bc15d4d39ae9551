-- Keeps at a dwelling that was drawn for a second team whether somebody still has to go there. Security definer: no
-- role may update it.
-- Called by: trigger taken_anew.
create function rounds_take_anew() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update rounds_anewstop n set done = exists (select from rounds_dooranswer a
        where a.stop_id = n.stop_id and a.kind = 'asked_anew' and a.current and a.why <> 'struck'
            and a.result <> 'nobody')
    where n.stop_id = new.stop_id;
    return null;
end $$;

create trigger taken_anew after insert on rounds_dooranswer for each row when (new.kind = 'asked_anew') execute function rounds_take_anew();
