-- Gives what was said at a door the place of its dwelling, whatever the program says of it; a child that of its
-- answer. Rows that the owner loads too.
-- Called by: trigger place.
create function rounds_place_answer() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    said jsonb := to_jsonb(new);
begin
    if tg_table_name = 'rounds_doorchild' then
        select a.district_id, a.municipality_id into new.district_id, new.municipality_id
            from rounds_dooranswer a where a.id = (said ->> 'answer_id')::uuid;
    else
        select s.district_id, s.municipality_id into new.district_id, new.municipality_id
            from rounds_roundstop s where s.id = (said ->> 'stop_id')::uuid;
    end if;
    return new;
end $$;

create trigger place before insert on rounds_dooranswer for each row execute function rounds_place_answer();
create trigger place before insert on rounds_doorchild for each row execute function rounds_place_answer();
