"""Name the measure of the plan that a referral serves; the database asks that it is of the same case.

Safe forward and back with data in place.
"""

import django.db.models.deletion
from django.db import migrations, models

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
OF_THE_CASE = f"""
create function referrals_for_measure() returns trigger {DEFINER} as $$
begin
    if not exists (
        select 1 from planning_measure m join planning_plan p on p.id = m.plan_id
        where m.id = new.measure_id and p.case_id = new.case_id and m.line = new.measure_line) then
        raise check_violation using message = 'this measure is of another case';
    end if;
    return new;
end $$;
create trigger for_measure before insert on referrals_referral for each row
    when (new.measure_id is not null) execute function referrals_for_measure();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0002_protected_and_owed"),
        ("referrals", "0002_protected"),
    ]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="measure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="planning.measure",
            ),
        ),
        migrations.RunSQL(
            OF_THE_CASE,
            reverse_sql="drop trigger for_measure on referrals_referral; drop function referrals_for_measure();",
        ),
    ]
