"""`python -m umai.machine.backup.archive.shape`: which database this version of the program makes, as JSON.

Its migrations, and the digest of its functions, triggers and policies; a process of its own, because what it
asks is known once Django is set up for a home.
"""

import importlib
import json
import os


def shape_of_program() -> dict:
    import django

    django.setup()
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None, ignore_no_migrations=True)
    digest = importlib.import_module("umai.schema.declarations").digest()
    return {"migrations": sorted(list(one) for one in loader.disk_migrations), "set_digest": digest}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "umai.settings")
    os.environ["UMAI_PROCESS"] = "manage"
    print(json.dumps(shape_of_program()))
