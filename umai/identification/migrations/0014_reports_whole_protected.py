"""Put officials' reports, drafts of the line and messages where only those see them who may.

- What an official's report says besides is seen with its signal, and written only by whoever just wrote
  that signal. That an answer was read is written by whoever wrote the signal that it answers.
- Whoever wrote a signal down is told by two functions what became of it, also by way of the one that it
  goes on with, of which they see nothing else: fixed words, as the report form tells them to a code.
- A draft of the line is its writer's alone; it may be changed and deleted.
- Messages of the gateway are read by nobody: three functions of the report form's role look up which
  report a message goes on with, keep that it came, and add its words. The clock forgets old drafts and
  the digests of numbers with which nothing can go on any more.

Safe forward and back with data in place.
"""

from django.db import migrations

from umai.access.protect import Protect

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
OF_SIGNAL = "exists (select 1 from identification_signal s where s.id = signal_id)"
JUST_WRITTEN = """exists (select 1 from identification_signal s where s.id = signal_id
    and s.recorded_by_id = (select access_worker()) and s.recorded_at > now() - interval '1 hour')"""
OF_REPLY = """(exists (select 1 from identification_reply r where r.id = reply_id)
    or recorded_by_id = (select access_worker()))"""

FORWARD = f"""
create function identification_first(one uuid) returns uuid language sql stable {DEFINER} as $$
    select coalesce((select g.first_id from identification_gathering g
        where g.signal_id = one and g.current), one)
$$;
create function identification_own_replies()
    returns table (signal uuid, id uuid, said text, said_at timestamptz, heard boolean)
    language sql stable {DEFINER} as $$
    select s.id, r.id, r.said::text, r.recorded_at, h.id is not null
    from identification_signal s
    join identification_reply r on r.signal_id in (s.id, identification_first(s.id))
    left join identification_heard h on h.reply_id = r.id
    where s.recorded_by_id = access_worker() order by r.recorded_at, r.id
$$;
create function identification_own_states() returns table (signal uuid, was_read boolean, ended text)
    language sql stable {DEFINER} as $$
    select s.id, f.screened_at is not null, e.how::text
    from identification_signal s
    join identification_signal f on f.id = identification_first(s.id)
    left join identification_ending e on e.signal_id = f.id
    where s.recorded_by_id = access_worker()
$$;
create function identification_may_hear(reply uuid) returns boolean language sql stable {DEFINER} as $$
    select exists (select from identification_own_replies() o where o.id = reply)
$$;

alter table identification_linedraft enable row level security;
create policy owner on identification_linedraft to current_user using (true) with check (true);
create policy own on identification_linedraft to umai_web
    using (worker_id = (select access_worker())) with check (worker_id = (select access_worker()));

create function identification_message_known(message bytea, number bytea, hours int, calls boolean)
    returns table (signal uuid, goes_on boolean, again boolean) language plpgsql stable {DEFINER} as $$
begin
    return query select m.signal_id, m.goes_on, true from identification_message m where m.key = message;
    if found then return; end if;
    -- Words of danger after a report without them make a signal of their own: it has to call somebody.
    return query select s.id, true, false from identification_message m
        join identification_signal s on s.id = m.signal_id
        where m.sender = number and m.received_at > now() - make_interval(hours => hours)
            and s.ended_at is null and (s.urgent or not calls)
            and (select count(*) from identification_addition a where a.signal_id = s.id) < 20
        order by m.received_at desc limit 1;
end $$;
create function identification_message_kept(message bytea, number bytea, signal uuid, goes_on boolean)
    returns boolean language plpgsql {DEFINER} as $$
begin
    insert into identification_message (key, signal_id, sender, goes_on, received_at)
        values (message, signal, number, goes_on, clock_timestamp()) on conflict (key) do nothing;
    return found;
end $$;
create function identification_message_more(message bytea, number bytea, one uuid, words bytea, words_key text)
    returns boolean language plpgsql {DEFINER} as $$
declare held bytea;
begin
    select s.code_hash into held from identification_signal s where s.id = one
        and exists (select from identification_message m where m.signal_id = one and m.sender = number);
    if held is null then return false; end if;
    if not identification_message_kept(message, number, one, true) then return true; end if;
    if identification_add(held, words, words_key) then return true; end if;
    delete from identification_message m where m.key = message;
    return false;
end $$;
create function identification_forget(drafts timestamptz, numbers timestamptz) returns int
    language plpgsql {DEFINER} as $$
declare n int;
begin
    update identification_message set sender = null where sender is not null and received_at < numbers;
    delete from identification_linedraft where saved_at < drafts;
    get diagnostics n = row_count;
    return n;
end $$;
revoke all on function identification_first(uuid), identification_own_replies(), identification_own_states(),
    identification_may_hear(uuid), identification_message_known(bytea, bytea, int, boolean),
    identification_message_kept(bytea, bytea, uuid, boolean),
    identification_message_more(bytea, bytea, uuid, bytea, text),
    identification_forget(timestamptz, timestamptz) from public;
"""
BACK = """
drop function identification_forget(timestamptz, timestamptz),
    identification_message_more(bytea, bytea, uuid, bytea, text),
    identification_message_kept(bytea, bytea, uuid, boolean),
    identification_message_known(bytea, bytea, int, boolean);
drop policy own on identification_linedraft;
drop policy owner on identification_linedraft;
alter table identification_linedraft disable row level security;
drop function identification_may_hear(uuid), identification_own_states(), identification_own_replies(),
    identification_first(uuid);
"""
MAY_HEAR = "identification_may_hear(reply_id)"


class Migration(migrations.Migration):
    dependencies = [("identification", "0013_reports_whole")]
    operations = [
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
        Protect("identification_official", anchor=None, reach=OF_SIGNAL, writes=JUST_WRITTEN),
        Protect("identification_heard", anchor=None, reach=OF_REPLY, writes=MAY_HEAR),
    ]
