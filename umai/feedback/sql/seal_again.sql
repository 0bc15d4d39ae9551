-- Seals, or opens again, a decision when its own row was, because the incident was corrected.
-- Called by: trigger tell_sealed.
create function feedback_seal_again() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update feedback_childdecision set sealed = new.sealed
        where kind = tg_argv[0] and decided = feedback_first_row(tg_table_name, new.id)
            and feedback_last_row(tg_table_name, decided) = new.id;
    return null;
end $$;

create trigger tell_sealed after update of sealed on justice_protectionorder for each row
    when (old.sealed <> new.sealed) execute function feedback_seal_again('order');
create trigger tell_sealed after update of sealed on justice_proceedingstage for each row
    when (old.sealed <> new.sealed) execute function feedback_seal_again('proceeding');
