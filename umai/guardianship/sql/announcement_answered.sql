-- Ends what is owed for what a parent sent from the site, once it was taken over or rejected.
-- Called by: trigger owed.
create function guardianship_announcement_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_drop_due('announced', new.sent_id, d.case_id)
        from intake_due d where d.owed = 'announced' and d.of = new.sent_id;
    return null;
end $$;

create trigger owed after insert on guardianship_sentannouncementanswer
    for each row execute function guardianship_announcement_answered();
