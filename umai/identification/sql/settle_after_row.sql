-- Derives the columns of a signal anew after each new screening, gathering or ending. Security definer:
-- no role may update a signal.
-- Called by: trigger settled.
create function identification_settle_after_row() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform identification_settle(new.signal_id);
    return null;
end $$;

create trigger settled after insert on identification_signalending for each row execute function identification_settle_after_row();
create trigger settled after insert on identification_gathering for each row execute function identification_settle_after_row();
create trigger settled after insert on identification_screening for each row execute function identification_settle_after_row();
