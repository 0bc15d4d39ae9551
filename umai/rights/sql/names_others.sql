-- Answers, for each of these texts, whether it names somebody or some place that is on no paper of a file: a
-- child with whom the child of this request shares an adult or a household, whoever it was protected from, or
-- the address of a safe place. For a released request within the reach of whoever speaks; null for all others.
-- Security definer: the names of children whose files the speaker neither reaches nor has opened hide a text too.
-- A word counts from the stem of a name on, because both languages decline names: that hides more than it must.
-- Called by: umai/rights/extract/contents.py.
create function rights_names_others(asked uuid, texts text[]) returns boolean[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    files uuid[];
    others uuid[];
    own text[];
    stems text[];
    places text[];
begin
    select register_one_with(array[r.child_id]) into files
    from rights_extractrequest r join rights_extractanswer a on a.request_id = r.id and a.released
    where r.id = asked and rights_within(r.child_id);
    if files is null then return null; end if;
    others := array(
        with adults as (
            select k.adult_id from register_kinship k where k.child_id = any (files)
            union select c.carer_id from register_carearrangement c where c.child_id = any (files))
        select k.child_id from register_kinship k join adults using (adult_id)
        union select c.child_id from register_carearrangement c join adults a on a.adult_id = c.carer_id
        union select beside.child_id from register_membership home
            join register_membership beside on beside.household_id = home.household_id
            where home.child_id = any (files) and beside.child_id is not null
        except select unnest(files));
    others := array(select unnest(register_one_with(others)) except select unnest(files));
    own := array(
        select w.word from register_identity i, rights_words_of(i.given) w(word) where i.child_id = any (files));
    stems := array(
        with named (words) as (
            select i.given from register_identity i where i.child_id = any (others)
            union select i.given from protection_safetydecision d
                join register_adultidentity i on i.adult_id = d.suspect_id where d.child_id = any (files)
            union select regexp_replace(d.suspect_words, '(^|[^[:alpha:]])[[:lower:]][[:alpha:]]*', ' ', 'g')
                from protection_safetydecision d where d.child_id = any (files))
        select distinct regexp_replace(w.word, '(.{3,})[аоуыэяюиейь]$', '\1')
        from named n, rights_words_of(n.words) w(word)
        where length(w.word) >= 3 and w.word <> all (own));
    places := array(
        select lower(s.words) from register_shelteraddress s where s.child_id = any (files) and s.words <> '');
    return array(
        select exists (
                select from rights_words_of(t.said) w(word), unnest(stems) stem
                where starts_with(w.word, stem) and w.word <> all (own))
            or exists (select from unnest(places) place where position(place in lower(t.said)) > 0)
        from unnest(texts) with ordinality t(said, at) order by t.at);
end $$;
