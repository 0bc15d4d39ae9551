-- Refuses that an original is taken out or handed over by anybody to whom it is not open now, and a download
-- under somebody else's request. The owner, who loads files, is exempt.
-- Called by: trigger open, umai/review/two_persons.py.
create function justice_taken_out_open() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user or new.replaces_id is not null then return new; end if;
    if not justice_original_open(new.evidence_id) then
        raise check_violation using message = 'this original is not open', constraint = 'original_open';
    end if;
    if tg_nargs > 0 then
        if not exists (
            select from justice_evidenceopening o join justice_evidenceopeninganswer a on a.opening_id = o.id
            where o.id = new.opening_id and o.recorded_by_id = access_worker() and a.agreed and a.open_until > now())
        then
            raise check_violation using message = 'this was opened for somebody else', constraint = 'original_open';
        end if;
    end if;
    return new;
end $$;

create trigger open before insert on justice_evidencedownload for each row
    execute function justice_taken_out_open('opening');
create trigger open before insert on justice_evidencehandover for each row execute function justice_taken_out_open();
