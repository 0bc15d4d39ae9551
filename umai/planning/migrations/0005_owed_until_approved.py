"""Keep what an approved plan promises owed until a later one is approved.

What was handed in last said by which day a measure is owed, also where nobody had agreed yet: a draft
handed in anew took a day that was near or over out of the lists. Now a measure of the edition in force is
owed by the day that stands there, and what only the last edition names by its own. What was sent back is
owed until it is submitted anew, and not only until somebody hands it in. And the ten days stop
for a plan of the child that was submitted, on the day of that step, and for nothing else. Safe
forward and back with data in place: forward and back derive anew what is owed of plans.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
IN_FORCE = """), in_force as (
        select distinct on (e.plan_id) e.id, e.plan_id, e.case_id, e.text
        from planning_edition e join planning_step s on s.edition_id = e.id and s.kind = 'approved'
        where {edition} order by e.plan_id, e.number desc"""
BOTH = "(select 0 as turn, * from in_force union all select 1, * from latest)"
LAST = "(select 0 as turn, * from latest)"
AGAIN = """
    union all
    select 'returned', l.id, l.case_id, b.due_on
    from latest l cross join lateral (
        select s.kind, s.due_on from planning_edition o join planning_step s on s.edition_id = o.id
        where o.plan_id = l.plan_id order by o.number desc, s.kind = 'returned' desc limit 1) b
    where b.kind = 'returned' and b.due_on is not null and l.id not in (select edition_id from stood)"""
OWED = """
    with latest as (
        select distinct on (e.plan_id) e.id, e.plan_id, e.case_id, e.text
        from planning_edition e where {edition} order by e.plan_id, e.number desc
    ), stood as (
        select distinct on (s.edition_id) s.edition_id, l.case_id, s.kind, s.due_on
        from planning_step s join latest l on l.id = s.edition_id
        order by s.edition_id,
            array_position(array['submitted', 'agreed', 'approved', 'returned'], s.kind::text) desc
    {in_force}
    ), handed_in as (
        select distinct on (w.plan_id, m ->> 'line') w.plan_id, w.case_id, (m ->> 'line')::uuid as line,
            (m ->> 'due_on')::date as due_on
        from {works} w cross join jsonb_array_elements(w.text -> 'measures') m
        order by w.plan_id, m ->> 'line', w.turn
    ), promised as (
        select h.case_id, h.line, h.due_on from handed_in h
        union all
        select p.case_id, m.line, m.due_on from planning_measure m join planning_plan p on p.id = m.plan_id
        where {plan} and m.current and m.protects_now
            and not exists (select 1 from handed_in h where h.plan_id = m.plan_id and h.line = m.line)
    ), became as (
        select distinct on (g.line) g.line, g.kind
        from planning_progress g join planning_plan p on p.id = g.plan_id
        where {plan} order by g.line, g.recorded_at desc, g.id desc
    )
    select case s.kind when 'submitted' then 'agreement' when 'agreed' then 'approval' else 'returned' end
        as owed, s.edition_id as by_row, s.case_id, s.due_on
    from stood s where s.kind <> 'approved' and s.due_on is not null{again}
    union all
    select 'measure', p.line, p.case_id, p.due_on from promised p
    where not exists (select 1 from became b where b.line = p.line and b.kind in ('done', 'stopped'))"""


def functions(in_force, works, again):
    """What is owed of the plans of one case, and of all: the two functions that say it."""
    of_case, of_all = (
        OWED.format(
            edition=edition, plan=plan, in_force=in_force.format(edition=edition), works=works, again=again
        )
        for edition, plan in (("e.case_id = which", "p.case_id = which"), ("true", "true"))
    )
    return f"""
create or replace function planning_owed(which uuid)
    returns table (owed text, by_row uuid, case_id uuid, due_on date) language sql stable {DEFINER} as $$
    {of_case}
$$;
create or replace function planning_owe_all() returns void language plpgsql {DEFINER} as $$
begin
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select o.owed, o.by_row, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id, o.due_on
        from ({of_all}) o join intake_work w on w.case_id = o.case_id
        on conflict (owed, of) do update set due_on = excluded.due_on;
end $$;
select planning_renew(case_id) from (select distinct case_id from planning_edition where number > 1) changed;
"""


STOP = f"""
create function planning_stops() returns trigger language plpgsql {DEFINER} as $$
begin
    if session_user <> current_user and not exists (
            select from planning_edition e join planning_step s on s.edition_id = e.id
            where e.case_id = new.case_id and e.kind = 'child' and s.kind = 'submitted'
                and s.happened_on = new.stopped_on) then
        raise check_violation using message = 'no plan of the child was submitted on this day',
            constraint = 'planning_stops';
    end if;
    return new;
end $$;
revoke all on function planning_stops() from public;
create trigger for_a_plan before insert on intake_stop for each row execute function planning_stops();
"""
STOP_BACK = """
drop trigger for_a_plan on intake_stop;
drop function planning_stops();
"""


class Migration(migrations.Migration):
    dependencies = [("planning", "0004_rows_of_one_file")]
    operations = [
        migrations.RunSQL(functions(IN_FORCE, BOTH, AGAIN), reverse_sql=functions("", LAST, "")),
        migrations.RunSQL(STOP, reverse_sql=STOP_BACK),
    ]
