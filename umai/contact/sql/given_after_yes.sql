-- Refuses a card that is given by a decision that says not to give it.
-- Called by: trigger after_yes.
create function contact_given_after_yes() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (select from contact_carddecision d where d.id = new.decision_id and d.outcome = 'carry') then
        raise check_violation using message = 'a card is given after a yes', constraint = 'contact_given_after_yes';
    end if;
    return new;
end $$;

create trigger after_yes before insert on contact_givencard
    for each row execute function contact_given_after_yes();
