-- Records what somebody sent with the code of a parent, sealed, with a trail entry, once a code; answers within
-- how many days the office reads it. The same row sent again is kept already and has the same answer. For a code
-- that is unknown, over, used or taken back the answer is null, and nothing is written. The file, the place and
-- the last day to answer follow from the invitation. Refuses what is longer than 200,000 signs. Security definer:
-- the public role may write to no table.
-- Called by: umai/guardianship/site/database.py.
create function guardianship_send(code text, given uuid, spoken text, box text, box_key text) returns integer
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    i record;
    here record;
begin
    if length(box) > 200000 or length(box_key) > 64 or length(spoken) > 10 then
        raise check_violation using message = 'too long';
    end if;
    select v.id, v.child_id, v.answer_days into i from guardianship_invitation v
        where v.code_hash = code and v.code_hash <> '';
    if not found then return null; end if;
    perform pg_advisory_xact_lock(hashtextextended(i.child_id::text, 41));
    if exists (select from guardianship_sentannouncement s where s.id = given and s.invitation_id = i.id) then
        return i.answer_days;
    end if;
    if not guardianship_code_opens(code) then return null; end if;
    insert into guardianship_sentannouncement
            (id, child_id, invitation_id, language, due_on, sealed, key, source)
        values (given, i.child_id, i.id, spoken, access_today() + i.answer_days, box, box_key, 'form')
        on conflict do nothing
        returning district_id, municipality_id into here;
    if not found then return null; end if;
    perform trail_write('guardianship.send', 'done', 'guardianship.sentannouncement', given, i.child_id,
        here.district_id, here.municipality_id, null, null);
    return i.answer_days;
end $$;
