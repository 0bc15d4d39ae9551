-- Begins every signal as waiting, not screened and not ended, whatever was written. Gives it to the
-- oblast when the feared person (key numbers in `umai.feared`) may work today in an office of the
-- district, or live in one household with somebody who does. Answers nothing, so nobody can ask who is
-- staff. Security definer: the key numbers of staff are closed to every role.
-- Called by: trigger begin.
create function identification_begin() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare pairs jsonb := coalesce(nullif(current_setting('umai.feared', true), ''), '[]')::jsonb;
begin
    new.waits := true; new.outcome := null; new.screened_at := null; new.ended_at := null;
    if new.keeper = 'district' and pairs <> '[]' and exists (
        select from jsonb_array_elements(pairs) pair
        join identification_staffnamekey k on k.given = (pair->>0)::int and k.other = (pair->>1)::int
        join staff_term t on t.worker_id = k.worker_id and t.from_on <= access_today()
            and coalesce(t.to_on >= access_today(), true) and coalesce(t.ended_at > now(), true)
        join staff_office o on o.id = t.office_id and coalesce(o.to_on >= access_today(), true)
        join places_place p on p.id = o.place_id and p.district_id = new.district_id)
    then new.keeper := 'oblast'; end if;
    return new;
end $$;

create trigger begin before insert on identification_signal for each row execute function identification_begin();
