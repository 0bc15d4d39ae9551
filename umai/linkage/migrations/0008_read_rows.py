"""Name the rows of which readers said something, so that of all others nothing is asked pair by pair.

They are few, and asking `linkage_said` of every pair of a list costs more than all else that is asked with it.
Safe forward and back: one function.
"""

from django.db import migrations

READ_ROWS = """
-- Rows of which readers said something, as they stand in every edition of their list.
create function linkage_read_rows() returns setof uuid language sql stable
    security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct same from linkage_judgement j join linkage_pair p on p.id = j.pair_id,
        unnest(array[p.row_id, p.other_id]) of_row, unnest(linkage_same_rows(of_row)) same
    where j.current and of_row is not null
$$;
revoke all on function linkage_read_rows() from public;
"""


class Migration(migrations.Migration):
    dependencies = [("linkage", "0007_histories")]
    operations = [migrations.RunSQL(READ_ROWS, reverse_sql="drop function linkage_read_rows();")]
