-- Makes a call together with every urgent signal, in the same transaction and whichever way the signal
-- came, and begins to wait until somebody has seen the child. The call goes to the level that answers the
-- signal (`keeper`) and holds ids and no word.
-- Security definer: no role of a page may write a call.
-- Called by: trigger call.
create function identification_call() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare at timestamptz := clock_timestamp();
begin
    insert into notices_call (id, kind, about, district_id, keeper, opened_at)
        values (gen_random_uuid(), 'signal', new.id, new.district_id, new.keeper, at);
    perform urgency_begin(new.id, null, null, new.district_id, null, new.keeper, at, null, null);
    return null;
end $$;

-- The condition is that of the generated column `urgent`: change both together.
create trigger call after insert on identification_signal for each row when (new.danger_now or new.self_harm or new.concern = 'self_harm') execute function identification_call();
