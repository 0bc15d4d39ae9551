-- Answers in which district this child's file was held at an instant: where a later move took it from, else where it
-- is held now. So a figure by oblast stays what it was when a file moves. Whoever asks for what is known now (no
-- instant) reads the row's own district. One row, as a table: so PostgreSQL writes it into the query that asks, where a
-- function of one value is called for every row.
-- Called by: 25 functions.
create function indicators_district_then(child uuid, held int, known_at timestamptz) returns table(district_id int)
language sql stable
as $$
    select coalesce((
        select a.from_district_id from intake_filetransferanswer a
        where a.child_id = child and a.accepted and a.recorded_at > known_at
        order by a.recorded_at limit 1), held)
$$;
