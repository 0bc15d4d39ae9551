"""What the report form may do: four functions, and not one table.

`identification_receive` writes one report, once for each id; `identification_by_code` and
`identification_replies` say what became of it to whoever holds the code, and nothing of a child;
`identification_add` takes further words under the code, while the report is open;
`identification_on_duty` says whether somebody is on duty in a district now. For staff who write down
what somebody told them, `identification_seal` takes the sealed name, once and only for their own
signal of this hour. Safe forward and back: only functions are made.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
FORWARD = f"""
create function identification_receive(given jsonb, words bytea, words_key text, code bytea,
        reporter bytea, reporter_key text) returns void
    language plpgsql {DEFINER} as $$
declare
    where_id int := nullif(given->>'settlement', '')::int;
    place record;
    here record;
    one uuid := (given->>'id')::uuid;
begin
    select id into place from places_place where id = (given->>'district')::int and district_id = id;
    if not found or length(words) > 200000 then
        raise check_violation using message = 'no such district, or too long';
    end if;
    select id, municipality_id into here from places_place
        where id = where_id and district_id = place.id;
    insert into identification_signal (
        id, district_id, municipality_id, source, keeper, received_at, channel, language, concern, danger_now,
        self_harm, settlement_id, child_age, feared_works_here, sealed_words, words_key, digest, crowded,
        code_hash)
    values (
        one, place.id, here.municipality_id, 'form',
        case when (given->>'feared_works_here')::boolean then 'oblast' else 'district' end,
        clock_timestamp(), given->>'channel', given->>'language', given->>'concern',
        (given->>'danger_now')::boolean, (given->>'self_harm')::boolean, here.id,
        nullif(given->>'child_age', '')::smallint, (given->>'feared_works_here')::boolean,
        identification_receive.words, identification_receive.words_key, decode(given->>'digest', 'hex'),
        (given->>'crowded')::boolean, code)
    on conflict (id) do nothing;
    if not found then return; end if;
    if reporter is not null then
        insert into identification_reporter (signal_id, sealed, key_id) values (one, reporter, reporter_key);
    end if;
    perform trail_write('', 'identification.receive', 'done', 'identification.signal', one, null, place.id,
        here.municipality_id, null, null);
end $$;

create function identification_by_code(code bytea)
    returns table (signal uuid, received_on date, language text, screened boolean, ended text) language sql stable {DEFINER} as $$
    select s.id, (s.received_at at time zone 'Asia/Bishkek')::date, s.language::text,
        exists (select 1 from identification_screening c where c.signal_id = s.id and c.current), e.how::text
    from identification_signal s left join identification_ending e on e.signal_id = s.id
    where s.code_hash = code
$$;

create function identification_replies(code bytea) returns table (said text, replied_on date)
    language sql stable {DEFINER} as $$
    select r.said::text, (r.recorded_at at time zone 'Asia/Bishkek')::date
    from identification_signal s
    join identification_reply r on r.signal_id = s.id or r.signal_id in (
        select g.first_id from identification_gathering g where g.signal_id = s.id and g.current)
    where s.code_hash = code order by r.recorded_at
$$;

create function identification_add(code bytea, words bytea, words_key text) returns boolean language plpgsql {DEFINER} as $$
declare s record;
begin
    select id, district_id, municipality_id into s from identification_signal where code_hash = code for update;
    if not found or length(words) > 200000
        or exists (select 1 from identification_ending e where e.signal_id = s.id)
        or (select count(*) from identification_addition a where a.signal_id = s.id) >= 20 then
        return false;
    end if;
    insert into identification_addition (id, district_id, municipality_id, source, signal_id, sealed_words, words_key)
        values (gen_random_uuid(), s.district_id, s.municipality_id, 'form', s.id, identification_add.words,
            identification_add.words_key);
    perform trail_write('', 'identification.add', 'done', 'identification.signal', s.id, null, s.district_id,
        s.municipality_id, null, null);
    return true;
end $$;

create function identification_on_duty(district int) returns boolean language sql stable {DEFINER} as $$
    select exists (select 1 from staff_turn t join staff_office o on o.id = t.office_id
        where o.kind = 'district' and o.place_id = district and t.from_at <= now() and t.until_at > now())
$$;

create function identification_seal(signal uuid, sealed bytea, key text) returns void
    language plpgsql {DEFINER} as $$
begin
    insert into identification_reporter (signal_id, sealed, key_id)
        select s.id, identification_seal.sealed, key from identification_signal s
        where s.id = signal and s.recorded_by_id = access_worker()
            and s.recorded_at > now() - interval '1 hour';
    if not found then raise insufficient_privilege using message = 'not the speaker''s own signal'; end if;
end $$;
revoke all on function identification_receive(jsonb, bytea, text, bytea, bytea, text),
    identification_by_code(bytea), identification_replies(bytea), identification_add(bytea, bytea, text), identification_on_duty(int),
    identification_seal(uuid, bytea, text) from public;
"""
BACK = """
drop function identification_seal(uuid, bytea, text), identification_on_duty(int),
    identification_add(bytea, bytea, text), identification_replies(bytea), identification_by_code(bytea),
    identification_receive(jsonb, bytea, text, bytea, bytea, text);
"""


class Migration(migrations.Migration):
    dependencies = [("identification", "0002_protected"), ("trail", "0002_written_by_one_function")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
