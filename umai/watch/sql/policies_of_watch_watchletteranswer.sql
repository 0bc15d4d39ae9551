alter table watch_watchletteranswer force row level security;
alter table watch_watchletteranswer enable row level security;

-- Answered by the office to which the letter is addressed.
create policy given on watch_watchletteranswer for insert to umai_web with check (
    exists (select from watch_watchletter l where l.id = letter_id and l.to_office_id = (select access_office()))
    and (select access_role()) <> 'specialist');

-- The owner sees and writes every row.
create policy owner on watch_watchletteranswer to current_user using (true) with check (true);

-- Whoever sees the letter sees the answer.
create policy seen on watch_watchletteranswer for select to umai_web using (
    exists (select from watch_watchletter l where l.id = watch_watchletteranswer.letter_id));
