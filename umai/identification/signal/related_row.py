"""What every row about a signal has, in a file of its own because several files of models use it."""

from django.db import models

from umai.access.row_security import RowSecurity

# Whoever sees the signal sees its rows; only the level that answers for the signal writes them.
SEES_SIGNAL = "exists (select 1 from identification_signal s where s.id = signal_id)"
ANSWERS_SIGNAL = """exists (select 1 from identification_signal s where s.id = signal_id
    and s.district_id = any ((select access_districts())::int[])
    and (s.keeper = 'district' or (select access_role()) = 'oblast_supervisor'))"""
# True of the row `n` when what was said in its signal was made unreadable by rule.
EXPUNGED = "exists (select from public.identification_expunging x where x.signal_id = n.signal_id)"


class SignalRelatedRow(models.Model):
    """What every row about a signal has; such a row is seen by whoever sees the signal."""

    protected_by = RowSecurity(reach=SEES_SIGNAL, writes=ANSWERS_SIGNAL)

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: a row about a report is part of no child's file."""

    class Meta:
        abstract = True
