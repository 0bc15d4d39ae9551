-- Derives anew the lines of two rows when their pair is judged, in every edition in which the rows stand
-- unchanged. A pair of a row and a child changes lines through its resolution instead.
-- Called by: trigger unseen.
create function unseen_on_judgement() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform unseen_regroup_rows(array(
        select unnest(linkage_same_rows(p.row_id) || linkage_same_rows(p.other_id)) from linkage_recordpair p
        where p.other_id is not null and p.id in (select pair_id from came)));
    return null;
end $$;

create trigger unseen after insert on linkage_pairjudgement referencing new table as came for each statement execute function unseen_on_judgement();
