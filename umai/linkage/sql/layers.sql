-- Answers the pairs of an edition, each with the layer from which it is drawn. A layer is the kind of
-- the other side (register, another list, the own list), the band, and high or low within a band that is
-- not automatic (from 0.9 for clerical pairs, from 0.05 for the rest).
-- Called by: linkage_draw.
create function linkage_layers(taken uuid) returns TABLE(id uuid, band text, layer text)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select p.id, p.band, (case when p.child_id is null then case when o.edition_id = r.edition_id then 'own ' else 'list ' end
        else 'register ' end) || p.band || ' '
    || case p.band when 'automatic' then 'all'
        when 'clerical' then case when p.probability >= 0.9 then 'high' else 'low' end
        else case when p.probability >= 0.05 then 'high' else 'low' end end
    from linkage_listrow r join linkage_recordpair p on p.row_id = r.id left join linkage_listrow o on o.id = p.other_id
    where r.edition_id = taken
$$;
