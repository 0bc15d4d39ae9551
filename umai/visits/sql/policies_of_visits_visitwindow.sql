-- Nobody strikes out a planned visit from the web; another window may replace it.
create policy never_struck on visits_visitwindow as restrictive for insert to umai_web with check (why <> 'struck');
