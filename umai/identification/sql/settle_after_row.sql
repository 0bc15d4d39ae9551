-- Derives the columns of a signal anew after each new screening, gathering or ending, and after an ending
-- those of the signals that go on with it. Security definer: no role may update a signal.
-- Called by: trigger settled.
create function identification_settle_after_row() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform identification_settle(new.signal_id);
    if tg_table_name = 'identification_signalending' then
        perform identification_settle(g.signal_id)
            from identification_gathering g where g.first_id = new.signal_id and g.current;
    end if;
    return null;
end $$;

create trigger settled after insert on identification_signalending for each row execute function identification_settle_after_row();
create trigger settled after insert on identification_gathering for each row execute function identification_settle_after_row();
create trigger settled after insert on identification_screening for each row execute function identification_settle_after_row();
