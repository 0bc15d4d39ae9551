"""Let one function write the trail, and PostgreSQL refuse every change to it.

The function takes who speaks from the session's token, so nobody can write in another's name;
it takes the time from the database's clock; it links the entry to the record's chain under
that chain's row lock. Safe forward and back with data in place. TRUNCATE is refused by grant:
no role of the program owns a table.

`access_speaker` is made by a later migration; the body is only read when the function runs.
"""

from django.db import migrations

FORWARD = """
create function trail_text(e trail_entry) returns text language sql immutable parallel safe as $$
    select concat_ws('|', e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        coalesce(e.worker_id::text, ''), coalesce(e.office_id::text, ''), e.role, e.act, e.outcome, e.kind,
        e.record_id, coalesce(e.child_id::text, ''), coalesce(e.district_id::text, ''),
        coalesce(e.municipality_id::text, ''), coalesce(array_to_string(e.shown, ','), ''),
        coalesce(e.request_id::text, ''), e.lane, e.seq)
$$;

create function trail_write(token text, p_act text, p_outcome text, p_kind text, p_record uuid,
        p_child uuid, p_district int, p_municipality int, p_shown uuid[], p_request uuid)
    returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    e trail_entry;
    who record;
    before trail_head;
begin
    select * into who from access_speaker(token);
    e.id := gen_random_uuid();
    e.worker_id := who.worker_id;
    e.office_id := who.office_id;
    e.role := coalesce(who.role, '');
    e.act := p_act; e.outcome := p_outcome; e.kind := p_kind; e.record_id := p_record;
    e.child_id := p_child; e.district_id := p_district; e.municipality_id := p_municipality;
    e.shown := p_shown; e.request_id := p_request;
    e.lane := case when p_outcome = 'done' then 'acts' else 'looks' end;
    insert into trail_head (record_id, lane, seq, hash) values (e.record_id, e.lane, 0, '')
        on conflict (record_id, lane) do update set seq = trail_head.seq
        returning * into before;
    e.seq := before.seq + 1;
    e.prev := before.hash;
    e.at := clock_timestamp();
    e.hash := sha256(e.prev || convert_to(trail_text(e), 'UTF8'));
    insert into trail_entry values (e.*);
    update trail_head set seq = e.seq, hash = e.hash where record_id = e.record_id and lane = e.lane;
    insert into trail_unsequenced (entry_id) values (e.id);
    return e.id;
end $$;
revoke all on function trail_write(text, text, text, text, uuid, uuid, int, int, uuid[], uuid) from public;

create function refuse_change_to_trail() returns trigger language plpgsql as
$$ begin raise exception 'the trail is append-only'; end $$;
create trigger append_only before update or delete on trail_entry
    for each row execute function refuse_change_to_trail();
create trigger append_only before update or delete on trail_leaf
    for each row execute function refuse_change_to_trail();
create trigger append_only before update or delete on trail_checkpoint
    for each row execute function refuse_change_to_trail();
"""
BACK = """
drop trigger append_only on trail_checkpoint;
drop trigger append_only on trail_leaf;
drop trigger append_only on trail_entry;
drop function refuse_change_to_trail();
drop function trail_write(text, text, text, text, uuid, uuid, int, int, uuid[], uuid);
drop function trail_text(trail_entry);
"""


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
