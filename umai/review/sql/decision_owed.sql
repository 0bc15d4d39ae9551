-- Makes the decision on a new proposal to close owed, and ends what earlier proposals of the case owe.
-- It is due on the day in the proposal; without one, on the day it was recorded (Bishkek).
-- Called by: trigger review_conferencedecision.
create function review_decision_owed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare earlier uuid;
begin
    for earlier in select of from intake_due where owed = 'closing' and case_id = new.case_id loop
        perform intake_drop_due('closing', earlier, new.case_id);
    end loop;
    perform intake_put_due('closing', new.id, new.case_id,
        coalesce(new.decide_by, (new.recorded_at at time zone 'Asia/Bishkek')::date));
    return null;
end $$;

create trigger review_conferencedecision after insert on intake_closingproposal for each row execute function review_decision_owed();
