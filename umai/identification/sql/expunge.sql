-- Makes unreadable what was said in signals that ended long enough ago, and who said it; answers how
-- many. The days of the rule are counted from the Bishkek day of the ending to `on_day`, and a row of
-- identification_expunging says which rule. A report with which a case goes on keeps its words as long
-- as the case is open. Takes at most `most` signals and skips locked ones, so two runs may work at once.
-- Called by: umai/identification/jobs.py.
create function identification_expunge(on_day date, unfounded int, otherwise int, most int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare gone uuid[];
begin
    with over as (
        select s.id, s.district_id, s.municipality_id, e.how,
            (e.recorded_at at time zone 'Asia/Bishkek')::date as ended_on
        from identification_signal s join identification_signalending e on e.signal_id = s.id
        where s.ended_at < (on_day - least(unfounded, otherwise))::timestamp at time zone 'Asia/Bishkek'
            and not exists (select from identification_expunging x where x.signal_id = s.id)
            and (e.recorded_at at time zone 'Asia/Bishkek')::date
                + case e.how when 'unfounded' then unfounded else otherwise end < on_day
            and not exists (select from intake_origin g
                where g.signal_id = s.id and not exists (
                    select from intake_closure c where c.case_id = g.case_id))
        limit most for update of s skip locked),
    noted as (
        insert into identification_expunging
            (id, signal_id, district_id, municipality_id, source, rule, days, ended_on)
        select gen_random_uuid(), id, district_id, municipality_id, 'batch',
            case how when 'unfounded' then 'expunge_unfounded_days' else 'expunge_words_days' end,
            case how when 'unfounded' then unfounded else otherwise end, ended_on
        from over returning signal_id)
    select coalesce(array_agg(signal_id), '{}') into gone from noted;
    update identification_signal set sealed_words = '', digest = null where id = any (gone);
    update identification_addition set sealed_words = '' where signal_id = any (gone);
    update identification_withheldtext set sealed_words = '' where signal_id = any (gone);
    update identification_gatewaymessage set sealed_request = '' where signal_id = any (gone);
    update identification_reporter set sealed = '' where signal_id = any (gone);
    update identification_openinghalf h set half = null, reporter_box = null
        from identification_opening o where o.id = h.opening_id and o.signal_id = any (gone);
    return cardinality(gone);
end $$;
