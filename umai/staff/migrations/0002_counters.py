"""The table in which tries are counted, for Django's database cache.

Named so that it falls to the role that holds accounts and sessions, and to no other. Safe
forward and back: what it holds is minutes old at most.
"""

from django.db import migrations

FORWARD = """
create table account_counter (
    cache_key varchar(255) primary key, value text not null, expires timestamptz not null
);
create index account_counter_expires on account_counter (expires);
"""
BACK = "drop table account_counter;"


class Migration(migrations.Migration):
    dependencies = [("staff", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
