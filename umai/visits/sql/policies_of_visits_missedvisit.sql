-- Nobody writes a missed visit from the web; the clock's job does.
create policy by_the_clock on visits_missedvisit as restrictive for insert to umai_web with check (false);
