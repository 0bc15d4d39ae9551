"""Make what an official typed unreadable together with the words of the signal, when a rule says so.

Whatever empties the words of a signal empties the box of its official's report in the same statement; no
other change of that row is let through. Safe forward and back with data in place.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
FORWARD = f"""
create function identification_keep_texts() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and length(new.sealed_texts) = 0
        and to_jsonb(new) - 'sealed_texts' = to_jsonb(old) - 'sealed_texts' then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;
create function identification_unreadable_too() returns trigger language plpgsql {DEFINER} as $$
begin
    update identification_official set sealed_texts = '' where signal_id = new.id;
    return null;
end $$;
revoke all on function identification_unreadable_too() from public;
drop trigger keep on identification_official;
create trigger keep before update or delete on identification_official for each row
    execute function identification_keep_texts();
create trigger unreadable_too after update of sealed_words on identification_signal for each row
    when (length(new.sealed_words) = 0) execute function identification_unreadable_too();
"""
BACK = """
drop trigger unreadable_too on identification_signal;
drop trigger keep on identification_official;
create trigger keep before update or delete on identification_official for each row execute function access_keep();
drop function identification_unreadable_too(), identification_keep_texts();
"""


class Migration(migrations.Migration):
    dependencies = [("identification", "0016_by_two_and_unreadable")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
