-- Counts, for each layer drawn from, its pairs, those drawn, those found the same, not the same or
-- undecided, and how many the model expected to be the same. A pair for two readers counts only when
-- both have read it, or the numbers would tell the second one the first answer. Through the web role
-- only heads and supervisors get them.
-- Called by: umai/linkage/review/quality.py.
create function linkage_sampled(

) returns TABLE(edition uuid, source uuid, model text, layer text, population int, drawn int, same int, differ int, unsure int, expected float8)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select d.edition_id, e.source_id, p.model, d.layer, max(d.population), count(*)::int,
        count(*) filter (where x.said = 'same')::int, count(*) filter (where x.said = 'not')::int,
        count(*) filter (where x.said in ('unsure', 'apart'))::int,
        coalesce(sum(p.probability) filter (where x.said in ('same', 'not')), 0)
    from linkage_drawnpair d join linkage_recordpair p on p.id = d.pair_id join linkage_listedition e on e.id = d.edition_id,
        lateral linkage_answers(p.id) a, lateral (select case when not a.twice or a.a2 is not null
            then linkage_outcome(a.a1, a.a2, a.a3, a.twice) end as said) x
    where d.purpose = 'quality' and (session_user <> 'umai_web'
        or access_role() in ('head', 'oblast_supervisor', 'ministry_supervisor'))
    group by 1, 2, 3, 4
$$;
