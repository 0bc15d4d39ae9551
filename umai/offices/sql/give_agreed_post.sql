-- Gives the post that was asked for, once another person agreed.
-- Called by: trigger give.
create function offices_give_agreed_post() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into staff_term (id, worker_id, office_id, role, superior_id, from_on, to_on, request_id)
        select gen_random_uuid(), r.worker_id, r.office_id, r.role, r.superior_id, r.from_on, r.to_on, r.id
        from offices_staffrequest r where r.id = new.request_id and r.kind = 'post';
    return null;
end $$;

create trigger give after insert on offices_staffanswer for each row when (new.agreed) execute function offices_give_agreed_post();
