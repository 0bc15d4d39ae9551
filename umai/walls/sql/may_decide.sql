-- Answers whether the speaker answers this suggestion: the head, for staff below of the own district, and the
-- oblast supervisor for heads and where no head sees the file. Never the worker whom it is about.
-- Called by: walls_answer_suggestion, walls_suggestions.
create function walls_may_decide(suggested uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare s walls_tiesuggestion;
begin
    select * into s from walls_tiesuggestion t where t.id = suggested;
    if not found or coalesce(access_role() not in ('head', 'oblast_supervisor'), true) or not walls_above(s.worker_id)
    then
        return false;
    end if;
    if s.child_id is null and not exists (
        select from staff_term t join staff_office o on o.id = t.office_id join places_place p on p.id = o.place_id
        where t.worker_id = s.worker_id and coalesce(t.ended_at > now(), true) and coalesce(t.to_on >= access_today(), true)
            and (p.district_id = any (access_districts()) or p.id = any (access_districts())))
    then
        return false;
    end if;
    if s.child_id is not null and not walls_sees(s.child_id) then return false; end if;
    return access_role() = 'head' or walls_rank(s.worker_id) >= 3 or not exists (
        select from staff_term t join staff_office o on o.id = t.office_id join places_place p on p.id = o.place_id
        where t.role = 'head' and coalesce(t.ended_at > now(), true) and coalesce(t.to_on >= access_today(), true)
            and p.district_id = coalesce((select c.district_id from register_child c where c.id = s.child_id),
                (select max(q.district_id) from staff_term u join staff_office v on v.id = u.office_id
                    join places_place q on q.id = v.place_id where u.worker_id = s.worker_id
                        and coalesce(u.ended_at > now(), true) and coalesce(u.to_on >= access_today(), true)))
            and not exists (
                select from access_wall w where w.worker_id = t.worker_id
                    and w.child_id = any (register_one_with(array[s.child_id]))
                    and w.from_at <= now() and (w.to_at is null or w.to_at > now())));
end $$;
