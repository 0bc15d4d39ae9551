-- Keeps the next plan review of a case due on the day that the latest review set, or else the
-- submission.
-- A risk level found since then can only bring the day nearer. The days are computed by the law when the
-- rows are written, and only compared here. Where no row has a day, nothing changes.
-- Called by: review_owed.
create function review_owe(which uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare since date; day date;
begin
    select held_on, next_on into since, day from review_review
        where case_id = which order by held_on desc, recorded_at desc limit 1;
    if not found then
        select stopped_on, review_on into since, day from intake_stop where case_id = which;
    end if;
    if day is not null then
        select least(day, min(review_on)) into day from intake_risklevel
            where case_id = which and current and holds_from >= since;
        perform intake_put_due('review', which, which, day);
    end if;
end $$;
