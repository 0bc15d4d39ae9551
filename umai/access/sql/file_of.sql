-- Answers of which child's file a row is part, and where that row is held, for a row whose contents are shown
-- only after a look at that file: so the look comes first and the row is read afterwards, under every
-- policy. Answers only what the speaker's territory and grants reach, or an opening in an emergency, and no
-- wall hides; no row for everything else, as for a row that does not exist. Security definer: before the
-- look the web role reads no such row.
-- Called by: umai/access/doors.py.
create function access_file_of(contents text, row_id uuid) returns table(child_id uuid, district_id int, municipality_id int)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    if not exists (select from pg_policy p where p.polname = 'looked' and p.polrelid = to_regclass(contents)) then
        raise insufficient_privilege using message = 'these rows are read without a look';
    end if;
    return query execute format(
        'select t.child_id, t.district_id, t.municipality_id from %I t where t.id = $1 and t.child_id <> all ($6)
            and (t.district_id = any ($2) or t.municipality_id = any ($3) or t.child_id = any ($4)
                or t.child_id = any ($5) or t.child_id = any ($7))', contents)
        using row_id, r.districts, r.municipalities, r.granted, r.wrote, r.walled, r.emergency;
end $$;
