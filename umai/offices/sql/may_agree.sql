-- Answers whether the speaker may be the second person of this request, within seven days and not in the
-- transaction in which it was asked: another person than who asked and than the holder, who gains by it, and
-- neither superior nor subordinate of who asked. That is another administrator, a supervisor of the Ministry,
-- or the head or oblast supervisor who answers for the office of the post or of the holder.
-- Called by: policies, umai/offices/requests/actions.py, umai/offices/requests/reading.py, umai/offices/requests/views.py, umai/review/two_persons.py.
create function offices_may_agree(asked uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (
        select from offices_staffrequest r
        where r.id = asked and r.recorded_at > now() - interval '7 days'
            and r.transaction <> coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0)
            and access_is_another(r.recorded_by_id, access_worker())
            and access_is_another(r.worker_id, access_worker())
            and not exists (select from staff_term t
                where coalesce(t.ended_at > now(), true) and coalesce(t.to_on >= access_today(), true)
                    and ((t.worker_id = r.recorded_by_id and t.superior_id = access_worker())
                        or (t.worker_id = access_worker() and t.superior_id = r.recorded_by_id)))
            and (access_role() in ('administrator', 'ministry_supervisor')
                or access_role() in ('head', 'oblast_supervisor') and exists (
                    select from staff_office o join places_place p on p.id = o.place_id
                    where p.district_id = any (access_districts()) and (o.id = r.office_id or exists (
                        select from staff_term t where t.worker_id = r.worker_id and t.office_id = o.id
                            and coalesce(t.ended_at > now(), true) and coalesce(t.to_on >= access_today(), true))))));
end $$;
