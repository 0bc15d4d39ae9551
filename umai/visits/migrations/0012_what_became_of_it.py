"""Let the database say of each planned visit what became of it: made or missed, and with whom it counts.

`kept` is true where a visit that was made names the window, false where it was written down as missed,
which a visit that is told later does not undo; empty while it waits and where its case was closed first.
`whose` is who went, or who answered on the last day. `visits_settle` derives both, and whether the
window waits, for the windows that a new or corrected visit names; the clock's missed visits say theirs.
Nobody says it of a window that is only being planned. Forward fills both columns from the rows that are
there, with the triggers asleep; back drops them.
"""

import django.db.models.deletion
from django.db import migrations, models

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
# For a few million windows keeping the indexes row by row costs more than making them anew, so those that bear
# no constraint are away meanwhile.
FILL = """
set local work_mem = '128MB';
set local maintenance_work_mem = '256MB';
alter table visits_window disable trigger user;
do $$
declare each record; anew text[] := '{}'; said text;
begin
for each in select i.indexrelid::regclass as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
    where i.indrelid = 'visits_window'::regclass
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
loop
    anew := anew || each.made;
    execute format('drop index %s', each.name);
end loop;
update visits_window w set kept = x.kept, whose_id = x.whose_id
    from (select coalesce(m.window_id, v.window_id) as id, m.id is null as kept,
                 case when m.id is null then v.worker_id else m.worker_id end as whose_id
          from visits_missed m
          full join (select distinct on (window_id) window_id, worker_id from visits_visit
                     where current and made and window_id is not null
                     order by window_id, at, id) v on v.window_id = m.window_id) x
    where w.id = x.id;
set constraints all immediate; -- no index is made while a check of these rows waits
foreach said in array anew loop execute said; end loop;
end $$;
alter table visits_window enable trigger user;
"""

FORWARD = f"""
drop trigger keep on visits_window;
create trigger keep before update or delete on visits_window for each row
    execute function access_keep('open', 'kept', 'whose_id');

create function visits_only_planned() returns trigger {DEFINER} as $$
begin
    new.kept := null;
    new.whose_id := null;
    return new;
end $$;
create trigger only_planned before insert on visits_window for each row
    when (new.kept is not null or new.whose_id is not null) execute function visits_only_planned();

create function visits_settle(windows uuid[]) returns void {DEFINER} as $$
begin
    update visits_window w set kept = x.kept, whose_id = x.whose_id, open = w.open and x.kept is null
        from (select t.id, case when m.id is not null then false when v.id is not null then true end as kept,
                     case when m.id is not null then m.worker_id else v.worker_id end as whose_id
              from (select distinct unnest(windows)) t (id)
              left join visits_missed m on m.window_id = t.id
              left join lateral (select v.id, v.worker_id from visits_visit v
                                 where v.window_id = t.id and v.current and v.made
                                 order by v.at, v.id limit 1) v on true) x
        where w.id = x.id
            and (w.kept, w.whose_id, w.open) is distinct from (x.kept, x.whose_id, w.open and x.kept is null);
end $$;

create or replace function visits_made() returns trigger {DEFINER} as $$
declare windows uuid[];
begin
    select array_agg(n.window_id) into windows from (
        select window_id from came where window_id is not null
        union select o.window_id from came c join visits_visit o on o.id = c.replaces_id
            where o.window_id is not null) n;
    if windows is not null then perform visits_settle(windows); end if;
    return null;
end $$;

create or replace function visits_were_missed() returns trigger {DEFINER} as $$
begin
    update visits_window w set open = false, kept = false, whose_id = m.worker_id
        from came m where w.id = m.window_id;
    return null;
end $$;
revoke all on function visits_only_planned(), visits_settle(uuid[]) from public;
"""
BACK = f"""
create or replace function visits_were_missed() returns trigger {DEFINER} as $$
begin
    update visits_window w set open = false from came m where w.id = m.window_id and w.open;
    return null;
end $$;
create or replace function visits_made() returns trigger {DEFINER} as $$
begin
    update visits_window w set open = false from came v
        where v.made and v.why <> 'struck' and w.id = v.window_id and w.case_id = v.case_id and w.open;
    return null;
end $$;
drop function visits_settle(uuid[]);
drop trigger only_planned on visits_window;
drop function visits_only_planned();
drop trigger keep on visits_window;
create trigger keep before update or delete on visits_window for each row execute function access_keep('open');
"""


def whose(*, constraint):
    return models.ForeignKey(
        "staff.Worker", on_delete=django.db.models.deletion.PROTECT, null=True, editable=False,
        db_index=False, db_constraint=constraint, related_name="+",
    )  # fmt: skip


def of_district(*more):
    return models.Index(
        fields=["district", "latest_on"],
        include=["id", "child", "case", "municipality", "recorded_office", *more],
        condition=models.Q(current=True, open=False),
        name="window_of_district",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0011_more_than_one_column_kept"),
        ("staff", "0003_reached_and_handed_over"),
        ("visits", "0011_later_by_the_department"),
    ]
    operations = [
        # The index last and the foreign key too: each is then checked and built once, for all rows.
        migrations.RemoveIndex("window", "window_of_district"),
        migrations.AddField("window", "kept", models.BooleanField(null=True, editable=False)),
        migrations.AddField("window", "whose", whose(constraint=False)),
        migrations.RunSQL(FILL, reverse_sql=migrations.RunSQL.noop),
        migrations.AlterField("window", "whose", whose(constraint=True)),
        migrations.AddIndex("window", of_district("kept", "whose")),
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
        # With all that counting and row security ask for.
        migrations.RemoveIndex("missed", "missed_of_district"),
        migrations.AddIndex(
            "missed",
            models.Index(
                fields=["district", "latest_on"],
                include=["child", "municipality", "recorded_office", "worker", "above_limit"],
                name="missed_of_district",
            ),
        ),
    ]
