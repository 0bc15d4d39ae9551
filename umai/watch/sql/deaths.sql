-- Answers the children who died, as a case was closed for it or as it was written after self-harm (`kinds` are the
-- codes of a death there), until a review of the death was answered: nobody reviews it, it waits for its conclusion, or
-- for the answer of the body. Records that are one child died once. How the child died is not told. Refuses a prosecutor: to them what follows self-harm
-- is closed, whatever else they read.
-- Called by: watch_stands, umai/watch/lists.py.
create function watch_deaths(kinds text[], within int[]) returns table(id uuid, child uuid, district int, what text,
    since_on date, owed_on date, owes uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    over int[] := watch_over(within);
    walled uuid[] := access_walled();
begin
    if access_role() = 'prosecutor' then
        raise insufficient_privilege using message = 'this role reads no deaths';
    end if;
    return query
    with merged as materialized (select g.record, g.lead from register_merged(null, null) g),
    died as (
        select coalesce(g.lead, k.child_id) as lead, min(k.on_day) as died_on,
            (array_agg(k.child_id order by k.on_day, k.child_id))[1] as child_id
        from (
            select o.child_id, o.closed_on as on_day from intake_closure o
                join intake_closingproposal p on p.id = o.proposal_id where p.reason = 'died'
            union all
            select s.child_id, (s.happened_at at time zone 'Asia/Bishkek')::date from self_harm_selfharmpath s
            where s.kind = any (kinds) and not exists (
                select from self_harm_selfharmpathending n where n.path_id = s.id)) k
            left join merged g on g.record = k.child_id
        group by 1),
    reviewed as (
        select distinct on (1) coalesce(g.lead, v.child_id) as lead, v.id as review, v.due_on, e.id as conclusion,
            e.answer_due_on, e.body_id, a.id is not null as is_answered
        from self_harm_deathreview v left join merged g on g.record = v.child_id
            left join self_harm_deathconclusion e on e.review_id = v.id
            left join self_harm_deathanswer a on a.conclusion_id = e.id
        order by 1, a.id is not null, v.recorded_at, v.id)
    select d.child_id, d.child_id, c.district_id,
        case when r.review is null then 'unreviewed' when r.conclusion is null then 'conclusion' else 'answer' end,
        d.died_on, coalesce(r.answer_due_on, r.due_on, d.died_on), r.body_id
    from died d join register_child c on c.id = d.child_id left join reviewed r on r.lead = d.lead
    where c.district_id = any (over) and d.child_id <> all (walled) and r.is_answered is not true;
end $$;
