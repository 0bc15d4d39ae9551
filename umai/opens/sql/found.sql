-- Answers the records of which every word that was asked holds: the PIN, or surname, given name and (year of
-- birth or village), letter by letter but for capitals. A patronymic and a second of the two narrow it down.
-- Nothing is answered to less, so that nobody looks around by it.
-- Called by: opens_open.
create function opens_found(about jsonb) returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    by_pin text := coalesce(about->>'pin', '');
    year int := (about->>'year')::int;
    village text := lower(coalesce(about->>'village', ''));
begin
    if by_pin <> '' then
        return array(select i.child_id from register_identity i where i.current and i.pin = by_pin);
    end if;
    if coalesce(about->>'surname', '') = '' or coalesce(about->>'given', '') = ''
        or (year is null and village = '') then
        return '{}';
    end if;
    return array(
        select i.child_id from register_identity i
        where i.current and lower(i.surname) = lower(about->>'surname') and lower(i.given) = lower(about->>'given')
            and (coalesce(about->>'patronymic', '') = '' or lower(i.patronymic) = lower(about->>'patronymic'))
            and (year is null or extract(year from i.birth_date) = year)
            and (village = '' or exists (
                select from register_address a join places_place p on p.id = a.settlement_id
                where a.child_id = i.child_id and a.current and coalesce(a.holds_to >= access_today(), true)
                    and village in (lower(p.name_ky), lower(p.name_ru), lower(p.name_en)))));
end $$;
