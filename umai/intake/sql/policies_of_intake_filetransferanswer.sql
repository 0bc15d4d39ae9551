-- A specialist or head answers in the receiving district, or takes the file back in the sending one.
create policy answered_where_sent on intake_filetransferanswer as restrictive for insert to umai_web with check (
    (select access_role()) in ('specialist', 'head') and case when taken_back then from_district_id = any ((select access_districts())::int[]) else to_district_id = any ((select access_districts())::int[]) end and exists (
        select from intake_filetransfer s where s.id = transfer_id and s.child_id = intake_filetransferanswer.child_id
            and s.to_district_id = intake_filetransferanswer.to_district_id
            and s.from_district_id = intake_filetransferanswer.from_district_id));
