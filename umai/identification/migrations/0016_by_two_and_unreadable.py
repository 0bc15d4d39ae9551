"""Open who reported by two persons only, keep a report from the office it speaks of, and expunge by rule.

The box of a reporter leaves the database by one function, once, for the person who agreed, while the one who
asked is signed in too; the agreement was committed before, so that no rollback hides who opened. What the
first person's key left is in a table that no role reads. The names of staff are compared with what was
written of the feared person inside the trigger that begins a signal: nobody can ask it anything. Words are
made unreadable by a function that writes a row first, and by nothing else. Safe forward; going back forgets
no row, and what was expunged stays so.
"""

from importlib import import_module

from django.db import migrations

from umai.access.protect import Protect

before = import_module("umai.identification.migrations.0012_not_even_by_the_way")
made = import_module("umai.identification.migrations.0008_made_of_its_rows")

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
OF_SIGNAL = "exists (select 1 from identification_signal s where s.id = signal_id)"
ANSWERING = """exists (select 1 from identification_signal s where s.id = signal_id
    and s.district_id = any ((select access_districts())::int[])
    and (s.keeper = 'district' or (select access_role()) = 'oblast_supervisor'))"""
ABOVE = "(select access_role()) in ('ministry_supervisor', 'ombudsman')"
OBLAST = """((select access_role()) = 'oblast_supervisor'
    and district_id = any ((select access_districts())::int[]))"""
OF_OPENING = "exists (select 1 from identification_opening o where o.id = opening_id)"

OPENING = f"""
-- Whether the speaker may be the second person of this opening: another one, of another office, still in post.
create function identification_may_agree(opening uuid) returns boolean language sql stable {DEFINER} as $$
    select exists (
        select from identification_opening o
        join staff_worker first on first.id = o.recorded_by_id
        join staff_worker second on second.id = access_worker()
        where o.id = opening and o.expires_at > now() and first.id <> second.id
            and o.recorded_office_id <> access_office()
            and (lower(first.surname), lower(first.given), lower(first.patronymic))
                <> (lower(second.surname), lower(second.given), lower(second.patronymic))
            and (access_role() in ('ministry_supervisor', 'ombudsman')
                or (access_role() = 'oblast_supervisor' and o.district_id = any (access_districts()))))
$$;
-- Whether the speaker asked for this opening, may still ask it, and its time is not over.
create function identification_asked_by_speaker(opening uuid) returns boolean language sql stable {DEFINER} as $$
    select exists (
        select from identification_opening o
        where o.id = opening and o.expires_at > now() and o.recorded_by_id = access_worker()
            and access_role() = 'oblast_supervisor' and o.district_id = any (access_districts()))
$$;
-- Whether who asked is signed in now, in a post that may ask.
create function identification_asker_is_here(opening uuid) returns boolean language sql stable {DEFINER} as $$
    select exists (
        select from identification_opening o
        join access_session s on s.worker_id = o.recorded_by_id
            and s.ended_at is null and s.expires_at > now() and s.idle_at > now()
        join staff_term t on t.worker_id = s.worker_id and t.role = 'oblast_supervisor'
            and t.from_on <= access_today() and coalesce(t.until_on >= access_today(), true)
            and coalesce(t.ended_at > now(), true)
        join staff_office f on f.id = t.office_id
        join places_place p on p.id = o.district_id and f.place_id in (p.id, p.parent_id)
        where o.id = opening)
$$;
create function identification_note_transaction() returns trigger language plpgsql as $$
begin
    new.transaction := pg_current_xact_id()::text::bigint;
    return new;
end $$;
create trigger noted before insert on identification_consent for each row
    execute function identification_note_transaction();

-- The box that the asker's key opens first; what is in it is a box to the second person, of this report alone.
create function identification_wrapped(opening uuid) returns text language plpgsql {DEFINER} as $$
begin
    if not identification_asked_by_speaker(opening)
        or exists (select from identification_openinghalf h where h.opening_id = opening) then
        raise insufficient_privilege using message = 'not asked by the speaker, or not any more';
    end if;
    return (select convert_from(r.sealed, 'UTF8')::jsonb->'keys'->>(o.first_key || '.' || o.second_key)
        from identification_opening o join identification_reporter r on r.signal_id = o.signal_id
        where o.id = opening and r.key_id like 'two:%' and r.sealed <> '');
end $$;
create function identification_keep_half(opening uuid, half bytea) returns void language plpgsql {DEFINER} as $$
begin
    if not identification_asked_by_speaker(opening) or length(half) > 2000 then
        raise insufficient_privilege using message = 'not asked by the speaker, or not any more';
    end if;
    insert into identification_openinghalf (opening_id, half) values (opening, identification_keep_half.half);
end $$;

create function identification_unseal(opening uuid) returns table (sealed bytea, half bytea)
    language plpgsql {DEFINER} as $$
declare o record; kept bytea;
begin
    select h.half into kept from identification_openinghalf h where h.opening_id = opening for update;
    select * into o from identification_opening where id = opening;
    if kept is null or not identification_may_agree(opening) or not identification_asker_is_here(opening)
        or exists (select from identification_opened d where d.opening_id = opening)
        or not exists (select from identification_consent c where c.opening_id = opening
            and c.recorded_by_id = access_worker()
            and c.transaction <> pg_current_xact_id()::text::bigint)
    then
        raise insufficient_privilege using message = 'not opened by two';
    end if;
    insert into identification_opened (id, opening_id, district_id, municipality_id, source)
        values (gen_random_uuid(), opening, o.district_id, o.municipality_id, 'form');
    update identification_openinghalf h set half = null where h.opening_id = opening;
    perform trail_write(current_setting('umai.token', true), 'identification.unseal', 'done',
        'identification.signal', o.signal_id, null, o.district_id, o.municipality_id, null, null);
    return query select r.sealed, kept from identification_reporter r where r.signal_id = o.signal_id;
end $$;
create function identification_leave_shown(opening uuid, box bytea) returns void language plpgsql {DEFINER} as $$
begin
    update identification_openinghalf h set shown = box where h.opening_id = opening and h.shown is null
        and length(box) < 4000 and exists (select from identification_opened d
            where d.opening_id = opening and d.recorded_by_id = access_worker()
                and d.recorded_at > now() - interval '1 minute');
    if not found then raise insufficient_privilege using message = 'not just opened by the speaker'; end if;
end $$;
create function identification_shown(opening uuid) returns bytea language plpgsql {DEFINER} as $$
declare box bytea; o record;
begin
    select h.shown into box from identification_openinghalf h where h.opening_id = opening for update;
    if box is null or not identification_asked_by_speaker(opening) then
        raise insufficient_privilege using message = 'nothing is here for the speaker';
    end if;
    update identification_openinghalf h set shown = null where h.opening_id = opening;
    select * into o from identification_opening where id = opening;
    perform trail_write(current_setting('umai.token', true), 'identification.shown', 'done',
        'identification.signal', o.signal_id, null, o.district_id, o.municipality_id, null, null);
    return box;
end $$;
create function identification_forget_halves() returns int language sql {DEFINER} as $$
    with gone as (
        update identification_openinghalf h set half = null, shown = null
        from identification_opening o where o.id = h.opening_id and o.expires_at <= now()
            and (h.half is not null or h.shown is not null) returning 1)
    select count(*)::int from gone
$$;
revoke all on function identification_may_agree(uuid), identification_asked_by_speaker(uuid),
    identification_asker_is_here(uuid), identification_wrapped(uuid), identification_keep_half(uuid, bytea),
    identification_unseal(uuid), identification_leave_shown(uuid, bytea), identification_shown(uuid),
    identification_forget_halves() from public;
"""
OPENING_BACK = """
drop trigger noted on identification_consent;
drop function identification_forget_halves(), identification_shown(uuid),
    identification_leave_shown(uuid, bytea), identification_unseal(uuid),
    identification_keep_half(uuid, bytea), identification_wrapped(uuid), identification_note_transaction(),
    identification_asker_is_here(uuid), identification_asked_by_speaker(uuid), identification_may_agree(uuid);
"""

FEARED = f"""
create or replace function identification_begin() returns trigger language plpgsql {DEFINER} as $$
declare pairs jsonb := coalesce(nullif(current_setting('umai.feared', true), ''), '[]')::jsonb;
begin
    new.waits := true; new.outcome := null; new.screened_at := null; new.ended_at := null;
    if new.keeper = 'district' and pairs <> '[]' and exists (
        select from jsonb_array_elements(pairs) pair
        join identification_staffkey k on k.given = (pair->>0)::int and k.other = (pair->>1)::int
        join staff_term t on t.worker_id = k.worker_id and t.from_on <= access_today()
            and coalesce(t.until_on >= access_today(), true) and coalesce(t.ended_at > now(), true)
        join staff_office o on o.id = t.office_id and coalesce(o.until_on >= access_today(), true)
        join places_place p on p.id = o.place_id and p.district_id = new.district_id)
    then new.keeper := 'oblast'; end if;
    return new;
end $$;
-- Staff whose keys are not of this version (or all), each with the names of those who share a household.
create function identification_staff_to_know(of_version int, every boolean)
    returns table (worker uuid, surname text, given text, patronymic text) language sql stable {DEFINER} as $$
    with wanted as (
        select w.* from staff_worker w where every or not exists (
            select from identification_staffkey k where k.worker_id = w.id and k.version = of_version))
    select w.id, w.surname::text, w.given::text, w.patronymic::text from wanted w
    union
    select w.id, near.surname::text, near.given::text, near.patronymic::text from wanted w
        join staff_particulars p on p.worker_id = w.id and p.pin <> ''
        join register_adultidentity own on own.pin = p.pin and own.current
        join register_membership here on here.adult_id = own.adult_id and here.current
            and coalesce(here.holds_to >= access_today(), true)
        join register_membership beside on beside.household_id = here.household_id and beside.current
            and coalesce(beside.holds_to >= access_today(), true) and beside.adult_id <> own.adult_id
        join register_adultidentity near on near.adult_id = beside.adult_id and near.current
$$;
create function identification_know_staff(known jsonb, of_version int) returns void language plpgsql {DEFINER} as $$
begin
    delete from identification_staffkey where worker_id in (
        select (one->>0)::uuid from jsonb_array_elements(known) one);
    insert into identification_staffkey (worker_id, given, other, version)
        select distinct (one->>0)::uuid, (one->>1)::int, (one->>2)::int, of_version
        from jsonb_array_elements(known) one;
end $$;
revoke all on function identification_staff_to_know(int, boolean), identification_know_staff(jsonb, int) from public;
"""
FEARED_BACK = """
drop function identification_know_staff(jsonb, int), identification_staff_to_know(int, boolean);
create or replace function identification_begin() returns trigger language plpgsql security invoker as $$
begin
    new.waits := true; new.outcome := null; new.screened_at := null; new.ended_at := null;
    return new;
end $$;
alter function identification_begin() reset search_path;
"""

EXPUNGING = f"""
create or replace function identification_keep() returns trigger language plpgsql as $$
declare
    made text[] := array['waits', 'outcome', 'screened_at', 'ended_at', 'urgent'];
    said text[] := made || array['sealed_words', 'digest'];
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - made = to_jsonb(old) - made then return new; end if;
    if tg_op = 'UPDATE' and new.sealed_words = '' and new.digest is null
        and to_jsonb(new) - said = to_jsonb(old) - said
        and exists (select from identification_expunging x where x.signal_id = new.id)
    then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;
create function identification_keep_words() returns trigger language plpgsql as $$
declare moving text[] := array['district_id', 'municipality_id', 'office_id'];
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - moving = to_jsonb(old) - moving then return new; end if;
    if tg_op = 'UPDATE' and new.sealed_words = ''
        and to_jsonb(new) - 'sealed_words' = to_jsonb(old) - 'sealed_words'
        and exists (select from identification_expunging x where x.signal_id = new.signal_id)
    then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;
drop trigger keep on identification_addition;
create trigger keep before update or delete on identification_addition for each row
    execute function identification_keep_words();
drop trigger keep on identification_withheld;
create trigger keep before update or delete on identification_withheld for each row
    execute function identification_keep_words();

-- Make unreadable what was said in signals that ended long enough ago; answers how many. A report with which
-- a case goes on keeps its words as long as the case is open.
create function identification_expunge(on_day date, unfounded int, otherwise int, most int) returns int
    language plpgsql {DEFINER} as $$
declare gone uuid[];
begin
    with over as (
        select s.id, s.district_id, s.municipality_id, e.how,
            (e.recorded_at at time zone 'Asia/Bishkek')::date as ended_on
        from identification_signal s join identification_ending e on e.signal_id = s.id
        where s.ended_at < (on_day - least(unfounded, otherwise))::timestamp at time zone 'Asia/Bishkek'
            and not exists (select from identification_expunging x where x.signal_id = s.id)
            and (e.recorded_at at time zone 'Asia/Bishkek')::date
                + case e.how when 'unfounded' then unfounded else otherwise end < on_day
            and not exists (select from intake_origin g
                where g.signal_id = s.id and not exists (
                    select from intake_closure c where c.case_id = g.case_id))
        limit most for update of s skip locked),
    noted as (
        insert into identification_expunging
            (id, signal_id, district_id, municipality_id, source, rule, days, ended_on)
        select gen_random_uuid(), id, district_id, municipality_id, 'batch',
            case how when 'unfounded' then 'expunge_unfounded_days' else 'expunge_words_days' end,
            case how when 'unfounded' then unfounded else otherwise end, ended_on
        from over returning signal_id)
    select coalesce(array_agg(signal_id), '{{}}') into gone from noted;
    update identification_signal set sealed_words = '', digest = null where id = any (gone);
    update identification_addition set sealed_words = '' where signal_id = any (gone);
    update identification_withheld set sealed_words = '' where signal_id = any (gone);
    update identification_reporter set sealed = '' where signal_id = any (gone);
    update identification_openinghalf h set half = null, shown = null
        from identification_opening o where o.id = h.opening_id and o.signal_id = any (gone);
    return cardinality(gone);
end $$;
revoke all on function identification_expunge(date, int, int, int) from public;

{
    before.FORWARD[
        before.FORWARD.index("create function identification_two()") : before.FORWARD.index(
            "revoke all on function identification_two()"
        )
    ]
    .replace("create function", "create or replace function")
    .replace("or not (\n", "or not (\n        new.how = 'unfounded' or\n")
}
"""
EXPUNGING_BACK = f"""
{
    before.FORWARD[
        before.FORWARD.index("create function identification_two()") : before.FORWARD.index(
            "revoke all on function identification_two()"
        )
    ].replace("create function", "create or replace function")
}
drop function identification_expunge(date, int, int, int);
drop trigger keep on identification_withheld;
create trigger keep before update or delete on identification_withheld for each row execute function access_keep();
drop trigger keep on identification_addition;
create trigger keep before update or delete on identification_addition for each row execute function access_keep();
drop function identification_keep_words();
{
    made.FORWARD[
        made.FORWARD.index("create function identification_keep()") : made.FORWARD.index(
            "create function identification_begin()"
        )
    ].replace("create function", "create or replace function")
}
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identification", "0015_sealed_and_opened"),
        ("register", "0002_protected"),
        ("access", "0009_the_clock_and_moves_in_two_parts"),
    ]
    operations = [
        Protect(
            "identification_opening",
            anchor=None,
            reach=f"{ABOVE} or {OBLAST}",
            writes=f"""{OBLAST} and exists (select 1 from identification_signal s
                where s.id = signal_id and s.district_id = identification_opening.district_id)""",
        ),
        migrations.RunSQL(OPENING, reverse_sql=OPENING_BACK),
        Protect(
            "identification_consent",
            anchor=None,
            reach=OF_OPENING,
            writes="(select identification_may_agree(opening_id))",
        ),
        Protect("identification_opened", anchor=None, reach=OF_OPENING, writes="false"),
        Protect("identification_expunging", anchor=None, reach=OF_SIGNAL, writes="false"),
        Protect("identification_withheld", anchor=None, reach=ANSWERING, writes=ANSWERING),
        migrations.RunSQL(FEARED, reverse_sql=FEARED_BACK),
        migrations.RunSQL(EXPUNGING, reverse_sql=EXPUNGING_BACK),
    ]
