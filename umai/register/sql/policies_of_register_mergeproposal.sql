-- Who may propose a merge, or its undoing: the department that holds both records; across two districts their oblast's supervisor.
create policy holds_both on register_mergeproposal as restrictive for insert to umai_web, umai_worker with check (
    exists (
        select 1 from register_child a, register_child b
        where a.id = register_mergeproposal.child_id and b.id = register_mergeproposal.other_id
            and a.district_id = any ((select access_districts())::int[])
            and b.district_id = any ((select access_districts())::int[])
            and case when a.district_id = b.district_id then (select access_role()) in ('specialist', 'head')
                else (select access_role()) = 'oblast_supervisor' end));
