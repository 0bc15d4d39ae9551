-- Refuses an answer of a second team about a dwelling that was not drawn, and by a team that walked there before. A
-- member of a round may not be the second where the first answer was the own. Security definer: a member of a round
-- reads no answer.
-- Called by: trigger second_team.
create function rounds_require_second_team() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (select from rounds_anewstop n where n.stop_id = new.stop_id) then
        raise check_violation using message = 'this dwelling was not drawn', constraint = 'asked_anew_was_drawn';
    end if;
    if exists (select from rounds_dooranswer a where a.stop_id = new.stop_id and a.kind = 'walk'
        and (a.team = new.team or (access_role() = 'round_member' and a.recorded_by_id = access_worker())))
    then
        raise check_violation using message = 'this team was there first', constraint = 'asked_anew_by_another';
    end if;
    return new;
end $$;

create trigger second_team before insert on rounds_dooranswer for each row when (new.kind = 'asked_anew') execute function rounds_require_second_team();
