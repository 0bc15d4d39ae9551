-- Answers every pair that readers found to be the same child or not, as levels of agreement alone.
-- Nothing of a child is in it. `weight` is how many pairs of its layer a drawn pair stands for; it is
-- null for a pair that was not drawn. Of a pair for two readers the first answer counts until the second
-- one is there.
-- Called by: umai/linkage/review/labels_command.py, umai/linkage/review/quality.py.
create function linkage_labelled(

) returns TABLE(model text, probability float8, levels jsonb, same boolean, weight float8)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select p.model, p.probability, p.levels, x.said = 'same', d.population::float / count(d.id) over (
        partition by d.edition_id, d.layer)
    from linkage_recordpair p left join linkage_drawnpair d on d.pair_id = p.id and d.purpose = 'quality',
        lateral linkage_answers(p.id) a, lateral (select linkage_outcome(a.a1, a.a2, a.a3, a.twice) as said) x
    where p.id in (select j.pair_id from linkage_pairjudgement j where j.current) and x.said in ('same', 'not')
$$;
