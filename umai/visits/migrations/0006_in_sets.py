"""Keep the clock's work on visits in whole sets, however little the database knows of the tables yet.

A statement may close the windows of twenty thousand cases. What they were is not compared with what they
are: a join of the two has no index to lean on, and what no longer waits is owed no longer, whatever it
was before. Nor is one table searched anew for each row of another, which the planner chooses where a
table was empty when it last looked. Safe forward and back: a trigger is made anew.
"""

from django.db import migrations

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
FORWARD = f"""
drop trigger drop_due on visits_window;
create or replace function visits_waits_no_more() returns trigger {DEFINER} as $$
declare rows uuid[]; cases uuid[];
begin
    select array_agg(n.id), array_agg(n.case_id) into rows, cases from came n where not (n.open and n.current);
    if rows is not null then perform visits_drop_dues(rows, cases); end if;
    return null;
end $$;
create trigger drop_due after update on visits_window referencing new table as came
    for each statement execute function visits_waits_no_more();
alter function visits_keep(date, jsonb, int) set enable_nestloop = off;
alter function visits_next(uuid, text, date, date, jsonb) set enable_seqscan = off;
"""
BACK = f"""
alter function visits_next(uuid, text, date, date, jsonb) reset enable_seqscan;
alter function visits_keep(date, jsonb, int) reset enable_nestloop;
drop trigger drop_due on visits_window;
create or replace function visits_waits_no_more() returns trigger {DEFINER} as $$
declare rows uuid[]; cases uuid[];
begin
    select array_agg(n.id), array_agg(n.case_id) into rows, cases
        from came n join was o on o.id = n.id where o.open and o.current and not (n.open and n.current);
    if rows is not null then perform visits_drop_dues(rows, cases); end if;
    return null;
end $$;
create trigger drop_due after update on visits_window referencing old table as was new table as came
    for each statement execute function visits_waits_no_more();
"""


class Migration(migrations.Migration):
    dependencies = [("visits", "0005_counted_by_district")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
