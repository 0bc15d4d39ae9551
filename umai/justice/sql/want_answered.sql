-- Keeps the child and the place of an answer equal to what was asked for, whatever the row says, and refuses the
-- answer of anybody else than whoever asked and a day before it was asked. Its trigger runs before stamp, by its name. The owner is
-- exempt from the person.
-- Called by: trigger of_want.
create function justice_want_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare w justice_want;
begin
    select * into w from justice_want where id = new.want_id;
    new.child_id := w.child_id;
    new.district_id := w.district_id;
    new.municipality_id := w.municipality_id;
    if session_user <> current_user and w.recorded_by_id is distinct from access_worker() then
        raise insufficient_privilege using message = 'whoever asked says whether it came';
    end if;
    if new.outcome_on < (w.asked_at at time zone 'Asia/Bishkek')::date or new.outcome_on > access_today() then
        raise check_violation using message = 'this day cannot be', constraint = 'want_answer_day';
    end if;
    return new;
end $$;

create trigger of_want before insert on justice_wantanswer
    for each row execute function justice_want_answered();
