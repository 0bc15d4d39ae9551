-- Adds sealed words under the reporter's code and writes the trail; answers whether it did. Locks the
-- signal. Adds nothing for an unknown code, to a signal that ended, beyond 20 additions, or over 200,000
-- bytes. Security definer: the public role may write to no table.
-- Called by: identification_message_more, umai/identification/report_form/database.py.
create function identification_add(code bytea, words bytea, words_key text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare s record;
begin
    select id, district_id, municipality_id into s from identification_signal where code_hash = code for update;
    if not found or length(words) > 200000
        or exists (select 1 from identification_signalending e where e.signal_id = s.id)
        or (select count(*) from identification_addition a where a.signal_id = s.id) >= 20 then
        return false;
    end if;
    insert into identification_addition (id, district_id, municipality_id, source, signal_id, sealed_words, words_key)
        values (gen_random_uuid(), s.district_id, s.municipality_id, 'form', s.id, identification_add.words,
            identification_add.words_key);
    perform trail_write('identification.add', 'done', 'identification.signal', s.id, null, s.district_id,
        s.municipality_id, null, null);
    return true;
end $$;
