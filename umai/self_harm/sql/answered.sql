-- Refuses the answer to a review by any other office than the one that owes it, and by another role than its
-- head, or the social worker of a municipality that owes it itself. The owner is exempt.
-- Called by: trigger answers.
create function self_harm_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and not exists (select from self_harm_deathconclusion c
            join staff_office o on o.id = c.body_id
            where c.id = new.conclusion_id and c.body_id = access_office()
                and access_role() = case o.kind when 'municipality' then 'social_worker' else 'head' end) then
        raise check_violation using message = 'the body that owes the answer answers',
            constraint = 'self_harm_answer_of_the_body';
    end if;
    return new;
end $$;

create trigger answers before insert on self_harm_deathanswer for each row execute function self_harm_answered();
