"""How much disk does the database of a filled rehearsal take?

    UMAI_HOME=… .venv/bin/python -m bench.disk [--json DIR]

Sizes are those that PostgreSQL says: the whole database, the rows alone, the indexes, the trail with its
proofs, and one child's share. The log of changes (pg_wal) and sealed files lie beside it and are not in it.
"""

from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database

BYTES_OF_GB = 1e9
OWN_TABLES = "from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"


def main():
    args = bench_parser(__doc__).parse_args()
    with open_database(filled_home()):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("disk", read_volume(cursor))
            whole = read_number(cursor, "select pg_database_size(current_database())")
            rows = read_number(cursor, f"select sum(pg_table_size(oid)) {OWN_TABLES}")
            indexes = read_number(cursor, f"select sum(pg_indexes_size(oid)) {OWN_TABLES}")
            trail = read_number(
                cursor, rf"select sum(pg_total_relation_size(oid)) {OWN_TABLES} and relname like 'trail\_%'"
            )
    result.add("disk_database", "the database", unit="GB", value=round(whole / BYTES_OF_GB, 1))
    result.add("disk_rows", "of it rows", unit="GB", value=round(rows / BYTES_OF_GB, 1))
    result.add("disk_indexes", "of it indexes", unit="GB", value=round(indexes / BYTES_OF_GB, 1))
    result.add(
        "disk_trail", "of it the trail, rows and indexes", unit="GB", value=round(trail / BYTES_OF_GB, 1)
    )
    result.add(
        "disk_child",
        "of the whole, for each child",
        unit="KB",
        value=round(whole / 1000 / result.volume["children"], 1),
    )
    result.tell(args.json)


def read_number(cursor, question):
    cursor.execute(question)
    return int(cursor.fetchone()[0])


if __name__ == "__main__":
    main()
