-- Records what somebody asked with the code of a parent, sealed, with a trail entry, once a code; answers within how
-- many days the office calls. The same row sent again is kept already and has the same answer. For a code that is
-- not good the answer is null, and nothing is written. The file, the place and the last day follow from the code.
-- Refuses what is longer than 20,000 signs. Security definer: the public role may write to no table.
-- Called by: umai/call_back/site/database.py.
create function call_back_send(code text, given uuid, spoken text, box text, box_key text) returns integer
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    c record;
    here record;
begin
    if length(box) > 20000 or length(box_key) > 64 or length(spoken) > 10 then
        raise check_violation using message = 'too long';
    end if;
    select v.id, v.child_id, v.answer_days into c from call_back_callcode v
        where v.code_hash = code and v.code_hash <> '';
    if not found then return null; end if;
    perform pg_advisory_xact_lock(hashtextextended(c.child_id::text, 41));
    if exists (select from call_back_callrequest r where r.id = given and r.code_id = c.id) then
        return c.answer_days;
    end if;
    if not call_back_code_opens(code) then return null; end if;
    insert into call_back_callrequest (id, child_id, code_id, language, due_on, sealed, key, source)
        values (given, c.child_id, c.id, spoken, access_today() + c.answer_days, box, box_key, 'form')
        on conflict do nothing
        returning district_id, municipality_id into here;
    if not found then return null; end if;
    perform trail_write('call_back.send', 'done', 'call_back.callrequest', given, c.child_id,
        here.district_id, here.municipality_id, null, null);
    return c.answer_days;
end $$;
