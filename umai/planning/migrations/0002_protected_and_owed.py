"""Put the plans behind row security, open what was submitted to those who decide, and keep what is owed.

A Commission and a local administration sit in a district (`access_sits`); they see the editions that
were submitted there and what happened to them, and nothing else of a file. The order of the steps,
and who may take which, is asked by the database too. `planning_owed` says what is owed of the two
plans of a case: the Commission's agreement, the approval, another draft after one was sent back, and
every measure that was handed in or protects now; triggers bring the lists into line with it. Whoever
sits sees of these lists what waits for the own body. Forward on empty tables; back drops what is derived.
"""

from django.db import migrations

from umai.access.protect import READERS, Protect

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
STABLE = f"language plpgsql stable parallel safe {DEFINER}"
SITS = "district_id = any ((select access_sits())::int[])"

BODIES = f"""
create function access_sits() returns int[] {STABLE} as $$
declare who record;
begin
    select * into who from access_speaker(current_setting('umai.token', true));
    return array(select p.district_id from staff_office o join places_place p on p.id = o.place_id
        where o.id = who.office_id and p.district_id is not null and (
            o.kind = 'commission' and who.role in ('commission_secretary', 'commission_member')
            or o.kind = 'administration' and who.role = 'head_of_administration'));
end $$;

create function planning_submitted(edition uuid) returns boolean {STABLE} as $$
begin
    return exists (select 1 from planning_step s where s.edition_id = edition and s.kind = 'submitted');
end $$;

create function planning_of_code(typed text) returns table (number int, handed_in_on date) {STABLE} as $$
begin
    if access_worker() is null then return; end if;
    return query select e.number::int, e.handed_in_on from planning_edition e where e.code = typed;
end $$;
revoke all on function access_sits(), planning_submitted(uuid), planning_of_code(text) from public;
"""
BODIES_BACK = """
drop function planning_of_code(text);
drop function planning_submitted(uuid);
drop function access_sits();
"""

ORDER = f"""
create function planning_in_order() returns trigger language plpgsql {DEFINER} as $$
declare e planning_edition; said text[]; who text := access_role();
begin
    if session_user = current_user then return new; end if;
    select * into e from planning_edition where id = new.edition_id;
    if not found or e.child_id <> new.child_id then
        raise check_violation using message = 'no such edition in this file', constraint = 'planning_in_order';
    end if;
    if exists (select 1 from intake_closure c where c.case_id = e.case_id) then
        raise check_violation using message = 'the case is closed', constraint = 'planning_case_closed';
    end if;
    said := array(select s.kind::text from planning_step s where s.edition_id = e.id);
    if said && array['approved', 'returned']
        or exists (select 1 from planning_edition n where n.plan_id = e.plan_id and n.number > e.number)
        or not (case new.kind
            when 'submitted' then said = '{{}}'
            when 'agreed' then 'submitted' = any (said)
            when 'approved' then 'agreed' = any (said)
            when 'returned' then true
            else false end) then
        raise check_violation using message = 'not the next step', constraint = 'planning_in_order';
    end if;
    if not (case
        when who in ('specialist', 'head') then new.kind in ('submitted', 'returned') or new.on_paper
        when who = 'commission_secretary' then
            new.kind = 'agreed' or new.kind = 'returned' and said = array['submitted']
        when who = 'head_of_administration' then
            new.kind = 'approved' or new.kind = 'returned' and 'agreed' = any (said)
        else false end) then
        raise insufficient_privilege using message = 'this step is another body''s';
    end if;
    return new;
end $$;
revoke all on function planning_in_order() from public;
create trigger in_order before insert on planning_step for each row execute function planning_in_order();
"""
ORDER_BACK = """
drop trigger in_order on planning_step;
drop function planning_in_order();
"""

OWED = """
    with latest as (
        select distinct on (e.plan_id) e.id, e.plan_id, e.case_id, e.text
        from planning_edition e where {edition} order by e.plan_id, e.number desc
    ), stood as (
        select distinct on (s.edition_id) s.edition_id, l.case_id, s.kind, s.due_on
        from planning_step s join latest l on l.id = s.edition_id
        order by s.edition_id,
            array_position(array['submitted', 'agreed', 'approved', 'returned'], s.kind::text) desc
    ), handed_in as (
        select l.plan_id, l.case_id, (m ->> 'line')::uuid as line, (m ->> 'due_on')::date as due_on
        from latest l cross join jsonb_array_elements(l.text -> 'measures') m
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
    from stood s where s.kind <> 'approved' and s.due_on is not null
    union all
    select 'measure', p.line, p.case_id, p.due_on from promised p
    where not exists (select 1 from became b where b.line = p.line and b.kind in ('done', 'stopped'))"""
OF_CASE = OWED.format(edition="e.case_id = which", plan="p.case_id = which")
OF_ALL = OWED.format(edition="true", plan="true")
OURS = "('agreement', 'approval', 'returned', 'measure')"

DUES = f"""
create function planning_owed(which uuid)
    returns table (owed text, by_row uuid, case_id uuid, due_on date) language sql stable {DEFINER} as $$
    {OF_CASE}
$$;

create function planning_renew(which uuid) returns void language plpgsql {DEFINER} as $$
declare r record;
begin
    for r in select d.owed, d.of from intake_due d where d.case_id = which and d.owed in {OURS}
            and not exists (select 1 from planning_owed(which) o where o.owed = d.owed and o.by_row = d.of) loop
        perform intake_drop_due(r.owed, r.of, which);
    end loop;
    for r in select o.owed, o.by_row, o.due_on from planning_owed(which) o where not exists (
            select 1 from intake_due d where d.owed = o.owed and d.of = o.by_row and d.due_on = o.due_on) loop
        perform intake_put_due(r.owed, r.by_row, which, r.due_on);
    end loop;
end $$;

create function planning_renewed() returns trigger language plpgsql {DEFINER} as $$
begin
    case tg_table_name
        when 'planning_edition' then perform planning_renew(new.case_id);
        when 'planning_step' then
            perform planning_renew(e.case_id) from planning_edition e where e.id = new.edition_id;
        else perform planning_renew(p.case_id) from planning_plan p where p.id = new.plan_id;
    end case;
    return null;
end $$;

create function planning_owe_all() returns void language plpgsql {DEFINER} as $$
begin
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select o.owed, o.by_row, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id, o.due_on
        from ({OF_ALL}) o join intake_work w on w.case_id = o.case_id
        on conflict (owed, of) do update set due_on = excluded.due_on;
end $$;
revoke all on function planning_owed(uuid), planning_renew(uuid), planning_renewed(), planning_owe_all()
    from public;

create trigger renew after insert on planning_edition for each row execute function planning_renewed();
create trigger renew after insert on planning_step for each row execute function planning_renewed();
create trigger renew after insert on planning_measure for each row execute function planning_renewed();
create trigger renew after insert on planning_progress for each row execute function planning_renewed();

create policy decided on intake_due for select to {READERS}
    using (owed in ('agreement', 'approval') and {SITS});
"""
DUES_BACK = f"""
drop policy decided on intake_due;
drop trigger renew on planning_progress;
drop trigger renew on planning_measure;
drop trigger renew on planning_step;
drop trigger renew on planning_edition;
delete from intake_due where owed in {OURS};
select intake_next_all();
drop function planning_owe_all();
drop function planning_renewed();
drop function planning_renew(uuid);
drop function planning_owed(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0001_initial"),
        ("intake", "0015_owed_derived"),
        ("register", "0002_protected"),
        ("access", "0008_narrow_rows"),
    ]
    operations = [
        migrations.RunSQL(BODIES, reverse_sql=BODIES_BACK),
        Protect("planning_plan"),
        Protect("planning_need", fact=True),
        Protect("planning_goal", fact=True),
        Protect("planning_measure", fact=True),
        Protect("planning_progress"),
        Protect("planning_placement", fact=True),
        Protect("planning_edition", also=f"({SITS} and planning_submitted(id))"),
        Protect("planning_step", also=f"({SITS} and planning_submitted(edition_id))"),
        migrations.RunSQL(ORDER, reverse_sql=ORDER_BACK),
        migrations.RunSQL(DUES, reverse_sql=DUES_BACK),
    ]
