-- Stamps what one person asks and another answers with when, by whom and in which transaction it was
-- written; a request about staff also with whether one person is enough now. Refuses every change and
-- deletion, also by the owner, but what two persons agreed to erase. Rows that the owner itself loads keep
-- their own stamp.
-- Called by: trigger keep.
create function offices_stamp_request() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and trail_erases(tg_table_name, to_jsonb(old), to_jsonb(new)) then return new; end if;
    if tg_op <> 'INSERT' then
        raise exception 'what was asked and answered is never changed or deleted';
    end if;
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
        new.transaction := pg_current_xact_id()::text::bigint;
        if tg_table_name = 'offices_staffrequest' then
            new.alone := offices_one_suffices() and access_role() = 'administrator';
        end if;
    end if;
    return new;
end $$;

create trigger keep before insert or update or delete on offices_programhelper for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on offices_staffrequest for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on offices_staffanswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on lawbook_lawanswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on lawbook_coursedone for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on lawbook_lawproposal for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on opens_emergencyopening for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on opens_emergencyrequest for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on opens_emergencyreview for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on opens_unusualopenanswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on oversight_textreading for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on situations_whatif for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_claimwithdrawal for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_editionanswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_editioncandidate for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_editiondrawing for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_editionrequest for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_estimateline for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_estimateremark for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_microdataanswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_microdatarequest for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_keptestimate for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_lawquestion for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_lawquestionresult for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_mademicrodata for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on statistics_publishedclaim for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on walls_liftanswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on walls_liftrequest for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on walls_secondrecord for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on walls_tieanswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on walls_tiesuggestion for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on watch_watchletter for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on watch_watchletteranswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on watch_watchopening for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on watch_watchopeninganswer for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on watch_watchopeningnote for each row execute function offices_stamp_request();
create trigger keep before insert or update or delete on watch_watchopeningrequest for each row execute function offices_stamp_request();
