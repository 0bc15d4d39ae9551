-- A match is seen with its signal, and written only by the level that answers the signal.
create policy of_signal on identification_signalmatch as restrictive for all to umai_web, umai_worker using (exists (select 1 from identification_signal s where s.id = signal_id)) with check (exists (select 1 from identification_signal s where s.id = signal_id
    and s.district_id = any ((select access_districts())::int[])
    and (s.keeper = 'district' or (select access_role()) = 'oblast_supervisor')));
