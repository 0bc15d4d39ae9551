-- Answers what matching compares of these rows of lists. Security definer: the worker role reaches no
-- row by territory.
-- Called by: linkage_compared_records, umai/linkage/candidates/weigher.py.
create function linkage_rows(
    ids uuid[]
) returns TABLE(id uuid, number int, surname text, given text, patronymic text, birth_date date, birth_precision text, sex text, pin text, oblast int, district int, municipality int, settlement int, mother text, phone text, edition uuid)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select r.id, r.number, surname, given, patronymic, birth_date, birth_precision, sex, pin, oblast_id, district_id,
        municipality_id, settlement_id, mother, phone, edition_id
    from linkage_listrow r where r.id = any (ids)
$$;
