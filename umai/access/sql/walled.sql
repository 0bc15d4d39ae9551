-- Answers the children whose files a wall hides from the speaker, among decoys: the list is as long for
-- who has no wall, and nobody can tell which of it is a child. Policies compare with it, so the web role
-- may run it. Security definer: walls are closed to the web role.
-- Called by: 29 functions, policies, bench/looks.py.
create function access_walled() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin return access_padded('children', access_behind_walls()); end $$;
