-- Keeps the state of a decision by what was written last. That a child was not told ends no disagreement and takes back
-- no telling; where it was away or not reached, the term begins again.
-- Called by: trigger follow_telling.
create function feedback_follow_telling() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.told then
        update feedback_childdecision set state = case new.reaction when 'disagrees' then 'disagrees' else 'told' end
            where id = new.decision_id;
    elsif new.reason in ('away', 'not_reached') then
        update feedback_childdecision set state = 'waits', counted_from = access_today()
            where id = new.decision_id and state in ('waits', 'not_told');
    else
        update feedback_childdecision set state = 'not_told' where id = new.decision_id and state = 'waits';
    end if;
    return null;
end $$;

create trigger follow_telling after insert on feedback_telling for each row execute function feedback_follow_telling();
