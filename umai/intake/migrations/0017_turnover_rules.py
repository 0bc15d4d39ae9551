"""Let nothing stay with a person who has left, and no file go astray between two districts.

A case may have nobody who answers for it: `intake_settle_grants` gives nobody nothing. `intake_release`
writes an assignment without a worker in place of each whose worker has no running post as social worker,
specialist or head in the district that holds the file; a trigger calls it when a post ends, in the same
transaction, and the clock's job for posts whose last day is over. It is safe to run twice.

`intake_accept_file` moves a file that was sent to the district of whoever accepts it, with its case, clock
and dues, and ends the assignment. Only the accepting answer calls it, by a trigger: nobody else can. Both
departments see what was sent and answered; until then the new one sees nothing else of the file. What is
owed about a file under way ends with the answer.

Handovers are seen in their district and by those who were given children; heads write them, and they are
never changed. Safe forward and back with data in place.
"""

from django.db import migrations

from umai.access.protect import Protect

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
HERE = "(select access_districts())::int[]"
BETWEEN = f"to_district_id = any ({HERE}) or from_district_id = any ({HERE})"
DEPARTMENT = "(select access_role()) in ('specialist', 'head')"

SETTLE = """
create or replace function intake_settle_grants(child uuid) returns text {definer} as $$
declare
    speaker uuid := access_worker();
    held_in int;
    named uuid[];
begin
    select district_id into held_in from register_child where id = child for share;
    if speaker is null or held_in is null or child = any (access_walled())
        or access_role() not in ('specialist', 'head') or not held_in = any (access_districts()) then
        return 'refused';
    end if;
    named := array(
        select distinct a.worker_id from intake_assignment a
        where a.child_id = child and a.current{somebody}
            and not exists (select 1 from intake_closure c where c.case_id = a.case_id));
    if exists (
        select 1 from unnest(named) n(worker) where not exists (
            select 1 from staff_term t
            join staff_office o on o.id = t.office_id
            join places_place p on p.id = o.place_id
            where t.worker_id = n.worker and p.district_id = held_in
                and t.role in ('social_worker', 'specialist', 'head')
                and t.from_on <= access_today() and (t.until_on is null or t.until_on >= access_today())
                and (t.ended_at is null or t.ended_at > now()))) then
        return 'no_term';
    end if;
    if exists (
        select 1 from access_wall w where w.child_id = child and w.worker_id = any (named)
            and w.from_at <= now() and (w.until_at is null or w.until_at > now())) then
        return 'walled';
    end if;
    update access_grant set until_at = greatest(now(), from_at)
        where child_id = child and reason = 'assigned' and worker_id <> all (named)
            and (until_at is null or until_at > now());
    insert into access_grant (id, worker_id, child_id, reason, from_at, granted_by_id, recorded_at)
        select gen_random_uuid(), n.worker, child, 'assigned', now(), speaker, clock_timestamp()
        from unnest(named) n(worker) where not exists (
            select 1 from access_grant g
            where g.worker_id = n.worker and g.child_id = child and g.reason = 'assigned'
                and g.from_at <= now() and (g.until_at is null or g.until_at > now()));
    return 'settled';
end $$;
"""

RELEASE = f"""
create function intake_works_in(who uuid, where_id int) returns boolean stable {DEFINER} as $$
begin
    return exists (
        select from staff_term t
        join staff_office o on o.id = t.office_id
        join places_place p on p.id = o.place_id
        where t.worker_id = who and p.district_id = where_id
            and t.role in ('social_worker', 'specialist', 'head')
            and t.from_on <= access_today() and (t.until_on is null or t.until_on >= access_today())
            and (t.ended_at is null or t.ended_at > clock_timestamp()));
end $$;

create function intake_unassign(which uuid) returns void {DEFINER} as $$
declare before intake_assignment; after uuid := gen_random_uuid();
begin
    select * into before from intake_assignment where case_id = which and current and worker_id is not null;
    if not found then return; end if;
    insert into intake_assignment (id, district_id, municipality_id, office_id, recorded_at, source,
            holds_from, happened_on, replaces_id, why, current, child_id, case_id)
        values (after, before.district_id, before.municipality_id, before.office_id, clock_timestamp(),
            'batch', access_today(), access_today(), before.id, 'change', true, before.child_id, which);
    update access_grant set until_at = greatest(now(), from_at)
        where child_id = before.child_id and reason = 'assigned' and worker_id = before.worker_id
            and (until_at is null or until_at > now());
    perform trail_write(coalesce(current_setting('umai.token', true), ''), 'intake.release', 'done',
        'intake.assignment', after, before.child_id, before.district_id, before.municipality_id, null, null);
end $$;

create function intake_release(who uuid) returns int {DEFINER} as $$
declare one record; released int := 0;
begin
    for one in
        with answering as materialized (
            select distinct worker_id, district_id from intake_work
            where worker_id is not null and (who is null or worker_id = who)),
        gone as materialized (
            select worker_id, district_id from answering where not intake_works_in(worker_id, district_id))
        select w.case_id, w.child_id from gone g
        join intake_work w on w.worker_id = g.worker_id and w.district_id = g.district_id
        order by w.child_id limit 500
    loop
        perform pg_advisory_xact_lock(hashtextextended(one.child_id::text, 41));
        if exists (select from intake_assignment a where a.case_id = one.case_id and a.current
                   and not intake_works_in(a.worker_id, a.district_id)) then
            perform intake_unassign(one.case_id);
            released := released + 1;
        end if;
    end loop;
    return released;
end $$;

create function intake_term_ended() returns trigger {DEFINER} as $$
begin
    perform intake_release(new.worker_id);
    return null;
end $$;
create trigger release after update on staff_term for each row
    when (new.ended_at is not null or new.until_on is not null) execute function intake_term_ended();
revoke all on function intake_works_in(uuid, int), intake_unassign(uuid), intake_release(uuid),
    intake_term_ended() from public;
"""
RELEASE_BACK = """
drop trigger release on staff_term;
drop function intake_term_ended(), intake_release(uuid), intake_unassign(uuid), intake_works_in(uuid, int);
"""

TRANSFER = f"""
create policy sent_by_its_department on intake_filesent as restrictive for insert to umai_web with check (
    {DEPARTMENT} and district_id = any ({HERE}) and from_district_id = district_id
    and to_district_id <> district_id);
create policy answered_where_sent on intake_fileanswer as restrictive for insert to umai_web with check (
    {DEPARTMENT} and to_district_id = any ({HERE})
    and exists (select from intake_filesent s where s.id = sent_id and s.child_id = intake_fileanswer.child_id
                and s.to_district_id = intake_fileanswer.to_district_id
                and s.from_district_id = intake_fileanswer.from_district_id));

create function intake_accept_file(sent uuid) returns void {DEFINER} as $$
declare s intake_filesent; one record;
begin
    select * into strict s from intake_filesent where id = sent;
    if session_user <> current_user and (access_worker() is null or s.child_id = any (access_walled())
        or access_role() not in ('specialist', 'head') or not s.to_district_id = any (access_districts())) then
        raise insufficient_privilege using message = 'this file was not sent to the speaker''s department';
    end if;
    perform from register_child where id = s.child_id and district_id = s.from_district_id for update;
    if not found then
        raise check_violation using message = 'this file is not where it was sent from';
    end if;
    perform access_move_rows(s.child_id, s.to_district_id, s.to_municipality_id,
        coalesce(s.to_office_id, (select office_id from register_child where id = s.child_id)));
    for one in select case_id from intake_work where child_id = s.child_id loop
        perform intake_unassign(one.case_id);
    end loop;
end $$;

create function intake_file_sent() returns trigger {DEFINER} as $$
begin
    perform intake_put_due('transfer', new.id, new.case_id, new.accept_by_on);
    return null;
end $$;
create function intake_file_answered() returns trigger {DEFINER} as $$
declare of_case uuid;
begin
    select case_id into of_case from intake_filesent where id = new.sent_id;
    if of_case is not null then perform intake_drop_due('transfer', new.sent_id, of_case); end if;
    if new.accepted then perform intake_accept_file(new.sent_id); end if;
    return null;
end $$;
create trigger owe after insert on intake_filesent for each row when (new.case_id is not null)
    execute function intake_file_sent();
create trigger settle after insert on intake_fileanswer for each row execute function intake_file_answered();

create function intake_owe_all() returns void {DEFINER} as $$
begin
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select 'transfer', s.id, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id,
            s.accept_by_on
        from intake_filesent s join intake_work w on w.case_id = s.case_id
        where not exists (select from intake_fileanswer a where a.sent_id = s.id)
        on conflict (owed, of) do nothing;
end $$;
revoke all on function intake_accept_file(uuid), intake_file_sent(), intake_file_answered(), intake_owe_all()
    from public;
"""
TRANSFER_BACK = """
drop function intake_owe_all();
drop trigger settle on intake_fileanswer;
drop trigger owe on intake_filesent;
drop function intake_file_answered(), intake_file_sent(), intake_accept_file(uuid);
drop policy answered_where_sent on intake_fileanswer;
drop policy sent_by_its_department on intake_filesent;
"""

HANDOVER = f"""
alter table intake_handover enable row level security;
alter table intake_handover force row level security;
create policy owner on intake_handover to current_user using (true) with check (true);
create policy seen on intake_handover for select to umai_web using (district_id = any ({HERE})
    or exists (select from intake_assignment a
               where a.handover_id = intake_handover.id and a.worker_id = (select access_worker())));
create policy given on intake_handover for insert to umai_web with check (
    (select access_role()) = 'head' and district_id = any ({HERE}));

create function intake_handed_over() returns trigger {DEFINER} as $$
begin
    if tg_op <> 'INSERT' then raise exception 'a handover is never changed or deleted'; end if;
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
    end if;
    return new;
end $$;
create trigger keep before insert or update or delete on intake_handover
    for each row execute function intake_handed_over();
revoke all on function intake_handed_over() from public;
"""
HANDOVER_BACK = """
drop trigger keep on intake_handover;
drop function intake_handed_over();
drop policy given on intake_handover;
drop policy seen on intake_handover;
drop policy owner on intake_handover;
alter table intake_handover no force row level security;
alter table intake_handover disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0009_the_clock_and_moves_in_two_parts"),
        ("intake", "0016_turnover"),
        ("staff", "0003_reached_and_handed_over"),
        ("trail", "0002_written_by_one_function"),
    ]
    operations = [
        Protect("intake_filesent", also=BETWEEN),
        Protect("intake_fileanswer", also=BETWEEN),
        migrations.RunSQL(
            SETTLE.format(definer=DEFINER, somebody=" and a.worker_id is not null"),
            reverse_sql=SETTLE.format(definer=DEFINER, somebody=""),
        ),
        migrations.RunSQL(RELEASE, reverse_sql=RELEASE_BACK),
        migrations.RunSQL(TRANSFER, reverse_sql=TRANSFER_BACK),
        migrations.RunSQL(HANDOVER, reverse_sql=HANDOVER_BACK),
    ]
