-- Answers how many people hold the post of an administrator today.
-- Called by: offices_one_suffices, offices_post_by_two.
create function offices_administrators() returns bigint
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return (select count(distinct t.worker_id) from staff_term t where t.role = 'administrator'
        and t.from_on <= access_today() and coalesce(t.to_on >= access_today(), true)
        and coalesce(t.ended_at > now(), true));
end $$;
