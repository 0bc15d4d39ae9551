-- Refuses a merge of two records that are already one child, and one where a child was recorded (by the
-- day in Bishkek) before the other was born. A merge is undone only between the records that it joined.
-- Merges are serialised by an advisory lock, because chains of merges are joined.
-- Called by: trigger asked.
create function register_refuse_merge() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    -- Merges are rare and joined in chains: one at a time.
    perform pg_advisory_xact_lock(hashtextextended('register_merge', 41));
    if new.replaces_id is not null then
        if not exists (select 1 from register_merge m where m.id = new.replaces_id
                       and m.child_id = new.child_id and m.other_id = new.other_id) then
            raise check_violation using message = 'a merge is undone between the records that it joined';
        end if;
        return new;
    end if;
    if new.other_id = any (register_one_with(array[new.child_id])) then
        raise unique_violation using message = 'these records are one child already', constraint = 'one_merge_a_pair';
    end if;
    if exists (
        select 1 from register_child c join register_identity i on i.current
            and i.child_id = case when c.id = new.child_id then new.other_id else new.child_id end
        where c.id in (new.child_id, new.other_id)
            and i.birth_date > (c.recorded_at at time zone 'Asia/Bishkek')::date) then
        raise check_violation using message = 'one was written down before the other was born', constraint = 'born_later';
    end if;
    return new;
end $$;

create trigger asked before insert on register_merge for each row execute function register_refuse_merge();
