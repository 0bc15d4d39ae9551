"""Let a child be found by the day, and in the place named, without reading those who are not meant.

The indexes hold all that such a question compares: of the children born on one day, or called alike in one
district, only those who agree in the rest are read from the table. Safe forward and back with data in place;
some seconds for two million children.
"""

from django.db import migrations, models

BEFORE = {
    "findable_given_there": ["district", "given"],
    "findable_surname_there": ["district", "surname"],
}
AFTER = {
    "findable_born_father": ["birth_date", "father"],
    "findable_given_place": ["district", "given", "municipality", "birth_date"],
    "findable_surname_place": ["district", "surname", "municipality", "birth_date"],
}


class Migration(migrations.Migration):
    dependencies = [("register", "0010_weights")]
    operations = [
        *(
            migrations.AddIndex(model_name="findable", index=models.Index(fields=fields, name=name))
            for name, fields in AFTER.items()
        ),
        *(migrations.RemoveIndex(model_name="findable", name=name) for name in BEFORE),
    ]
