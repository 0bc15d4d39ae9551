-- Refuses a member, an attendance or a step of another Commission's session, and what is out of order: who
-- is invited and who came is said before the session is opened, it is closed after that, and what was not
-- held was not opened. It is not opened when fewer came than its quorum, or with a quorum that is not more
-- than half of the members. The owner, who loads lists, is exempt.
-- Called by: trigger own_session.
create function commission_own_session() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare which uuid; s commission_sitting; said text[]; members int; came int;
begin
    if session_user = current_user then return new; end if;
    if tg_table_name = 'commission_presence' then
        select m.session_id into which from commission_member m where m.id = new.member_id;
    else
        which := new.session_id;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(which::text, 42));
    select * into s from commission_sitting where id = which;
    if s.commission_id is distinct from new.commission_id then
        raise insufficient_privilege using message = 'this session is another Commission''s';
    end if;
    said := array(select t.kind::text from commission_sessionstep t where t.session_id = which);
    if tg_table_name <> 'commission_sessionstep' and said <> '{}'
        or tg_table_name = 'commission_sessionstep' and not (case to_jsonb(new) ->> 'kind'
            when 'closed' then said = array['opened'] else said = '{}' end) then
        raise check_violation using message = 'not the next step of the session',
            constraint = 'commission_in_order';
    end if;
    if to_jsonb(new) ->> 'kind' = 'opened' then
        select count(*), count(*) filter (where a.present) into members, came
            from commission_member m left join commission_presence a on a.member_id = m.id
            where m.session_id = which;
        if came < new.quorum or new.quorum * 2 <= members then
            raise check_violation using message = 'no quorum', constraint = 'commission_no_quorum';
        end if;
    end if;
    return new;
end $$;

-- It runs after the trigger keep, by its name, so the row has its Commission.
create trigger own_session before insert on commission_member for each row execute function commission_own_session();
-- It runs after the trigger keep, by its name, so the row has its Commission.
create trigger own_session before insert on commission_presence for each row execute function commission_own_session();
-- It runs after the trigger keep, by its name, so the row has its Commission.
create trigger own_session before insert on commission_sessionstep for each row execute function commission_own_session();
