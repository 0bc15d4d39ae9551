-- Keeps kept, whose and open of these windows equal to the visits and missed visits that name them.
-- A missed visit stays missed, with who answered then, even if a visit is recorded later. Otherwise the
-- first visit made counts, with who went. A window with an outcome is not open.
-- Called by: visits_made.
create function visits_settle(windows uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update visits_visitwindow w set kept = x.kept, whose_id = x.whose_id, open = w.open and x.kept is null
        from (select t.id, case when m.id is not null then false when v.id is not null then true end as kept,
                     case when m.id is not null then m.worker_id else v.worker_id end as whose_id
              from (select distinct unnest(windows)) t (id)
              left join visits_missedvisit m on m.window_id = t.id
              left join lateral (select v.id, v.worker_id from visits_visit v
                                 where v.window_id = t.id and v.current and v.made
                                 order by v.at, v.id limit 1) v on true) x
        where w.id = x.id
            and (w.kept, w.whose_id, w.open) is distinct from (x.kept, x.whose_id, w.open and x.kept is null);
end $$;
