-- Renews when the next plan review is due when a review, a submission or a risk level is written.
-- Called by: trigger review_owed.
create function review_owed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform review_owe(new.case_id);
    return null;
end $$;

create trigger review_owed after insert on intake_risklevel for each row execute function review_owed();
create trigger review_owed after insert on intake_stop for each row execute function review_owed();
create trigger review_owed after insert on review_review for each row execute function review_owed();
