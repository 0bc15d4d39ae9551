-- Answers whether a code, by its hash, is good to ask for a call today: it was given, its last day has not passed,
-- it was not taken back and not used, and its parent is nobody from whom the child is to be protected. Tells
-- nothing else, so that which of these is missing is not told either. Security definer: the public role may read
-- no code.
-- Called by: call_back_send, umai/call_back/site/database.py.
create function call_back_code_opens(code text) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from call_back_callcode c where c.code_hash = code and c.code_hash <> ''
            and c.ends_on >= access_today()
            and not exists (select from call_back_callcodetakenback b where b.code_id = c.id)
            and not exists (select from call_back_callrequest r where r.code_id = c.id)
            and not call_back_danger(c.child_id, c.adult_id))
$$;
