-- The juvenile inspector writes the next stage of what is shared with the own office, as from the body.
create policy told_by_police on justice_proceedingstage for insert to umai_web
    with check (from_body and proceeding_id = any ((select justice_with_police())::uuid[]));

-- The inspector sees the stages that inspectors of the own office wrote, of what is still shared with it.
create policy seen_by_police on justice_proceedingstage for select to umai_web
    using (from_body and recorded_office_id = (select access_office())
        and proceeding_id = any ((select justice_with_police())::uuid[]));
