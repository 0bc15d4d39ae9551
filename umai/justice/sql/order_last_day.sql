-- Answers the last day of an order that has force on a day, or is suspended on it: 'infinity' where none is known, null
-- where it has no force. The rule of umai/justice/orders/state.py, which a test compares with this.
-- Called by: justice_orders_ending, call_back_danger.
create function justice_order_last_day(which uuid, day date) returns date
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    one record;
    from_on date;
    ends_on date;
    ended_on date;
begin
    select o.in_force_on, coalesce(o.ends_on, 'infinity') into from_on, ends_on
        from justice_protectionorder o where o.line = which and o.current;
    for one in
        select c.does, c.in_force_on as at, coalesce(c.ends_on, 'infinity') as to_on from justice_protectionorder c
        where c.changes_id = which and c.current and c.in_force_on <= day order by c.in_force_on, c.recorded_at
    loop
        if one.does = 'renews' then
            from_on := one.at; ends_on := one.to_on; ended_on := null;
        elsif one.does = 'extends' and ends_on < one.at - 1 then
            from_on := one.at; ends_on := one.to_on;
        elsif one.does = 'extends' then
            ends_on := greatest(ends_on, one.to_on);
        elsif one.does = 'ends' then
            ended_on := coalesce(ended_on, one.at);
        end if;
    end loop;
    return case when ended_on is null and from_on <= day and ends_on >= day then ends_on end;
end $$;
