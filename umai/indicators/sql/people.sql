-- Answers sex and birth of each child as they were known at an instant (null: as they are known now). No name, no PIN.
-- Called by: 14 functions.
create function indicators_people(known_at timestamptz) returns table(child_id uuid, sex text, birth_date date)
language sql stable
as $$
    select i.child_id, case when i.sex = '' then 'unknown' else i.sex end, i.birth_date
    from register_identity i
    where case when known_at is null then i.current else i.recorded_at <= known_at and i.why <> 'struck'
        and not exists (select from register_identity r where r.replaces_id = i.id and r.recorded_at <= known_at) end
$$;
