-- A social worker sees the municipality's rows of migrants or absence, and its lines' rows elsewhere.
create policy sought on linkage_listrow for select to umai_web using (
    municipality_id = any ((select access_municipalities())::int[]) and (of_migrant or absent) and verdict <> 'refused'
    or id = any ((select unseen_elsewhere())::uuid[]));
