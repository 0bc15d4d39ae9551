-- Derives the lines of all districts that an edition or the one before it names, when the edition was
-- taken in or matched. Holds those districts first. For an edition taken in, carries answers over before
-- it derives.
-- Called by: trigger unseen.
create function unseen_on_edition() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare here int; districts int[]; taken uuid; before uuid;
begin
    if tg_table_name = 'linkage_listedition' then taken := new.id; else taken := new.edition_id; end if;
    select follows_id into before from linkage_listedition where id = taken;
    districts := array(select distinct district_id from linkage_listrow
        where edition_id in (taken, before) and (of_migrant or absent) and district_id is not null order by 1);
    perform unseen_lock_districts(districts);
    if tg_table_name = 'linkage_listedition' then perform unseen_carry_over(taken); end if;
    foreach here in array districts loop
        perform unseen_regroup(here);
    end loop;
    return null;
end $$;

-- Deferred to the end of the transaction, because the rows of an edition are written after the edition.
create constraint trigger unseen after insert on linkage_listedition deferrable initially deferred for each row execute function unseen_on_edition();
-- Deferred to the end of the transaction, when all that the matching keeps is written.
create constraint trigger unseen after insert on linkage_matchrun deferrable initially deferred for each row execute function unseen_on_edition();
