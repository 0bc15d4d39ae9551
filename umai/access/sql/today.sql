-- Answers today's date in Bishkek, at the start of the transaction.
-- Called by: 82 functions, policies, bench/repeated.py, bench/watch.py, umai/justice/duties/reading.py, umai/notices/calls/reading.py, umai/offices/helper/reading.py, umai/watch/opening/reading.py.
create function access_today() returns date
language sql stable parallel safe
as $$
select (now() at time zone 'Asia/Bishkek')::date
$$;
