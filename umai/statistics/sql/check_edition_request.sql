-- Refuses a request for an edition of a period that is not over, as known on a day that is not over or lies before its
-- end, and while another request waits to be drawn or a candidate to be answered: each is drawn beside all others. Two
-- requests of one moment wait for each other. Also to the owner.
-- Called by: trigger check_edition_request.
create function statistics_check_edition_request() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not coalesce(statistics_period_ends(new.period) <= new.known_on, false) or new.known_on >= access_today() then
        raise check_violation using message = 'the period or the day is not over', constraint = 'edition_of_a_period';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('statistics asks for an edition', 0));
    if exists (select from statistics_editionrequest r
        left join statistics_editiondrawing d on d.asked_id = r.id
        left join statistics_editioncandidate c on c.drawing_id = d.id
        left join statistics_editionanswer a on a.candidate_id = c.id
        where d.id is null or c.id is not null and a.id is null)
    then
        raise check_violation using message = 'another one waits', constraint = 'edition_by_edition';
    end if;
    return new;
end $$;

create trigger check_edition_request before insert on statistics_editionrequest for each row
    execute function statistics_check_edition_request();
