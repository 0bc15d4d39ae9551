-- Only a specialist or head of the district that holds the file sends it, and to another district.
create policy sent_by_its_department on intake_filetransfer as restrictive for insert to umai_web with check (
    (select access_role()) in ('specialist', 'head') and district_id = any ((select access_districts())::int[]) and from_district_id = district_id
    and to_district_id <> district_id);
