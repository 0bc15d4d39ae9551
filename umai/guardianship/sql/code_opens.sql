-- Answers whether a code, by its hash, is good to send an announcement today: it was given, its last day has not
-- passed, it was not taken back and sent nothing yet. Tells nothing else, so that which of these is missing is
-- not told either. Security definer: the public role may read no invitation.
-- Called by: guardianship_send, umai/guardianship/site/database.py.
create function guardianship_code_opens(code text) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from guardianship_invitation i where i.code_hash = code and i.code_hash <> ''
            and i.ends_on >= access_today()
            and not exists (select from guardianship_invitationtakenback b where b.invitation_id = i.id)
            and not exists (select from guardianship_sentannouncement s where s.invitation_id = i.id))
$$;
