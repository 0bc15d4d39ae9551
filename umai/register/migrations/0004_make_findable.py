"""Make every recorded identity findable by the narrow rows, from the names as they were written.

Reads all identities in batches; a few minutes for a million. Backwards nothing is done: the rows
go with their table. Safe to run with data in place; what is written meanwhile writes its own.
"""

from itertools import batched

from django.db import migrations

from umai.names.keys import KEYS_VERSION, Key, keys_of, number
from umai.names.near import traces
from umai.names.parts import parts_of

COLUMNS = (
    "pk", "child_id", "district_id", "municipality_id", "birth_date", "surname", "given", "patronymic",
    "written_ky", "written_ru", "written_latin",
)  # fmt: skip
FINDABLE = """insert into register_findable (identity_id, child_id, district_id, municipality_id, birth_date, nth,
    given, surname, father, version) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) on conflict do nothing"""
WORD = "insert into register_nearword (trace, kind, word) values (%s, %s, %s) on conflict do nothing"


def fill(apps, schema_editor):
    identities = apps.get_model("register", "Identity").objects.using(schema_editor.connection.alias)
    words = set()
    with schema_editor.connection.cursor() as cursor:
        for batch in batched(identities.values_list(*COLUMNS).iterator(5000), 5000):
            rows = []
            for pk, child, district, municipality, born, surname, given, patronymic, *written in batch:
                keys = keys_of(parts_of(surname, given, patronymic), *filter(None, written)) or [Key()]
                words |= {("g", word) for key in keys for word in (key.given, key.father)}
                words |= {("s", key.surname) for key in keys}
                rows += [
                    (pk, child, district, municipality, born, nth, *map(number, key), KEYS_VERSION)
                    for nth, key in enumerate(keys)
                ]
            cursor.executemany(FINDABLE, rows)
        known = [(kind, word) for kind, word in words if 0 < len(word) <= 60]
        for batch in batched(known, 5000):
            cursor.executemany(
                WORD,
                [
                    (number(f"{KEYS_VERSION}{kind}{trace}"), kind, word)
                    for kind, word in batch
                    for trace in traces(word)
                ],
            )


class Migration(migrations.Migration):
    dependencies = [("register", "0003_findable")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
