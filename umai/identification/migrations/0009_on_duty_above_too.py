"""Tell the report form the truth about who is on duty, at the oblast too.

Somebody is on duty when a turn that was not handed over runs now, and the worker in turn or the one who
stands in still holds a post there that may answer. Safe forward and back: only a function is made anew.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
FORWARD = f"""
drop function identification_on_duty(int);
create function identification_on_duty(district int, higher boolean) returns boolean language sql stable {DEFINER} as $$
    select exists (
        select 1 from staff_turn t
        join staff_office o on o.id = t.office_id
        join staff_term m on m.office_id = o.id and m.worker_id in (t.worker_id, t.substitute_id)
        where t.current and t.from_at <= now() and t.until_at > now()
            and coalesce(o.until_on >= access_today(), true)
            and m.from_on <= access_today() and coalesce(m.until_on >= access_today(), true)
            and coalesce(m.ended_at > now(), true)
            and case when higher
                then o.kind = 'oblast' and m.role = 'oblast_supervisor'
                    and (o.place_id = district
                        or o.place_id = (select p.parent_id from places_place p where p.id = district))
                else o.kind = 'district' and o.place_id = district and m.role in ('specialist', 'head') end)
$$;
revoke all on function identification_on_duty(int, boolean) from public;
"""
BACK = f"""
drop function identification_on_duty(int, boolean);
create function identification_on_duty(district int) returns boolean language sql stable {DEFINER} as $$
    select exists (select 1 from staff_turn t join staff_office o on o.id = t.office_id
        where o.kind = 'district' and o.place_id = district and t.from_at <= now() and t.until_at > now())
$$;
revoke all on function identification_on_duty(int) from public;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identification", "0008_made_of_its_rows"),
        ("staff", "0003_reached_and_handed_over"),
        ("access", "0001_initial"),
    ]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
