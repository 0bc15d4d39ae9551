-- Answers whether these two workers are two persons. Another account or another row of one person is not:
-- without two PINs that differ, the same surname, given name and patronymic are one person. Null for either
-- answers false. Security definer: PINs are closed to the web role.
-- Called by: 22 functions.
create function access_is_another(one uuid, other uuid) returns boolean
language sql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce((
        select a.id <> b.id
            and (p.pin <> '' and q.pin <> '' and p.pin <> q.pin
                or (lower(a.surname), lower(a.given), lower(a.patronymic))
                    <> (lower(b.surname), lower(b.given), lower(b.patronymic)))
        from staff_worker a join staff_worker b on b.id = other
        left join staff_particulars p on p.worker_id = a.id
        left join staff_particulars q on q.worker_id = b.id
        where a.id = one), false)
$$;
