alter table justice_rosterentry force row level security;
alter table justice_rosterentry enable row level security;

-- Who takes care of the roster of a place adds entries for it and corrects them.
create policy added on justice_rosterentry for insert to umai_web
    with check (place_id = any ((select justice_roster_places())::int[]));

-- The owner sees and writes every row; the trigger keep still refuses changes.
create policy owner on justice_rosterentry to current_user using (true) with check (true);

-- Whoever reads files of children or watches over those who do sees the whole roster: it names no child.
create policy seen on justice_rosterentry for select to umai_web using ((select access_role()) in ('social_worker',
    'specialist', 'head', 'oblast_supervisor', 'ministry_supervisor', 'inspector', 'prosecutor', 'ombudsman',
    'commissioner'));
