"""Find what a returned plan owes in one pass over all plans, however many there are.

`not in` is kept as a list that is read to its end for every plan, once it no longer fits the memory
of a question: at six hundred thousand plans that took hours. `not exists` is a join. Safe forward
and back with data in place: nothing but the two functions changes.
"""

from importlib import import_module

from django.db import migrations

before = import_module("umai.planning.migrations.0005_owed_until_approved")

LIST = "l.id not in (select edition_id from stood)"
JOIN = "not exists (select from stood known where known.edition_id = l.id)"


def functions(again):
    """The two functions, without the renewal of what is there: nothing else is owed than before."""
    return before.functions(before.IN_FORCE, before.BOTH, again).rpartition("select planning_renew")[0]


class Migration(migrations.Migration):
    dependencies = [("planning", "0005_owed_until_approved")]
    operations = [
        migrations.RunSQL(functions(before.AGAIN.replace(LIST, JOIN)), reverse_sql=functions(before.AGAIN)),
    ]
