-- Answers the id of the signal by which an office is told of a child near the suspect of an incident: the same at
-- each call, another one after the incident was found unfounded and came back. No role may run it.
-- Called by: justice_elsewhere, justice_hushed, justice_match_told, justice_signal_near.
create function justice_signal_of(incident uuid, person uuid) returns uuid
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select encode(substring(sha256(convert_to(concat_ws(' ', 'umai justice', incident, person,
        (select count(*) from justice_unfoundedanswer a
            where a.incident_id = incident and a.agreed and a.why <> 'struck' and not a.current)), 'utf8')) for 16), 'hex')::uuid
$$;
