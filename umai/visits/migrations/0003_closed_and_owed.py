"""Let the database say which planned visit still waits, and keep it in the list of what is owed.

A window's `open` is turned off when a visit that was made names it, when it is written down as missed,
and when its case is closed. While it is open a visit is owed: by its last day; after a missed one at
once, by its first day. The triggers work on whole statements: `visits_put_dues` and `visits_drop_dues`
do for many what `intake_put_due` and `intake_drop_due` do for one, so that planning for a hundred
thousand cases takes seconds. `visits_owe_all` owes what was loaded past the triggers. Safe forward
and back: the tables are new.
"""

from django.db import migrations

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
DUE = "owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on"
OF_CASE = "k.case_id, k.child_id, k.district_id, k.municipality_id, k.worker_id"
DUE_ON = "case when w.reason = 'after_missed' then w.earliest_on else w.latest_on end"

FORWARD = f"""
drop trigger keep on visits_window;
create trigger keep before update or delete on visits_window for each row execute function access_keep('open');

create function visits_put_next(cases uuid[]) returns void {DEFINER} as $$
begin
    update intake_work w set due_on = n.due_on, owed = n.owed
        from (select k.case_id, coalesce(d.due_on, k.stopped_on, k.opened_on) as due_on,
                     coalesce(d.owed, '') as owed
              from (select distinct unnest(cases) as case_id) c
              join intake_work k on k.case_id = c.case_id
              left join lateral (select due_on, owed from intake_due where case_id = c.case_id
                                 order by due_on, id limit 1) d on true) n
        where w.case_id = n.case_id and (w.due_on, w.owed) is distinct from (n.due_on, n.owed);
end $$;

create function visits_put_dues(by_rows uuid[], cases uuid[], days date[]) returns void {DEFINER} as $$
begin
    insert into intake_due ({DUE})
        select 'visit', g.by_row, {OF_CASE}, g.day
        from unnest(by_rows, cases, days) as g (by_row, case_id, day)
        join intake_work k on k.case_id = g.case_id
        on conflict (owed, of) do update set due_on = excluded.due_on;
    perform visits_put_next(cases);
end $$;

create function visits_drop_dues(by_rows uuid[], cases uuid[]) returns void {DEFINER} as $$
begin
    delete from intake_due where owed = 'visit' and of = any (by_rows);
    perform visits_put_next(cases);
end $$;

create function visits_plan() returns trigger {DEFINER} as $$
declare rows uuid[]; cases uuid[]; days date[];
begin
    select array_agg(w.id), array_agg(w.case_id), array_agg({DUE_ON}) into rows, cases, days
        from came w where w.open and w.current;
    if rows is not null then perform visits_put_dues(rows, cases, days); end if;
    return null;
end $$;
create trigger owe after insert on visits_window referencing new table as came
    for each statement execute function visits_plan();

create function visits_waits_no_more() returns trigger {DEFINER} as $$
declare rows uuid[]; cases uuid[];
begin
    select array_agg(n.id), array_agg(n.case_id) into rows, cases
        from came n join was o on o.id = n.id where o.open and o.current and not (n.open and n.current);
    if rows is not null then perform visits_drop_dues(rows, cases); end if;
    return null;
end $$;
create trigger drop_due after update on visits_window referencing old table as was new table as came
    for each statement execute function visits_waits_no_more();

create function visits_made() returns trigger {DEFINER} as $$
begin
    update visits_window w set open = false from came v
        where v.made and v.why <> 'struck' and w.id = v.window_id and w.case_id = v.case_id and w.open;
    return null;
end $$;
create trigger answers after insert on visits_visit referencing new table as came
    for each statement execute function visits_made();

create function visits_were_missed() returns trigger {DEFINER} as $$
begin
    update visits_window w set open = false from came m where w.id = m.window_id and w.open;
    return null;
end $$;
create trigger ends after insert on visits_missed referencing new table as came
    for each statement execute function visits_were_missed();

create function visits_closed() returns trigger {DEFINER} as $$
begin
    update visits_window set open = false where case_id = new.case_id and open;
    return null;
end $$;
create trigger visits_end after insert on intake_closure for each row execute function visits_closed();

create function visits_owe_all() returns void {DEFINER} as $$
begin
    insert into intake_due ({DUE})
        select 'visit', w.id, {OF_CASE}, {DUE_ON}
        from visits_window w join intake_work k on k.case_id = w.case_id where w.open and w.current
        on conflict (owed, of) do update set due_on = excluded.due_on;
end $$;
revoke all on function visits_put_next(uuid[]), visits_put_dues(uuid[], uuid[], date[]),
    visits_drop_dues(uuid[], uuid[]), visits_plan(), visits_waits_no_more(), visits_made(), visits_were_missed(),
    visits_closed(), visits_owe_all() from public;
"""
BACK = """
drop function visits_owe_all();
drop trigger visits_end on intake_closure;
drop trigger ends on visits_missed;
drop trigger answers on visits_visit;
drop trigger drop_due on visits_window;
drop trigger owe on visits_window;
drop function visits_closed(), visits_were_missed(), visits_made(), visits_waits_no_more(), visits_plan(),
    visits_drop_dues(uuid[], uuid[]), visits_put_dues(uuid[], uuid[], date[]), visits_put_next(uuid[]);
"""


class Migration(migrations.Migration):
    dependencies = [("visits", "0002_protected")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
