-- Refuses a new row that names a case, or anything else, of another child's file: a foreign key does not
-- see that. The trigger's arguments are pairs of a column and the table that it names. The owner and the
-- worker role, which load lists and work by the clock, are exempt. Security definer: the named row may
-- be one that the speaker does not see.
-- Called by: trigger one_file.
create function access_require_one_file() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare named uuid; of_child uuid; k int := 0;
begin
    if session_user in (current_user, 'umai_worker') then return new; end if;
    while k < tg_nargs loop
        execute format('select ($1).%I', tg_argv[k]) into named using new;
        if named is not null then
            execute format('select child_id from %I where id = $1', tg_argv[k + 1]) into of_child using named;
            if of_child is distinct from new.child_id then
                raise check_violation using message = 'this belongs to another file', constraint = 'one_file';
            end if;
        end if;
        k := k + 2;
    end loop;
    return new;
end $$;
