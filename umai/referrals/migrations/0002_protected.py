"""Put referrals behind row security, have the database hold them to their agreement, and say what is owed.

A referral, its answers and its withdrawal are seen by the rule of a child's file, and by the body that
was asked; the reason only by the rule of the file. The body writes answers and nothing else. Child and
office of an answer or a withdrawal are the referral's. What is sent has no field that the agreement does
not name, and the agreement is in force that day, with that body.

The catalogue and the agreements name no child and are read by everybody who speaks; only a head for the
own district and the administrator add to them, and nobody changes a line.

Safe forward and back with data in place.
"""

from django.db import migrations

from umai.access.protect import REACH, Protect

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
STABLE = (
    "language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp"
)
SENT = f"{REACH}\n    or to_office_id = (select referrals_office())"

BODY = f"""
create function referrals_office() returns uuid {STABLE} as $$
declare who record;
begin
    select * into who from access_speaker(current_setting('umai.token', true));
    return case when who.role in ('school_worker', 'health_worker', 'inspector') then who.office_id end;
end $$;
revoke all on function referrals_office() from public;
"""

OF_REFERRAL = f"""
create function referrals_of_referral() returns trigger {DEFINER} as $$
declare asked referrals_referral;
begin
    select * into asked from referrals_referral where id = new.referral_id;
    new.child_id := asked.child_id;
    new.to_office_id := asked.to_office_id;
    return new;
end $$;
create trigger of_referral before insert on referrals_answer for each row
    execute function referrals_of_referral();
create trigger of_referral before insert on referrals_withdrawal for each row
    execute function referrals_of_referral();
"""
# Before insert triggers run in the order of their names: child and office are there before `stamp`.

WITHIN = f"""
create function referrals_within() returns trigger {DEFINER} as $$
begin
    if not exists (
        select 1 from referrals_agreement a
        join staff_office o on o.id = new.to_office_id
        left join places_place p on p.id = o.place_id
        left join referrals_ending e on e.agreement_id = a.id
        where a.id = new.agreement_id
            and a.from_on <= new.sent_on
            and (a.until_on is null or new.sent_on <= a.until_on)
            and (e.until_on is null or new.sent_on <= e.until_on)
            and (a.office_id = o.id or a.office_id is null and a.body = o.kind and p.district_id = a.place_id)
            and a.place_id = (select district_id from register_child where id = new.child_id)
            and array(select jsonb_object_keys(new.sent)) <@ a.fields::text[]) then
        raise check_violation using message = 'what is sent is not within the agreement';
    end if;
    if not exists (select 1 from intake_case c where c.id = new.case_id and c.child_id = new.child_id) then
        raise check_violation using message = 'this case is of another child';
    end if;
    return new;
end $$;
create trigger within before insert on referrals_referral for each row execute function referrals_within();
"""

OWED = f"""
create function referrals_asked() returns trigger {DEFINER} as $$
begin
    perform intake_put_due('referral', new.id, new.case_id, new.due_on);
    return null;
end $$;
create trigger owe after insert on referrals_referral for each row execute function referrals_asked();

create function referrals_answered() returns trigger {DEFINER} as $$
declare which uuid;
begin
    select case_id into which from referrals_referral where id = new.referral_id;
    if new.kind = 'accepted' then
        perform intake_put_due('referral', new.referral_id, which, new.service_due_on);
    else
        perform intake_drop_due('referral', new.referral_id, which);
    end if;
    return null;
end $$;
create trigger owe after insert on referrals_answer for each row execute function referrals_answered();

create function referrals_taken_back() returns trigger {DEFINER} as $$
begin
    perform intake_drop_due('referral', r.id, r.case_id) from referrals_referral r where r.id = new.referral_id;
    return null;
end $$;
create trigger owe after insert on referrals_withdrawal for each row execute function referrals_taken_back();

create function referrals_owe_all() returns void {DEFINER} as $$
begin
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select 'referral', r.id, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id,
            coalesce(a.service_due_on, r.due_on)
        from referrals_referral r
        join intake_work w on w.case_id = r.case_id
        left join referrals_answer a on a.referral_id = r.id and a.kind = 'accepted'
        where not exists (select 1 from referrals_answer e where e.referral_id = r.id and e.kind <> 'accepted')
            and not exists (select 1 from referrals_withdrawal t where t.referral_id = r.id)
        on conflict (owed, of) do update set due_on = excluded.due_on;
end $$;
revoke all on function referrals_owe_all() from public;
"""

TABLES = ("referrals_service", "referrals_agreement", "referrals_ending")
KEEPS = """((select access_role()) = 'administrator' or (select access_role()) = 'head' and {place} in
    (select p.id from places_place p where p.district_id = any ((select access_districts())::int[])))"""
OF_WHICH = """coalesce((select s.place_id from referrals_service s where s.id = service_id),
    (select a.place_id from referrals_agreement a where a.id = agreement_id))"""


def catalogue(table):
    place = OF_WHICH if table == "referrals_ending" else "place_id"
    return f"""
    alter table {table} enable row level security;
    alter table {table} force row level security;
    create policy owner on {table} to current_user using (true) with check (true);
    create policy seen on {table} for select to umai_web, umai_worker using (true);
    create policy added on {table} for insert to umai_web with check {KEEPS.format(place=place)};
    create trigger stamp before insert on {table} for each row execute function referrals_recorded();
    create trigger keep before update or delete on {table} for each row execute function referrals_kept();
    """


CATALOGUE = f"""
create function referrals_recorded() returns trigger {DEFINER} as $$
begin
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
    end if;
    return new;
end $$;
create function referrals_kept() returns trigger language plpgsql as $$
begin raise exception 'a line is never changed or deleted: end it and add another'; end $$;
""" + "".join(catalogue(table) for table in TABLES)
NO_CATALOGUE = (
    "".join(
        f"""drop trigger keep on {table}; drop trigger stamp on {table};
        drop policy added on {table}; drop policy seen on {table}; drop policy owner on {table};
        alter table {table} no force row level security; alter table {table} disable row level security;
        """
        for table in reversed(TABLES)
    )
    + "drop function referrals_kept(); drop function referrals_recorded();"
)
NOT_OWED = """
drop function referrals_owe_all();
drop trigger owe on referrals_withdrawal; drop function referrals_taken_back();
drop trigger owe on referrals_answer; drop function referrals_answered();
drop trigger owe on referrals_referral; drop function referrals_asked();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0001_initial"),
        ("intake", "0017_turnover_rules"),
        ("access", "0008_narrow_rows"),
    ]
    operations = [
        migrations.RunSQL(BODY, reverse_sql="drop function referrals_office();"),
        Protect("referrals_referral", reach=SENT, writes=REACH),
        Protect("referrals_reason"),
        Protect("referrals_answer", reach=SENT),
        Protect("referrals_withdrawal", reach=SENT, writes=REACH),
        migrations.RunSQL(
            OF_REFERRAL,
            reverse_sql="drop trigger of_referral on referrals_withdrawal;"
            " drop trigger of_referral on referrals_answer; drop function referrals_of_referral();",
        ),
        migrations.RunSQL(CATALOGUE, reverse_sql=NO_CATALOGUE),
        migrations.RunSQL(
            WITHIN,
            reverse_sql="drop trigger within on referrals_referral; drop function referrals_within();",
        ),
        migrations.RunSQL(OWED, reverse_sql=NOT_OWED),
    ]
