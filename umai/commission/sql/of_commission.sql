-- Stamps a row of a child's file with the Commission that hears it, whatever the row says: of a request the
-- one of the district that holds the file, of a matter that of its session, of all else that of its matter.
-- Refuses what is said of a matter whose file moved to another district, but that it is taken out.
-- Gives a matter the next number of its session, also after matters that the speaker may not see. Refuses
-- what comes after the session is over. Rows that the owner itself loads keep their own.
-- Called by: trigger of_commission.
create function commission_of_commission() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare row jsonb := to_jsonb(new); which uuid; i commission_agendaitem;
begin
    if session_user = current_user then return new; end if;
    if tg_table_name = 'commission_hearingrequest' then
        select commission_of_district(c.district_id) into new.commission_id from register_child c where c.id = new.child_id;
        if new.commission_id is null then
            raise check_violation using message = 'the district has no Commission', constraint = 'commission_none';
        end if;
        return new;
    end if;
    if tg_table_name = 'commission_executionreport' then
        select d.commission_id into new.commission_id from commission_decision d
            where d.id = (row ->> 'decision_id')::uuid;
        return new;
    end if;
    which := (row ->> 'session_id')::uuid;
    if which is null then
        select * into i from commission_agendaitem where id = (row ->> 'item_id')::uuid;
        which := i.session_id;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(which::text, 42));
    if tg_table_name = 'commission_agendaitem' then
        new.number := coalesce((select max(a.number) from commission_agendaitem a where a.session_id = which), 0) + 1;
    else
        if exists (select 1 from commission_agendaremoval r where r.item_id = i.id)
            or exists (select 1 from commission_decision d where d.item_id = i.id) then
            raise check_violation using message = 'this matter is over', constraint = 'commission_item_over';
        end if;
    end if;
    select s.commission_id into new.commission_id from commission_sitting s where s.id = which;
    if tg_table_name <> 'commission_agendaremoval' and exists (
        select 1 from staff_office o, register_child c where o.id = new.commission_id and c.id = new.child_id
            and c.district_id <> o.place_id) then
        raise check_violation using message = 'the file moved to another district', constraint = 'commission_moved';
    end if;
    if exists (select 1 from commission_sessionstep t where t.session_id = which and t.kind in ('closed', 'cancelled')) then
        raise check_violation using message = 'the session is over', constraint = 'commission_session_over';
    end if;
    return new;
end $$;

-- It runs before the trigger stamp, by its name, as those of the other tables do.
create trigger of_commission before insert on commission_hearingrequest for each row execute function commission_of_commission();
create trigger of_commission before insert on commission_agendaitem for each row execute function commission_of_commission();
create trigger of_commission before insert on commission_agendaremoval for each row execute function commission_of_commission();
create trigger of_commission before insert on commission_recusal for each row execute function commission_of_commission();
create trigger of_commission before insert on commission_heardview for each row execute function commission_of_commission();
create trigger of_commission before insert on commission_decision for each row execute function commission_of_commission();
create trigger of_commission before insert on commission_executionreport for each row execute function commission_of_commission();
