-- Adds a person who is to get a post, with PIN and dwelling; answers the person's id. For those who give
-- posts: a head and an administrator. A PIN that is known already violates one_worker_per_pin. Security
-- definer: the web role adds nobody and does not read PINs.
-- Called by: umai/offices/people/actions.py.
create function offices_add_worker(
    family text, first text, middle text, pin text, dwelling text
) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare one uuid := gen_random_uuid();
begin
    if coalesce(access_role() not in ('head', 'administrator'), true) then
        raise insufficient_privilege using message = 'the speaker adds nobody';
    end if;
    insert into staff_worker (id, surname, given, patronymic) values (one, family, first, middle);
    insert into staff_particulars (worker_id, pin, dwelling_words, phone, email, language)
        values (one, pin, dwelling, '', '', 'ky');
    return one;
end $$;
