-- Writes an answer only to a row that the speaker sees, in its place, with a signal that they see.
create policy of_a_row_that_is_read on unseen_rowanswer as restrictive for insert to umai_web with check (
    child_id is null and carries_id is null and exists (
        select from linkage_listrow r where r.id = row_id and r.district_id = unseen_rowanswer.district_id
            and r.municipality_id is not distinct from unseen_rowanswer.municipality_id)
    and (signal_id is null or exists (select from identification_signal s where s.id = signal_id)));
