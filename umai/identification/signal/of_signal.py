"""What every row about a signal has. Apart from the models, so that files of models may share it."""

from django.db import models

from umai.access.protect import Protect

# Seen with the signal; written by whoever answers for it, and not by the district from which it is kept.
OF_SIGNAL = "exists (select 1 from identification_signal s where s.id = signal_id)"
ANSWERING = """exists (select 1 from identification_signal s where s.id = signal_id
    and s.district_id = any ((select access_districts())::int[])
    and (s.keeper = 'district' or (select access_role()) = 'oblast_supervisor'))"""


class OfSignal(models.Model):
    """What every row about a signal has; such a row is seen by whoever sees the signal."""

    protected_by = Protect(reach=OF_SIGNAL, writes=ANSWERING)

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: a row about a report is part of no child's file."""

    class Meta:
        abstract = True
