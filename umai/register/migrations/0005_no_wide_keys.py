"""Drop the wide keys of names: `register_findable` stands in their place.

Nothing else is kept in them; backwards an empty table comes back, which nothing reads.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("register", "0004_make_findable")]
    operations = [migrations.DeleteModel(name="NameKey")]
