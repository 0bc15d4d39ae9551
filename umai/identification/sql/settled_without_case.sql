-- Nothing is urgent any more with a signal that ended without a case: two persons decide that of a
-- signal that anybody held for urgent (identification_require_two).
-- Called by: trigger urgent.
create function identification_settled_without_case() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform urgency_decide(new.signal_id, null, new.recorded_at);
    return null;
end $$;

-- With the other endings it goes on: in a case, or with another signal.
create trigger urgent after insert on identification_signalending for each row when (new.how::text not in ('case', 'in_case', 'gathered')) execute function identification_settled_without_case();
