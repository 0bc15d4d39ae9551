-- Answers what belongs to these incidents, to whoever reads them: another incident that the speaker reads too by
-- its id, and of one beyond the reach only by what it is tied, its year, its kind in general words, and which
-- office keeps it. `nth` is the same for what belongs to several of those that were asked for. A sealed incident that the speaker may not read, and one behind a wall, are not there at all.
-- Refuses where the speaker's look at repeated violence of the child does not stand on the trail, committed and
-- of these minutes.
-- Called by: justice_renew_repeated, bench/repeated.py, umai/justice/repeated/search.py.
create function justice_repeated(asked uuid[])
returns table(line uuid, other uuid, ties text[], is_sure boolean, questions uuid[], year int, general text,
    office uuid, nth bigint)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    walled uuid[] := access_behind_walls();
    own uuid[] := justice_read_of(asked);
    looked uuid[] := justice_looked();
begin
    if exists (select from justice_incident i where i.line = any (own) and i.current and i.child_id <> all (looked))
    then
        raise insufficient_privilege using message = 'this look does not stand on the trail';
    end if;
    return query
    with tied as materialized (
        select t.line, t.other, array_agg(distinct t.tie order by t.tie) as ties,
            coalesce(bool_or(t.is_sure) filter (where t.tie = 'suspect'), true) as is_sure,
            coalesce(array_agg(distinct t.question) filter (where not t.is_sure), '{}') as questions
        from justice_ties(own) t group by t.line, t.other),
    seen as materialized (
        select s.id from unnest(justice_read_of(array(select distinct t.other from tied t))) s (id))
    select t.line, s.id, t.ties, t.is_sure, t.questions, extract(year from o.happened_on)::int,
        justice_general_kind(o.kinds), justice_keeping_office(o.office_id, o.district_id),
        dense_rank() over (order by o.happened_on desc, t.other)
    from tied t join justice_incident o on o.line = t.other and o.current
        left join seen s on s.id = t.other
    where o.child_id <> all (walled) and (s.id is not null or not o.sealed)
    order by o.happened_on desc, t.other;
end $$;
