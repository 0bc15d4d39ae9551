-- Refuses to take back that a child was removed: by striking the act of removal, and by another decision
-- in place of a removal. A removal ends with the protection, and that is decided by two. The owner is exempt.
-- Called by: trigger keep_removal, umai/review/two_persons.py.
create function protection_keep_removal() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and (
        tg_table_name = 'protection_removal' and new.why = 'struck'
        or tg_table_name = 'protection_safetydecision'
            and (new.why = 'struck' or to_jsonb(new)->>'decided' <> 'removed')
            and exists (select from protection_safetydecision d
                where d.id = new.replaces_id and d.decided = 'removed'))
    then
        raise check_violation using message = 'a removal ends with the protection, by two persons',
            constraint = 'removal_ends_by_two';
    end if;
    return new;
end $$;

create trigger keep_removal before insert on protection_removal for each row when (new.replaces_id is not null) execute function protection_keep_removal();
create trigger keep_removal before insert on protection_safetydecision for each row when (new.replaces_id is not null) execute function protection_keep_removal();
