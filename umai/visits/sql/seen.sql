-- Derives anew when a child was seen last, until when it must be seen, and which missed visits somebody is called
-- about, when somebody wrote that the child was seen or corrected it, when something urgent came into a case, and
-- when two records become one child or part.
-- Called by: trigger seen, trigger settled, trigger settled_again.
create function visits_seen() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare records uuid[] := register_one_with(
    array_remove(array[new.child_id, (to_jsonb(new)->>'other_id')::uuid], null));  -- a merge names two
begin
    perform visits_put_seen(records);
    perform visits_settle_urgent(records);
    perform visits_settle_missed(records);
    return null;
end $$;

create trigger seen after insert on visits_visit for each row execute function visits_seen();
create trigger seen after insert on protection_arrival for each row execute function visits_seen();
create trigger seen after insert on protection_followupcontact for each row execute function visits_seen();
create trigger seen after insert on self_harm_spokenwithchild for each row execute function visits_seen();
create trigger settled after insert on urgency_urgency for each row when (new.child_id is not null) execute function visits_seen();
create trigger settled_again after update on urgency_urgency for each row when (new.child_id is distinct from old.child_id) execute function visits_seen();
create trigger seen after insert on register_merge for each row execute function visits_seen();
