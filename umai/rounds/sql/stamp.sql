-- Stamps a row of a round with when, by whom and where it was written; what the program says of these is ignored. A
-- round gets the next number of its district. Rows that the owner loads keep their own stamp, and their number where
-- they have one.
-- Called by: trigger stamp.
create function rounds_stamp() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    here int; said jsonb := to_jsonb(new);
begin
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
    end if;
    here := case tg_table_name
        when 'rounds_round' then (said ->> 'place_id')::int
        when 'rounds_dwelling' then (said ->> 'settlement_id')::int
        when 'rounds_memberleaving' then (select r.place_id from rounds_teammember m
            join rounds_round r on r.id = m.round_id where m.id = (said ->> 'member_id')::uuid)
        when 'rounds_sheetnote' then (select r.place_id from rounds_sheetrun s
            join rounds_round r on r.id = s.round_id where s.id = (said ->> 'run_id')::uuid)
        else (select r.place_id from rounds_round r where r.id = (said ->> 'round_id')::uuid) end;
    select p.district_id, p.municipality_id into new.district_id, new.municipality_id
        from places_place p where p.id = here;
    if new.district_id is null then
        raise check_violation using message = 'a round is walked in a district, or within one',
            constraint = 'round_in_district';
    end if;
    if tg_table_name = 'rounds_round' then
        perform pg_advisory_xact_lock(hashtext('rounds_round'), new.district_id);
        if session_user <> current_user or new.number = 0 then
            new.number := 1 + coalesce((select max(r.number) from rounds_round r
                where r.district_id = new.district_id), 0);
        end if;
    end if;
    return new;
end $$;

create trigger stamp before insert on rounds_round for each row execute function rounds_stamp();
create trigger stamp before insert on rounds_roundending for each row execute function rounds_stamp();
create trigger stamp before insert on rounds_teammember for each row execute function rounds_stamp();
create trigger stamp before insert on rounds_memberleaving for each row execute function rounds_stamp();
create trigger stamp before insert on rounds_dwelling for each row execute function rounds_stamp();
create trigger stamp before insert on rounds_anewdraw for each row execute function rounds_stamp();
create trigger stamp before insert on rounds_wordsexpunging for each row execute function rounds_stamp();
create trigger stamp before insert on rounds_sheetentry for each row execute function rounds_stamp();
create trigger stamp before insert on rounds_sheetrun for each row execute function rounds_stamp();
create trigger stamp before insert on rounds_sheetnote for each row execute function rounds_stamp();
