"""Put files behind row security, the sealed ones behind the seal, and their keys behind the files.

A key is seen by whoever sees the file, and only the key of what is shown: the web's role can write
the key of an original and never read it again. `documents_unclaimed` tells the worker's role which
names of stored files no key speaks of, so that it can sweep them without seeing any row.

Safe forward and back with data in place.
"""

from django.db import migrations

from umai.access.protect import Protect

HAS_FILE = """(exists (select 1 from documents_file f where f.id = of_id)
    or exists (select 1 from documents_sealedfile s where s.id = of_id))"""

FORWARD = f"""
alter table documents_datakey enable row level security;
alter table documents_datakey force row level security;
create policy owner on documents_datakey to current_user using (true) with check (true);
create policy seen on documents_datakey for select to umai_web using (form = 'shown' and {HAS_FILE});
create policy inserted on documents_datakey for insert to umai_web with check ({HAS_FILE});

create function documents_unclaimed(names text[]) returns text[] language plpgsql stable
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    return array(select n from unnest(names) n
                 where not exists (select 1 from documents_datakey k where k.name = n));
end $$;
revoke all on function documents_unclaimed(text[]) from public;
"""
BACK = """
drop function documents_unclaimed(text[]);
drop policy inserted on documents_datakey;
drop policy seen on documents_datakey;
drop policy owner on documents_datakey;
alter table documents_datakey no force row level security;
alter table documents_datakey disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_files"), ("access", "0003_stamps_and_moves")]
    operations = [
        Protect("documents_file", fact=True),
        Protect("documents_sealedfile", fact=True, sealed=True),
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
    ]
