"""Put every row of a protection behind row security. Safe forward and back with data in place."""

from django.db import migrations

from umai.access.protect import Protect

STEPS = (
    "going", "decision", "removal", "temporaryplace", "examination", "childsview", "sibling", "conflict",
    "watch", "contact", "notice", "application",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("protection", "0001_initial"), ("register", "0002_protected")]
    operations = [
        Protect("protection_protection"),
        Protect("protection_companion"),
        Protect("protection_proposal"),
        Protect("protection_ending"),
        *[Protect(f"protection_{step}", fact=True) for step in STEPS],
    ]
