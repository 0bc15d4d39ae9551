-- Refuses a referral that sends what its agreement does not name, or that names a case of another child.
-- The agreement must be in force on the day of sending, belong to the district that holds the file, and
-- be with this body or its kind there. The owner is held to it too.
-- Called by: trigger within.
create function referrals_within_agreement() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (
        select 1 from referrals_agreement a
        join staff_office o on o.id = new.to_office_id
        left join places_place p on p.id = o.place_id
        left join referrals_catalogueending e on e.agreement_id = a.id
        where a.id = new.agreement_id
            and a.holds_from <= new.sent_on
            and (a.holds_to is null or new.sent_on <= a.holds_to)
            and (e.holds_to is null or new.sent_on <= e.holds_to)
            and (a.office_id = o.id or a.office_id is null and a.body = o.kind and p.district_id = a.place_id)
            and a.place_id = (select district_id from register_child where id = new.child_id)
            and array(select jsonb_object_keys(new.sent)) <@ a.fields::text[]) then
        raise check_violation using message = 'what is sent is not within the agreement';
    end if;
    if not exists (select 1 from intake_case c where c.id = new.case_id and c.child_id = new.child_id) then
        raise check_violation using message = 'this case is of another child';
    end if;
    return new;
end $$;

create trigger within before insert on referrals_referral for each row execute function referrals_within_agreement();
