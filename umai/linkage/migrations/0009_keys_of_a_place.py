"""Find candidates by day and father, day and place, place and one name, and without a date by family and place.

Children on the register whom lists name without a PIN were never compared where one name held a slip and
another was missing, because every key needs two. The place is what most lists have. Rows of lists get the
indexes that children have (register 0012). Safe forward and back with data in place.
"""

from importlib import import_module

from django.db import migrations, models

BEFORE = import_module("umai.linkage.migrations.0006_promising_candidates")
DAYS = {"given": 1100, "surname": 370}  # how far the dates of one name in one place may lie apart


def more(within):
    """The arms that are new, to be added to those of before."""
    known = "o.birth_date = r.birth_date and not r.yearly"
    there = "o.district_id = r.district_id and o.municipality_id = r.municipality_id"
    found = [f"{known} and o.{within['father']} = r.father_key", f"{known} and {there}"]
    found += [
        f"{there} and o.{within[name]} = r.{name}_key and abs(o.birth_date - r.birth_date) < {days}"
        for name, days in DAYS.items()
    ]
    family = " and ".join(f"o.{within[name]} = r.{name}_key" for name in ("surname", "father"))
    found.append(f"{there} and {family} and r.birth_date is null")
    return "".join(f" union all {BEFORE.arm(where, within)}" for where in found)


MADE = (
    (
        BEFORE.function(
            "linkage_candidates", "child", BEFORE.OF_REGISTER, BEFORE.PIN_OF_CHILD, BEFORE.UNDECIDED
        ),
        BEFORE.OF_REGISTER,
    ),
    (BEFORE.function("linkage_beside", "other", BEFORE.OF_ROWS, BEFORE.PIN_OF_ROW, ""), BEFORE.OF_ROWS),
    (BEFORE.DOUBLES, BEFORE.OTHERS),
)


def anew(text):
    return text.replace("create function", "create or replace function")


FORWARD = "".join(
    anew(text.replace(BEFORE.arms(within), BEFORE.arms(within) + more(within))) for text, within in MADE
)
BACK = "".join(anew(text) for text, _within in MADE)


class Migration(migrations.Migration):
    dependencies = [("linkage", "0008_read_rows"), ("register", "0012_born_in_a_place")]
    operations = [
        *(
            migrations.AddIndex(
                model_name="row",
                index=models.Index(fields=["municipality", f"{name}_key"], name=f"row_{name}_place"),
            )
            for name in DAYS
        ),
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
    ]
