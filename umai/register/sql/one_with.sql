-- Answers these records and all records that are one child with them, through any chain of current
-- merges. Security definer: also records that the speaker does not see.
-- Called by: 81 functions, umai/linkage/histories/joining.py.
create function register_one_with(children uuid[]) returns uuid[]
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if cardinality(children) = 0 then return '{}'; end if;
    return array(
        with recursive one (id) as (
            select unnest(children)
            union
            select case when m.child_id = one.id then m.other_id else m.child_id end
            from one join register_merge m on m.current and (m.child_id = one.id or m.other_id = one.id))
        select id from one);
end $$;
