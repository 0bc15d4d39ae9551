-- Refuses every deletion of a recorded row and every change of its content, also by the owner. Only
-- these may change: where the file is held (district, municipality, office), `current`, and the derived
-- columns that the trigger names as its arguments; and what two persons agreed to erase.
-- Called by: trigger keep.
create function access_refuse_change() returns trigger
language plpgsql
as $$
declare moving text[] := array['district_id', 'municipality_id', 'office_id', 'current'] || tg_argv[0:tg_nargs - 1];
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - moving = to_jsonb(old) - moving then return new; end if;
    if tg_op = 'UPDATE' and trail_erases(tg_table_name, to_jsonb(old), to_jsonb(new)) then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;

create trigger keep before update or delete on linkage_histories for each row execute function access_refuse_change();
