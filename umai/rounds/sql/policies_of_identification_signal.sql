-- A member of a round sees a signal only while it is written: what became of it says whether the child was known.
create policy of_round on identification_signal as restrictive for select to umai_web
    using ((select access_role()) is distinct from 'round_member' or recorded_at >= now());
