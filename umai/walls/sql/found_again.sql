-- Keeps that somebody registered a child who is like one whose file is closed to them: the same given name, and
-- the same surname or father's name, or the same day of birth. The writer is not told and is not stopped.
-- Who has no wall has nothing compared.
-- Called by: trigger second_record.
create function walls_found_again() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into walls_secondrecord (id, child_id, hidden_id)
        select gen_random_uuid(), new.child_id, k.child_id
        from register_searchkey k
        where k.child_id = any (access_behind_walls()) and k.child_id <> new.child_id and k.given = new.given
            and (k.surname = new.surname or k.father = new.father or k.birth_date = new.birth_date)
            and (k.birth_date is null or new.birth_date is null
                or abs(extract(year from k.birth_date) - extract(year from new.birth_date)) <= 1)
        group by k.child_id
        on conflict do nothing;
    return null;
end $$;

create trigger second_record after insert on register_searchkey for each row execute function walls_found_again();
