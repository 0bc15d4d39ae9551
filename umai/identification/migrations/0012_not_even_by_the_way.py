"""Close three side doors around signals.

- An entry about a call names its district: in the district from whose office the signal is kept it would
  say that there is one. So entries about calls are kept as those about signals are.
- Word for word the same report stands beside the one that was found to be about a child: whoever is
  walled from the child sees neither.
- What anybody held for urgent or for a concern ends without a case only as another person proposed it,
  and by a role that may agree: whoever speaks to the database past the program is one person too.

The owner, who takes lists in, is not held to the last. Safe forward and back with data in place.
"""

from importlib import import_module

from django.db import migrations

before = import_module("umai.identification.migrations.0011_walls_around_what_goes_on_together")

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
OF_SIGNAL = """
create policy of_signal on trail_entry as restrictive for select to umai_web using (
    {kinds}
    or (select access_role()) in ('auditor', 'oblast_supervisor')
    or worker_id = (select access_worker()));
"""
SIGNALS = "kind not like 'identification.%'"
CALLS_TOO = "(kind not like 'identification.%' and kind not like 'notices.%')"

FORWARD = f"""
drop policy of_signal on trail_entry;
{OF_SIGNAL.format(kinds=CALLS_TOO)}
{before.HEAD}
declare walled uuid[] := access_walled();
begin
    if walled = '{{}}' then return walled; end if;
    return array(
        with recursive same as (
            select s.id, s.digest, s.district_id from identification_signal s
                join identification_match m on m.signal_id = s.id
                where m.current and m.child_id = any (walled)
            union
            select s.id, s.digest, s.district_id from same, lateral (
                select g.first_id as id from identification_gathering g
                    where g.signal_id = same.id and g.current
                union all select g.signal_id from identification_gathering g
                    where g.first_id = same.id and g.current
                union all select o.id from identification_signal o
                    where o.digest = same.digest and o.district_id = same.district_id
            ) beside join identification_signal s on s.id = beside.id)
        select id from same);
end $$;

create function identification_two() returns trigger language plpgsql {DEFINER} as $$
begin
    if session_user = current_user or new.how in ('case', 'in_case') or not (
        exists (select from identification_signal s where s.id = new.signal_id and s.urgent)
        or exists (select from identification_screening c
            where c.signal_id = new.signal_id and c.outcome in ('urgent', 'concern')))
    then return new; end if;
    if not exists (
        select from identification_endingproposal p
        join identification_signal proposed on proposed.id = p.signal_id
        join identification_signal own on own.id = new.signal_id
        left join identification_gathering g on g.signal_id = own.id and g.current
        join identification_signal root on root.id = coalesce(g.first_id, own.id)
        where p.id = new.proposal_id and p.how = new.how and p.recorded_by_id <> access_worker()
            and access_role() in ('head', 'oblast_supervisor')
            and (root.id = proposed.id
                or (root.digest = proposed.digest and root.district_id = proposed.district_id)))
    then
        raise insufficient_privilege using message = 'another person has to agree to what was proposed';
    end if;
    return new;
end $$;
revoke all on function identification_two() from public;
create trigger two before insert on identification_ending for each row execute function identification_two();
"""
BACK = f"""
drop trigger two on identification_ending;
drop function identification_two();
{before.FORWARD}
drop policy of_signal on trail_entry;
{OF_SIGNAL.format(kinds=SIGNALS)}
"""


class Migration(migrations.Migration):
    dependencies = [("identification", "0011_walls_around_what_goes_on_together")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
